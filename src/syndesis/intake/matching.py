"""Which record a finding may already be: so that accepting it adds evidence instead of a duplicate."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from rapidfuzz import fuzz

from syndesis.activities import policies as activities
from syndesis.activities.choices import ActivityKind
from syndesis.activities.models import Activity, ActivityParty
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement
from syndesis.core.models import Evidence
from syndesis.core.policies import Policy
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Person
from syndesis.directory.queries import home
from syndesis.directory.reach import below
from syndesis.engagement import policies as engagement
from syndesis.engagement.models import Engagement, Initiative
from syndesis.insight import policies as insight
from syndesis.insight.models import PublishedFigure
from syndesis.intake.case import NEW, Case, is_there
from syndesis.intake.models import Decision, Finding, FindingCategory
from syndesis.intake.reading.titles import title_of
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.text import normal

SAME_WORDS = 85
"""Of 100: two titles so alike, word by word, are one undertaking."""
SAME_OCCASION = {"meeting", "online_meeting", "series", "visit", "ceremony", "other"}
"""Kinds that different writers give to one occasion."""


@dataclass(frozen=True)
class Told:
    """What a finding says of an undertaking."""

    words: str
    """Its title, normalised."""
    kind: str
    concerned: AbstractSet[int | None]
    """The partners, by their keys."""


@dataclass
class Matcher:
    """Finds the record that each finding of a case may already be."""

    case: Case

    def existing(self, finding: Finding) -> Model | None:
        """The record that accepting the finding would add evidence to; None where it would create one."""
        if finding.decision == Decision.ACCEPTED or finding.choice == NEW:
            return None
        match finding.category:
            case FindingCategory.ORGANISATION:
                return self.case.proposal(finding).record
            case FindingCategory.PERSON:
                return self._person(finding)
            case FindingCategory.ENGAGEMENT:
                return self._engagement(finding)
            case FindingCategory.AGREEMENT:
                return self._agreement(finding)
            case FindingCategory.ACTIVITY if is_there(finding):
                return self._activity(finding)
            case FindingCategory.ACTIVITY | FindingCategory.COMMITMENT:
                return self._initiative(finding)
            case FindingCategory.FIGURE:
                return self._figure(finding)
        return None

    def other_figures(self, finding: Finding) -> list[PublishedFigure]:
        """Figures of the record for the same thing with another value: they disagree, or another day."""
        return [figure for figure in self._figures_of(finding) if figure.value != finding.data["value"]]

    def _person(self, finding: Finding) -> Person | None:
        chosen = finding.choice.partition(":")[2]
        given, family = finding.data["given_name"], finding.data["family_name"]
        employers = {
            self._root(record) for f in self.case.organisations_of(finding) if (record := self.case.record_of(f))
        }
        best: tuple[int, Person] | None = None
        for person in self._people:
            if chosen and str(person.pk) == chosen:
                return person
            if normal(person.family_name) != normal(family) or not _names_agree(person.given_name, given):
                continue
            held = {self._root(position.organisation) for position in person.positions.all() if position.organisation}
            if employers and held and not employers & held:
                continue
            score = 2 * bool(employers & held) + (normal(person.given_name) == normal(given))
            if (employers & held or (given and person.given_name)) and (best is None or score > best[0]):
                best = (score, person)
        return best[1] if best else None

    @staticmethod
    def _root(organisation: Organisation) -> str:
        return organisation.path.split("/")[1] if organisation.path else str(organisation.pk)

    @cached_property
    def _people(self) -> list[Person]:
        names = {f.data["family_name"] for f in self.case.of_category(FindingCategory.PERSON)}
        chosen = [f.choice.partition(":")[2] for f in self.case.findings if f.choice.startswith("record:")]
        rows = Person.objects.filter(family_name__in=names) | Person.objects.filter(
            pk__in=[c for c in chosen if c.isdigit()]
        )
        return list(self._visible(directory.people, rows).prefetch_related("positions__organisation"))

    def _partners(self, finding: Finding) -> set[int]:
        """The organisations that a finding concerns, without our own institution, which is part of nearly all."""
        records = (self.case.record_of(f) for f in self.case.organisations_of(finding))
        return {record.pk for record in records if record is not None} - self._ours

    @cached_property
    def _ours(self) -> set[int]:
        ours = home()
        return set(Organisation.objects.filter(below([ours.path])).values_list("pk", flat=True)) if ours else set()

    def _visible(self, policy: Policy, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows that the reviewer may see: no other is ever proposed."""
        rows = rows.filter(archived_at=None)
        return rows if self.case.reader is None else rows.filter(policy.scope(self.case.reader, "view"))

    @cached_property
    def _all_organisations(self) -> list[int]:
        records = (self.case.record_of(f) for f in self.case.of_category(FindingCategory.ORGANISATION))
        return [record.pk for record in records if record is not None]

    def _engagement(self, finding: Finding) -> Engagement | None:
        data, concerned = finding.data, self._partners(finding)
        day = _date(data["date"] or data.get("no_later_than", ""))
        for held in self._engagements:
            present = {participant.organisation_id for participant in held.participants.all()} - self._ours
            if not _alike(concerned, present) or day is None or held.held_on is None:
                continue
            if bool(data["date"]) == held.no_later_than:
                continue
            kinds = {data["kind"], held.kind}
            if len(kinds) > 1 and not kinds <= SAME_OCCASION:
                continue
            if _same_time(day, held.held_on, held.held_until):
                return held
        return None

    @cached_property
    def _engagements(self) -> list[Engagement]:
        rows = Engagement.objects.filter(participants__organisation__in=self._all_organisations, series=None).distinct()
        return list(
            self._visible(engagement.engagements, rows).prefetch_related("participants__organisation", "sessions")
        )

    def _agreement(self, finding: Finding) -> Agreement | None:
        data, concerned = finding.data, self._partners(finding)
        day = _date(data["date"])
        fitting = []
        for agreement in self._agreements:
            parties = {party.organisation_id for party in agreement.parties.all()} - self._ours
            if agreement.kind != data["kind"] or not _alike(concerned, parties):
                continue
            if day is None or agreement.signed_on is None or day.agrees_with(agreement.signed_on):
                fitting.append(agreement)
        # Without a day it may be any of several: then it is none, and the reviewer decides.
        return fitting[0] if fitting and (day is not None or len(fitting) == 1) else None

    @cached_property
    def _agreements(self) -> list[Agreement]:
        rows = Agreement.objects.filter(parties__organisation__in=self._all_organisations).distinct()
        return list(self._visible(agreements.agreements, rows).prefetch_related("parties__organisation"))

    def _activity(self, finding: Finding) -> Activity | Initiative | None:
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

    def _initiative(self, finding: Finding) -> Initiative | None:
        told = self._told(finding)
        for initiative in self._initiatives:
            if self._told_here(finding, initiative) or self._named_alike(told, initiative, initiative.activity_kind):
                return initiative
        return None

    def _told(self, finding: Finding) -> Told:
        kind = finding.data.get("activity_kind") or finding.data.get("kind") or ""
        return Told(normal(title_of_promise(self.case, finding)), kind, self._partners(finding))

    def _told_here(self, finding: Finding, record: Model) -> bool:
        """Whether this very text speaks of the record at the same place: then it is the same."""
        places = self._places[record._meta.model_name or "", record.pk]
        return any(start < finding.end and finding.start < end for start, end in places)

    def _named_alike(self, told: Told, record: Activity | Initiative, held: str) -> bool:
        """Whether the record, of the kind `held`, has nearly that title, one of those partners, and no other kind."""
        if told.kind and held not in ("", told.kind):
            return False
        parties = {party.organisation_id for party in record.parties.all()} - self._ours
        return bool(told.concerned & parties or told.concerned == parties) and (
            fuzz.token_sort_ratio(told.words, normal(record.title)) >= SAME_WORDS
        )

    @cached_property
    def _activities(self) -> dict[int, Activity]:
        """Those of the organisations, and those that their promises became."""
        became = [initiative.activity_id for initiative in self._initiatives if initiative.activity_id]
        of_them = ActivityParty.objects.filter(activity=OuterRef("pk"), organisation__in=self._all_organisations)
        rows = Activity.objects.filter(Exists(of_them) | Q(pk__in=became))
        return {row.pk: row for row in self._visible(activities.activities, rows).prefetch_related("parties")}

    @cached_property
    def _initiatives(self) -> list[Initiative]:
        rows = Initiative.objects.filter(parties__organisation__in=self._all_organisations).distinct()
        return list(self._visible(engagement.initiatives, rows).prefetch_related("parties"))

    @cached_property
    def _places(self) -> dict[tuple[str, int], list[tuple[int, int]]]:
        """Where this very text already speaks of promises and activities."""
        places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        rows = Evidence.objects.filter(text=self.case.text, content_type__model__in=("initiative", "activity"))
        for model, key, start, end in rows.values_list("content_type__model", "object_id", "start", "end"):
            places[model, key].append((start, end))
        return places

    def _figure(self, finding: Finding) -> PublishedFigure | None:
        day = self.case.reported_on
        same = [figure for figure in self._figures_of(finding) if figure.value == finding.data["value"]]
        return next((f for f in same if f.as_of is None or day is None or f.as_of.agrees_with(day)), None)

    def _figures_of(self, finding: Finding) -> list[PublishedFigure]:
        concerned = self._partners(finding)
        words = normal(finding.data["indicator"])
        return [
            figure
            for figure in self._figures
            if normal(figure.indicator) == words and (figure.organisation_id in concerned or not concerned)
        ]

    @cached_property
    def _figures(self) -> list[PublishedFigure]:
        rows = PublishedFigure.objects.filter(organisation__in=self._all_organisations)
        return list(self._visible(insight.figures, rows))


def title_of_promise(case: Case, finding: Finding) -> str:
    """The proper name or topic of an activity or commitment; else the words that state it."""
    data: dict[str, Any] = finding.data
    words = data.get("name") or data.get("topic") or case.text.text[finding.start : finding.end]
    return title_of(words, case.text.document.language)


def _names_agree(held: str, read: str) -> bool:
    """Given names agree where one is missing, equal, or the initials of the other."""
    a, b = normal(held).split(), normal(read).split()
    return all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=False))


def _alike(found: AbstractSet[int | None], held: AbstractSet[int | None]) -> bool:
    """Two sets of organisations may be one company: two in common, or all of the smaller where it has one."""
    common = len(found & held)
    return common >= 2 or (common == 1 and min(len(found), len(held)) == 1)


def _same_time(day: PartialDate, held_on: PartialDate, held_until: PartialDate | None) -> bool:
    last = held_until or held_on
    return day.first <= last.last and held_on.first <= day.last


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
