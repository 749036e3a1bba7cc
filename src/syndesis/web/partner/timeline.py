"""The timeline of a partner: meetings, agreements, anniversaries, activities, promises, news, newest first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities.choices import ActivityStatus
from syndesis.agreements.choices import IN_FORCE, SIGNED
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import Document
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative, InitiativeStage
from syndesis.engagement.wording import engagement_title
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.footnotes import Footnote, Footnotes
from syndesis.web.partner.relation import Relation

ROUND_YEARS = 10
"""An anniversary that a timeline remembers."""
PEOPLE_SHOWN = 9
PROMISES_APART = 2
"""So many promises of one day and stage have a line each."""
KEPT = (Stage.RUNNING, Stage.DONE)


@dataclass(frozen=True)
class Entry:
    day: PartialDate | None
    when: str
    kind: str
    title: str
    url: str = ""
    detail: str = ""
    footnotes: list[Footnote] = field(default_factory=list)


@dataclass(frozen=True)
class Year:
    year: int | None
    entries: list[Entry]


def timeline(relation: Relation, notes: Footnotes, today: date) -> list[Year]:
    """Entries by year, newest first; the undated stand at the end, under no year."""
    entries = [
        *_engagements(relation, notes),
        *_agreements(relation, notes),
        *_anniversaries(relation, notes, today),
        *_activities(relation, notes),
        *_promises(relation, notes),
        *_news(relation, list(notes.documents.values())),
    ]
    years: dict[int | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        years[entry.day.year if entry.day else None].append(entry)
    return [
        Year(year, sorted(years[year], key=lambda entry: entry.day.last if entry.day else date.min, reverse=True))
        for year in sorted(years, key=lambda year: (year is not None, year or 0), reverse=True)
    ]


def _engagements(relation: Relation, notes: Footnotes) -> Iterator[Entry]:
    for engagement in relation.engagements:
        yield Entry(
            day=engagement.held_on,
            kind="engagement",
            url=engagement.get_absolute_url(),
            when=dates.within_year(engagement.held_on, engagement.held_until, no_later_than=engagement.no_later_than)
            if engagement.held_on
            else "",
            title=engagement_title(engagement, besides=relation.organisation),
            detail=_who_met(engagement),
            footnotes=notes.of(engagement),
        )


def _who_met(engagement: Engagement) -> str:
    """The people, each with the position held then, where they are few."""
    rows = [row for row in engagement.participants.all() if row.person]
    if len(rows) <= 4:
        named = [
            _("%(person)s (then %(position)s)") % {"person": r.person, "position": r.position}
            if r.position and r.position.title
            else str(r.person)
            for r in rows
        ]
    else:
        named = [row.person.family_name for row in rows[:PEOPLE_SHOWN] if row.person]
    held = sorted((s.held_on for s in engagement.sessions.all() if s.held_on), key=lambda day: day.first)
    sessions = [words for day in held if (words := dates.within_year(day))]
    parts = [", ".join(named) + (" …" if len(rows) > PEOPLE_SHOWN else ""), ", ".join(sessions)]
    return " · ".join(part for part in parts if part)


def _agreements(relation: Relation, notes: Footnotes) -> Iterator[Entry]:
    signed = _signed(relation)
    for agreement in relation.agreements:
        day = agreement.signed_on or agreement.starts_on
        title = agreement_title(agreement, besides=relation.organisation)
        if agreement.status in IN_FORCE:
            words = (
                _("First agreement signed: %(title)s") if signed and agreement == signed[0] else _("Signed: %(title)s")
            )
            title = words % {"title": title}
        yield Entry(
            day=day,
            when=dates.within_year(day) if day else "",
            kind="agreement",
            title=title,
            url=agreement.get_absolute_url(),
            footnotes=notes.of(agreement),
            detail="" if agreement.status in IN_FORCE else str(agreement.get_status_display()),
        )


def _signed(relation: Relation) -> list[Agreement]:
    rows = [a for a in relation.agreements if a.signed_on and a.status in SIGNED]
    return sorted(rows, key=lambda agreement: agreement.signed_on.first)


def first_of(relation: Relation) -> tuple[PartialDate | None, Agreement | None]:
    """The beginning of the relation: of the partnership, else of the first agreement; and that agreement."""
    signed = _signed(relation)
    first = signed[0] if signed else None
    started = relation.partnership.started_on if relation.partnership else None
    if started and (first is None or started.first < first.signed_on.first):
        return started, None
    return (first.signed_on, first) if first else (started, None)


def _anniversaries(relation: Relation, notes: Footnotes, today: date) -> Iterator[Entry]:
    start, agreement = first_of(relation)
    if start is None:
        return
    for years in range(ROUND_YEARS, today.year - start.year + 1, ROUND_YEARS):
        if dates.anniversary(start.first, years) <= today:
            day = PartialDate(start.year + years, start.month, start.day)
            words = (
                ngettext(
                    "Anniversary: %(years)s year since the first agreement",
                    "Anniversary: %(years)s years since the first agreement",
                    years,
                )
                if agreement
                else ngettext(
                    "Anniversary: %(years)s year of cooperation", "Anniversary: %(years)s years of cooperation", years
                )
            )
            yield Entry(
                day=day,
                when=dates.within_year(day),
                kind="agreement",
                title=words % {"years": years},
                url=agreement.get_absolute_url() if agreement else "",
                footnotes=notes.of(agreement or relation.partnership),
            )


def _activities(relation: Relation, notes: Footnotes) -> Iterator[Entry]:
    """The start of each; where nobody knows it, the first day for which it is known to run."""
    for activity in relation.activities:
        day, words = activity.starts_on, {"title": activity.title}
        title, told = _("Start: %(title)s"), None
        if day is None:
            known = [change for change in activity.status_changes.all() if change.reached_on]
            if not known:
                continue
            told = next((change for change in known if change.status == ActivityStatus.RUNNING), known[0])
            day, words["status"] = told.reached_on, told.get_status_display()
            title = _("%(status)s: %(title)s")
        yield Entry(
            day=day,
            when=dates.within_year(day),
            kind="activity",
            title=title % words,
            url=activity.get_absolute_url(),
            detail=str(activity.get_kind_display()),
            footnotes=notes.of(told or activity),
        )


def _promises(relation: Relation, notes: Footnotes) -> Iterator[Entry]:
    """What reached a stage on a day: a line for each where they are few, else one line that names them all. What is
    told of the activity that a promise became is not told twice."""
    shown = {activity.pk for activity in relation.activities}
    together: dict[tuple[PartialDate | None, str], list[tuple[Initiative, InitiativeStage]]] = defaultdict(list)
    for initiative in relation.initiatives:
        for stage in initiative.stages.all():
            if initiative.activity_id in shown and stage.stage in KEPT:
                continue
            together[stage.reached_on, stage.stage].append((initiative, stage))
    for (day, stage_name), rows in together.items():
        when, label = dates.within_year(day) if day else "", str(Stage(stage_name).label)
        if len(rows) <= PROMISES_APART:
            for initiative, stage in rows:
                yield Entry(
                    day=day,
                    when=when,
                    kind="promise",
                    title=_("%(stage)s: %(promise)s") % {"stage": label, "promise": initiative.title},
                    url=initiative.get_absolute_url(),
                    footnotes=notes.of(stage),
                )
            continue
        counted = ngettext("%(stage)s: %(number)s promise", "%(stage)s: %(number)s promises", len(rows))
        yield Entry(
            day=day,
            when=when,
            kind="promise",
            title=counted % {"stage": label, "number": len(rows)},
            url=f"{reverse('web:promises')}?organisations={relation.organisation.pk}&stage={stage_name}",
            footnotes=notes.of(*(stage for _initiative, stage in rows)),
            detail="; ".join(initiative.title for initiative, _stage in rows),
        )


def _news(relation: Relation, documents: list[Document]) -> Iterator[Entry]:
    held = [e.held_until or e.held_on for e in relation.engagements if e.held_on and not e.no_later_than]
    for document in documents:
        if document.published_on is None:
            continue
        before = [day.last for day in held if day.day and day.last <= document.published_on.first]
        lag = (document.published_on.first - max(before)).days if before and document.published_on.day else None
        yield Entry(
            day=document.published_on,
            when=dates.within_year(document.published_on),
            kind="news",
            title=document.title,
            url=reverse("web:document", args=[document.pk]),
            detail=""
            if lag is None or lag > 120
            else ngettext(
                "published %(days)s day after the meeting before it",
                "published %(days)s days after the meeting before it",
                lag,
            )
            % {"days": lag},
        )
