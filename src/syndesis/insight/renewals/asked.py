"""Of which agreement a pack is, and what its reader may see of its term: the rows from which every line is made."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model, Q, QuerySet

from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.models import Activity, ActivityParty
from syndesis.activities.policies import activities
from syndesis.agreements.choices import CHANGING
from syndesis.agreements.models import Agreement, Obligation, RiskAssessment, ScreeningHit
from syndesis.agreements.policies import agreements, assessments, hits
from syndesis.agreements.policies import obligations as duties
from syndesis.agreements.queries.term import term_of
from syndesis.core.models import User
from syndesis.core.policies import Policy
from syndesis.directory.models import Organisation
from syndesis.directory.policies import organisations
from syndesis.directory.reach import below
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import (
    Engagement,
    EngagementAgreement,
    Initiative,
    InitiativeParty,
    Participant,
)
from syndesis.engagement.policies import engagements, initiatives
from syndesis.engagement.queries import promises_with_silence
from syndesis.lib.terms import Term

PUBLICATIONS = (ActivityKind.PUBLICATION,)


@dataclass
class Reviewed:
    """One question: of which agreement, by whom, for which day."""

    agreement: Agreement
    reader: User
    day: date

    @cached_property
    def term(self) -> Term:
        return term_of(self.agreement, self.day)

    @cached_property
    def first(self) -> date | None:
        """The first day of the term; None where nobody knows it: then all that was before counts."""
        begins = self.agreement.starts_on or self.agreement.signed_on
        return begins.first if begins else None

    @cached_property
    def last(self) -> date:
        """Its last day so far."""
        return min(self.agreement.runs_until or self.day, self.day)

    @cached_property
    def partners(self) -> list[Organisation]:
        """The parties outside our own institution that the reader may see."""
        own = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
        rows = Organisation.objects.filter(organisations.scope(self.reader, "view"), pk__in=self.term.parties)
        return [row for row in rows.order_by("name", "pk") if not (own and row.path.startswith(own))]

    @cached_property
    def _whole(self) -> QuerySet[Organisation, Any]:
        """The partners with all below them."""
        return Organisation.objects.filter(below(each.path for each in self.partners)).order_by().values("pk")

    @cached_property
    def family(self) -> list[int]:
        """The agreement, what was made under it, and what changed it."""
        rows = Agreement.objects.filter(
            Q(pk=self.agreement.pk) | Q(framework=self.agreement) | Q(base=self.agreement, base_relation__in=CHANGING),
            agreements.scope(self.reader, "view"),
            archived_at=None,
        )
        return list(rows.order_by("pk").values_list("pk", flat=True))

    def activities(self) -> QuerySet[Activity]:
        """Under the agreement, or with its partners in its term; those under it first."""
        begun = Q(starts_on_first=None) | Q(starts_on_first__lte=self.last)
        during = self._during("starts_on", "ends_on") | begun & Q(status=ActivityStatus.RUNNING)
        rows = Activity.objects.filter(
            Q(agreement__in=self.family) | during & self._touching(ActivityParty, "activity")
        ).exclude(kind__in=PUBLICATIONS)
        return self._ordered(activities, rows)

    def publications(self) -> QuerySet[Activity]:
        during = self._during("starts_on", "ends_on")
        linked = Q(agreement__in=self.family) | during & self._touching(ActivityParty, "activity")
        return self._ordered(activities, Activity.objects.filter(linked, kind__in=PUBLICATIONS))

    def _ordered(self, policy: Policy, rows: QuerySet[Activity]) -> QuerySet[Activity]:
        rows = self._seen(policy, rows).prefetch_related("parties__organisation")
        return rows.order_by(F("agreement").asc(nulls_last=True), F("starts_on_first").desc(nulls_last=True), "pk")

    def meetings(self) -> QuerySet[Engagement]:
        """In the term, of which the agreement was signed or discussed, or with its partners."""
        linked = EngagementAgreement.objects.filter(agreement__in=self.family).order_by().values("engagement")
        rows = Engagement.objects.filter(
            Q(pk__in=linked) | self._touching(Participant, "engagement"),
            self._during("held_on", "held_until"),
            series=None,
            is_cancelled=False,
        )
        rows = self._seen(engagements, rows).prefetch_related("participants__organisation", "sessions")
        return rows.order_by(F("held_on_last").desc(nulls_last=True), "-pk")

    def promises_kept(self) -> QuerySet[Initiative]:
        return self._promises(Q(stage=Stage.DONE) & self._on("stage_on"))

    def promises_dropped(self) -> QuerySet[Initiative]:
        return self._promises(Q(stage=Stage.DROPPED) & self._on("stage_on"))

    def promises_open(self) -> QuerySet[Initiative]:
        """All that are open today, whenever they were made."""
        return self._promises(Q(stage__in=OPEN_STAGES))

    def _promises(self, condition: Q) -> QuerySet[Initiative]:
        rows = promises_with_silence().filter(condition, self._touching(InitiativeParty, "initiative"))
        rows = self._seen(initiatives, rows).select_related("owner", "counterpart")
        return rows.prefetch_related("parties__organisation").order_by(F("stage_on_last").desc(nulls_last=True), "pk")

    def obligations(self) -> QuerySet[Obligation]:
        rows = self._seen(duties, Obligation.objects.filter(agreement__in=self.family)).select_related("owed_by")
        return rows.order_by(F("due_on").asc(nulls_last=True), "pk")

    def assessments(self) -> QuerySet[RiskAssessment]:
        """Of the partners, or of what they are part of: the newest first."""
        keys = {int(key) for each in self.partners for key in each.path.strip("/").split("/")}
        rows = RiskAssessment.objects.filter(assessments.scope(self.reader, "view"), organisation__in=keys)
        return rows.filter(archived_at=None).select_related("organisation").order_by("-valid_until", "-pk")

    def open_hits(self) -> QuerySet[ScreeningHit]:
        kind = ContentType.objects.get_for_model(Organisation)
        rows = ScreeningHit.objects.filter(hits.scope(self.reader, "view"), content_type=kind, is_gone=False)
        return rows.filter(object_id__in=[each.pk for each in self.partners], state__in=["open", "escalated"])

    def _during(self, column: str, until: str) -> Q:
        """A span that lies at least partly within the term; of which neither end is known, it does not."""
        begun = Q(**{f"{column}_first__lte": self.last})
        if self.first is None:
            return begun
        of_one_day = Q(**{f"{until}_last__isnull": True, f"{column}_last__gte": self.first})
        return begun & (of_one_day | Q(**{f"{until}_last__gte": self.first}))

    def _on(self, column: str) -> Q:
        """A day within the term, or one that nobody knows."""
        known = Q(**{f"{column}_first__lte": self.last})
        if self.first is not None:
            known &= Q(**{f"{column}_last__gte": self.first})
        return known | Q(**{f"{column}_first__isnull": True})

    def _touching(self, model: type[Model], column: str) -> Q:
        found = model._default_manager.filter(organisation__in=self._whole).order_by().values(column)
        return Q(pk__in=found)

    def _seen(self, policy: Policy, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(policy.scope(self.reader, "view"), archived_at=None)
