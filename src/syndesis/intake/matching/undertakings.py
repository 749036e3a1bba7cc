"""Activities and promises of the record that a finding may be."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q
from rapidfuzz import fuzz

from syndesis.activities import policies as activities
from syndesis.activities.choices import ActivityKind
from syndesis.activities.models import Activity, ActivityParty
from syndesis.core.models import Evidence
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Initiative
from syndesis.intake.case import Case
from syndesis.intake.matching.company import Company
from syndesis.intake.models import Finding
from syndesis.intake.reading.titles import title_of
from syndesis.lib.text import normal

SAME_WORDS = 85
"""Of 100: two titles so alike, word by word, are one undertaking."""


@dataclass(frozen=True)
class Told:
    """What a finding says of an undertaking."""

    words: str
    """Its title, normalised."""
    kind: str
    concerned: AbstractSet[int | None]
    """The partners, by their keys."""


class Undertakings:
    def __init__(self, company: Company) -> None:
        self.company, self.case = company, company.case

    def activity(self, finding: Finding) -> Activity | Initiative | None:
        """An activity on record; else a promise of that name, or the activity that it became."""
        told = self._told(finding)
        for activity in self._activities.values():
            told_here = activity.kind == told.kind and self._told_here(finding, activity)
            held = "" if activity.kind == ActivityKind.OTHER else activity.kind
            if told_here or self._named_alike(told, activity, held):
                return activity
        for initiative in self._initiatives:
            if self._named_alike(told, initiative, initiative.activity_kind):
                return self._activities.get(initiative.activity_id or 0, initiative)
        return None

    def promise(self, finding: Finding) -> Initiative | None:
        told = self._told(finding)
        for initiative in self._initiatives:
            if self._told_here(finding, initiative) or self._named_alike(told, initiative, initiative.activity_kind):
                return initiative
        return None

    def _told(self, finding: Finding) -> Told:
        kind = finding.data.get("activity_kind") or finding.data.get("kind") or ""
        return Told(normal(title_of_promise(self.case, finding)), kind, self.company.partners(finding))

    def _told_here(self, finding: Finding, record: Model) -> bool:
        """Whether this very text speaks of the record at the same place: then it is the same."""
        places = self._places[record._meta.model_name or "", record.pk]
        return any(start < finding.end and finding.start < end for start, end in places)

    def _named_alike(self, told: Told, record: Activity | Initiative, held: str) -> bool:
        """Whether the record, of the kind `held`, has nearly that title, one of those partners, and no other kind."""
        if told.kind and held not in ("", told.kind):
            return False
        parties = {party.organisation_id for party in record.parties.all()} - self.company.ours
        return bool(told.concerned & parties or told.concerned == parties) and (
            fuzz.token_sort_ratio(told.words, normal(record.title)) >= SAME_WORDS
        )

    @cached_property
    def _activities(self) -> dict[int, Activity]:
        """Those of the organisations, and those that their promises became."""
        became = [initiative.activity_id for initiative in self._initiatives if initiative.activity_id]
        of_them = ActivityParty.objects.filter(activity=OuterRef("pk"), organisation__in=self.company.organisations)
        rows = Activity.objects.filter(Exists(of_them) | Q(pk__in=became))
        seen = self.company.visible(activities.activities, rows)
        return {row.pk: row for row in seen.prefetch_related("parties")}

    @cached_property
    def _initiatives(self) -> list[Initiative]:
        rows = Initiative.objects.filter(parties__organisation__in=self.company.organisations).distinct()
        return list(self.company.visible(engagement.initiatives, rows).prefetch_related("parties"))

    @cached_property
    def _places(self) -> dict[tuple[str, int], list[tuple[int, int]]]:
        """Where this very text already speaks of promises and activities."""
        places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        rows = Evidence.objects.filter(text=self.case.text, content_type__model__in=("initiative", "activity"))
        for model, key, start, end in rows.values_list("content_type__model", "object_id", "start", "end"):
            places[model, key].append((start, end))
        return places


def title_of_promise(case: Case, finding: Finding) -> str:
    """The proper name or topic of an activity or commitment; else the words that state it."""
    data: dict[str, Any] = finding.data
    words = data.get("name") or data.get("topic") or case.text.text[finding.start : finding.end]
    return title_of(words, case.text.document.language)
