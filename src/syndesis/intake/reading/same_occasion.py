"""Whether a sentence goes on to tell of an occasion told before: the same kind at no other date, or a part of it."""

from dataclasses import dataclass

from syndesis.intake.reading.contract import EngagementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.occasion_dates import is_part
from syndesis.intake.reading.taking_part import participants

_LIKE = {"online_meeting": "meeting"}
_PARTS = frozenset({"ceremony", "lecture", "workshop", "exhibition"})
_WHOLES = frozenset({"forum", "conference", "summit"})
_WITH_LECTURES = _WHOLES | {"workshop", "school"}
_GATHERINGS = _WITH_LECTURES | {"meeting", "online_meeting", "exhibition", "other"}
_REFERRED = frozenset({"visit", "meeting", "ceremony"})
_ARTICLE, _WHOM, _SOON = 12, 30, 12
_OBJECT = 70
"""Characters after a word of meeting within which those stand whom one met."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An occasion as one sentence tells of it: in which words, when, with whom."""

    kind: str
    hit: Span
    sentence: Span
    date: DateMention | None
    organisations: list[str]
    people: list[str]


def same_occasion(draft: Draft, told: Telling) -> EngagementFound | None:
    """The occasion told before that the sentence goes on to tell of; none where it tells of a new one."""
    same = _same(draft, told)
    if same is not None or told.date is not None or not draft.reading.engagements:
        return same
    return _part_of(draft, told) or _referred(draft, told) or _called(draft, told)


def goes_into_days(before: EngagementFound | None, kind: str, date: DateMention) -> bool:
    """Whether the sentence gives the days of what the one before dated by a week or month only."""
    if before is None or date.kind != "day" or len(before.date) not in (4, 7):
        return False
    return _like(before.kind) == _like(kind)


def _like(kind: str) -> str:
    return _LIKE.get(kind, kind)


def _same(draft: Draft, told: Telling) -> EngagementFound | None:
    """An occasion found before that this sentence goes on to tell of. A meeting with others is another meeting, a
    lecture by others another lecture."""
    for engagement in reversed(draft.reading.engagements):
        if _like(engagement.kind) != _like(told.kind):
            continue
        if told.kind == "meeting" and _meets_others(draft, engagement, told) and not _is_definite(draft, told):
            continue
        if _is_of_other_houses(draft, engagement, told):
            continue
        if told.kind == "visit" and told.date is None and _goes_elsewhere(draft, engagement, told):
            return None
        if told.date and "" < engagement.no_later_than < told.date.value:
            continue
        if told.kind == "lecture" and _is_by_other_people(engagement, told):
            continue
        if told.date is not None and not engagement.date and _is_earlier(draft, told):
            continue
        if told.date is None or not engagement.date or _agree(told.date.value, engagement.date):
            return engagement
    return None


def _is_of_other_houses(draft: Draft, engagement: EngagementFound, told: Telling) -> bool:
    """Whether a visit told without a date, or a ceremony, is another one: those who travel, or hold it, are of a house
    that took no part in the first, and the words refer to none told before."""
    if (told.date and engagement.date) or is_part(draft, told.sentence) or _is_definite(draft, told):
        return False
    reach = {"visit": told.hit.start, "ceremony": told.sentence.end}.get(told.kind)
    if reach is None or set(told.people) & set(engagement.people):
        return False
    leading = set(participants(draft, told.sentence.start, reach)) - {draft.host}
    theirs = set(engagement.organisations) - {draft.host}
    return bool(leading and theirs) and not leading & theirs


def _is_earlier(draft: Draft, told: Telling) -> bool:
    """Whether the sentence says that it tells of what went before: "This was preceded by a stay"."""
    earlier = draft.lexicon.pattern("engagement_words", "earlier")
    return earlier.search(draft.clean[told.sentence.start : told.sentence.end]) is not None


