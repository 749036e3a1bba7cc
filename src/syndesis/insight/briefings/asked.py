"""What a briefing is about, and what its reader may see of it: the rows from which every line is made."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model, Q, QuerySet

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity, ActivityParty
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.core.models import User
from syndesis.core.policies import Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Partnership, Person, Region, RegionCountry
from syndesis.directory.reach import below, in_countries
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant, Proposal
from syndesis.engagement.queries import promises_with_silence

Subject = Organisation | Engagement | Region
MOST_KEYS = 60
"""An address that names more organisations would be too long."""


@dataclass
class Asked:
    """One question: of which subject, by whom, for which day, how much of each part."""

    subject: Subject
    reader: User
    day: date
    length: str
    where: Q = field(default_factory=Q)
    """The organisations that are meant, with all below them."""
    chief: list[Organisation] = field(default_factory=list)
    """Those that are meant by name; of a region none."""

    @cached_property
    def whole(self) -> QuerySet[Organisation, Any]:
        return Organisation.objects.filter(self.where).order_by().values("pk")

    @cached_property
    def keys(self) -> list[int]:
        """All that are meant, where they are few enough to be named in an address."""
        if not self.chief:
            return []
        found = list(
            Organisation.objects.filter(self.where).order_by("pk").values_list("pk", flat=True)[: MOST_KEYS + 1]
        )
        return found if len(found) <= MOST_KEYS else []

    @property
    def besides(self) -> Organisation | None:
        """Whose name goes without saying."""
        return self.subject if isinstance(self.subject, Organisation) else None

    def agreements(self) -> QuerySet[Agreement]:
        rows = Agreement.objects.filter(self._touching(AgreementParty, "agreement"))
        return self._seen(agreements.agreements, rows).prefetch_related("parties__organisation")

    def activities(self) -> QuerySet[Activity]:
        rows = Activity.objects.filter(self._touching(ActivityParty, "activity"))
        return self._seen(activities.activities, rows).prefetch_related("parties__organisation")

    def promises(self) -> QuerySet[Initiative]:
        """Each with the day since when nobody spoke of it (`silent_since`)."""
        rows = promises_with_silence().filter(self._touching(InitiativeParty, "initiative"))
        rows = self._seen(engagement.initiatives, rows).select_related("owner", "counterpart")
        return rows.prefetch_related("parties__organisation")

    def meetings(self) -> QuerySet[Engagement]:
        """Those that stand for themselves and were not called off, without the one that the briefing is for."""
        rows = Engagement.objects.filter(self._touching(Participant, "engagement"), series=None, is_cancelled=False)
        if isinstance(self.subject, Engagement):
            rows = rows.exclude(pk=self.subject.pk)
        return self._seen(engagement.engagements, rows).prefetch_related("participants__organisation", "sessions")

    def proposals(self) -> QuerySet[Proposal]:
        return self._seen(engagement.proposals, Proposal.objects.all())

    def partnerships(self) -> QuerySet[Partnership]:
        rows = Partnership.objects.filter(organisation__in=self.whole)
        return self._seen(directory.partnerships, rows).select_related("organisation")

    def people_seen(self, people: Iterable[Person | None]) -> set[int]:
        """The keys of those of these people that the reader may know."""
        return directory.people.seen(self.reader, {each.pk for each in people if each is not None})

    def organisations_seen(self, organisations: Iterable[Organisation | None]) -> set[int]:
        return directory.organisations.seen(self.reader, {each.pk for each in organisations if each is not None})

    def _touching(self, model: type[Model], column: str) -> Q:
        """Found from the links of the organisations, which are few, not asked of every record."""
        return Q(pk__in=model._default_manager.filter(organisation__in=self.whole).order_by().values(column))

    def _seen(self, policy: Policy, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(policy.scope(self.reader, "view"), archived_at=None)


def asked(subject: Subject, reader: User, day: date, length: str) -> Asked:
    question = Asked(subject, reader, day, length)
    if isinstance(subject, Region):
        countries = set(RegionCountry.objects.filter(region=subject).values_list("country", flat=True))
        question.where = in_countries(countries, _own_path())
        return question
    question.chief = [subject] if isinstance(subject, Organisation) else _guests(subject, reader)
    question.where = below(each.path for each in question.chief)
    return question


def _guests(engagement: Engagement, reader: User) -> list[Organisation]:
    """Who takes part besides us, the highest of each tree that is named there."""
    named = Organisation.objects.filter(
        directory.organisations.scope(reader, "view"),
        pk__in=Participant.objects.filter(engagement=engagement).exclude(organisation=None).values("organisation"),
    )
    own = _own_path()
    found: list[Organisation] = []
    for row in sorted(named, key=lambda each: (len(each.path), each.name)):
        ours = bool(own) and row.path.startswith(own)
        if not ours and not any(row.path.startswith(each.path) for each in found):
            found.append(row)
    return found


def _own_path() -> str:
    return Organisation.objects.filter(is_home=True).values_list("path", flat=True).first() or ""