def _part_of(draft: Draft, told: Telling) -> EngagementFound | None:
    """The forum, conference or summit that an opening, a lecture or a session belongs to; a lecture also to a workshop
    or school."""
    if told.kind not in _PARTS:
        return None
    wholes = _WITH_LECTURES if told.kind == "lecture" else _WHOLES
    return next((e for e in draft.reading.engagements if e.kind in wholes), None)


def _referred(draft: Draft, told: Telling) -> EngagementFound | None:
    """The occasion told just before that "the visit", "the delegation" or "the meeting" goes on to tell of, or the
    visit in which somebody met nobody who is named; not where a delegation meets others than those it visits."""
    if told.kind not in ("visit", "meeting"):
        return None
    last = next((e for e in reversed(draft.reading.engagements) if e.kind in _REFERRED), None)
    if last is None:
        return None
    if told.kind == "meeting" and last.kind == "visit" and not told.organisations and not told.people:
        return last
    met = draft.clean[told.hit.start : told.hit.end + _WHOM]
    if not _is_definite(draft, told) and draft.lexicon.pattern("engagement_words", "met_guests").search(met) is None:
        return None
    others = _meets_others if told.kind == "meeting" else _is_by_others
    return None if others(draft, last, told) else last


def _called(draft: Draft, told: Telling) -> EngagementFound | None:
    """The gathering told last that the text now calls "the event", "the roundtable" or "the discussions"."""
    if told.kind not in _GATHERINGS:
        return None
    if draft.lexicon.pattern("engagement_words", "gathering").search(_words(draft, told)) is None:
        return None
    last = draft.reading.engagements[-1]
    return last if last.kind in _GATHERINGS else None


def _is_definite(draft: Draft, told: Telling) -> bool:
    return draft.lexicon.pattern("engagement_words", "definite").search(_words(draft, told)) is not None


def _words(draft: Draft, told: Telling) -> str:
    """The words that tell of it, with the article before them."""
    return draft.clean[max(0, told.hit.start - _ARTICLE) : told.hit.end]


def _is_by_others(draft: Draft, engagement: EngagementFound, told: Telling) -> bool:
    """Whether "the visit of" or "the visit by" names others than took part in the occasion."""
    start, reach = told.hit.start, told.hit.end + _OBJECT
    if draft.lexicon.pattern("engagement_words", "whose").search(draft.clean, start, told.hit.end + _SOON) is None:
        return False
    named = {*draft.people_in(start, reach), *draft.organisations_in(start, reach)}
    return bool(named) and not named & {*engagement.people, *engagement.organisations}


def _meets_others(draft: Draft, engagement: EngagementFound, told: Telling) -> bool:
    """Whether those named after "met with" are others than the occasion brought together."""
    reach = told.hit.end + _OBJECT
    if draft.lexicon.pattern("engagement_words", "met_whom").search(draft.clean, told.hit.start, reach) is None:
        return False
    met = set(participants(draft, told.hit.start, reach)) & set(told.organisations)
    theirs, others = set(engagement.organisations) - {draft.host}, met - {draft.host}
    return bool(theirs and others) and not theirs & others


def _goes_elsewhere(draft: Draft, engagement: EngagementFound, told: Telling) -> bool:
    """Whether the sentence tells of another stop in the course of a visit: "in the afternoon they toured the works of"
    somebody who was not told of before."""
    if not is_part(draft, told.sentence) or _is_definite(draft, told):
        return False
    there = set(draft.organisations_in(told.hit.start, min(told.sentence.end, told.hit.end + _OBJECT)))
    return bool(there) and not there & {*engagement.organisations, draft.host}


def _is_by_other_people(engagement: EngagementFound, told: Telling) -> bool:
    return bool(told.people and engagement.people) and not set(told.people) & set(engagement.people)


def _agree(one: str, other: str) -> bool:
    """Whether two dates may be of one occasion: the same, or a day and its month. A bare year says too little."""
    if min(len(one), len(other)) == 4:
        return one == other
    return one.startswith(other) or other.startswith(one)
