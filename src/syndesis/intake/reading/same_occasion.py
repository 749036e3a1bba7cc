"""Whether a sentence goes on to tell of an occasion told before: the same kind at no other date, or a part of it."""

from syndesis.intake.reading.contract import EngagementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.taking_part import participants

_LIKE = {"online_meeting": "meeting"}
_PARTS = frozenset({"ceremony", "lecture", "workshop", "exhibition"})
_WHOLES = frozenset({"forum", "conference", "summit"})
_WITH_LECTURES = _WHOLES | {"workshop", "school"}
_GATHERINGS = frozenset(
    {"meeting", "online_meeting", "workshop", "forum", "conference", "summit", "exhibition", "other"}
)
_WHOM, _SOON = 30, 12
_OBJECT = 70
"""Characters after a word of meeting within which those stand whom one met."""


def same_occasion(
    draft: Draft, kind: str, hit: Span, date: DateMention | None, keys: list[str], people: list[str]
) -> EngagementFound | None:
    """The occasion told before that the sentence goes on to tell of; none where it tells of a new one."""
    return (
        _same(draft, kind, date, keys, people, hit)
        or _part_of(draft, kind, date)
        or _referred(draft, kind, hit, date)
        or _called(draft, kind, hit, date)
    )


def goes_into_days(before: EngagementFound | None, kind: str, date: DateMention) -> bool:
    """Whether the sentence gives the days of what the one before dated by a week or month only."""
    if before is None or date.kind != "day" or len(before.date) not in (4, 7):
        return False
    return _LIKE.get(before.kind, before.kind) == _LIKE.get(kind, kind)


def _part_of(draft: Draft, kind: str, date: DateMention | None) -> EngagementFound | None:
    """The forum, conference or summit that an opening, a lecture or a session told without a date belongs to; a lecture
    also to a workshop or school."""
    if kind not in _PARTS or date is not None:
        return None
    wholes = _WITH_LECTURES if kind == "lecture" else _WHOLES
    return next((e for e in draft.reading.engagements if e.kind in wholes), None)


def _referred(draft: Draft, kind: str, hit: Span, date: DateMention | None) -> EngagementFound | None:
    """The occasion told just before that "the visit", "the delegation" or "the meeting" goes on to tell of; not where
    the delegation meets others than those whom it visits."""
    if kind not in ("visit", "meeting") or date is not None or not draft.reading.engagements:
        return None
    words = draft.clean[max(0, hit.start - 12) : hit.end]
    met = draft.clean[hit.start : hit.end + _WHOM]
    is_definite = draft.lexicon.pattern("engagement_words", "definite").search(words) is not None
    if not is_definite and draft.lexicon.pattern("engagement_words", "met_guests").search(met) is None:
        return None
    told = next((e for e in reversed(draft.reading.engagements) if e.kind in ("visit", "meeting", "ceremony")), None)
    if told is None or (kind == "meeting" and _meets_others(draft, told, hit)):
        return None
    return None if kind == "visit" and _is_by_others(draft, told, hit) else told


def _called(draft: Draft, kind: str, hit: Span, date: DateMention | None) -> EngagementFound | None:
    """The gathering told last that the text now calls "the event", "the roundtable" or "the discussions"."""
    if kind not in _GATHERINGS or date is not None or not draft.reading.engagements:
        return None
    words = draft.clean[max(0, hit.start - 12) : hit.end]
    if draft.lexicon.pattern("engagement_words", "gathering").search(words) is None:
        return None
    last = draft.reading.engagements[-1]
    return last if last.kind in _GATHERINGS else None


def _same(
    draft: Draft, kind: str, date: DateMention | None, keys: list[str], people: list[str], hit: Span
) -> EngagementFound | None:
    """An occasion found before that this sentence goes on to tell of. A meeting with others is another meeting, a
    lecture by others another lecture."""
    for engagement in reversed(draft.reading.engagements):
        if _LIKE.get(engagement.kind, engagement.kind) != _LIKE.get(kind, kind):
            continue
        if kind == "meeting" and _is_with_others(draft, engagement, keys, hit):
            continue
        if kind == "lecture" and _is_of_others(engagement, people):
            continue
        if date is None or not engagement.date or _agree(date.value, engagement.date):
            return engagement
    return None


def _is_with_others(draft: Draft, engagement: EngagementFound, keys: list[str], hit: Span) -> bool:
    """Whether the sentence names others than the occasion brought together, and does not refer to it."""
    if not _meets_others(draft, engagement, hit, keys):
        return False
    words = draft.clean[max(0, hit.start - 12) : hit.end]
    return draft.lexicon.pattern("engagement_words", "definite").search(words) is None


def _is_by_others(draft: Draft, engagement: EngagementFound, hit: Span) -> bool:
    """Whether "the visit of" or "the visit by" names others than took part in the occasion."""
    if draft.lexicon.pattern("engagement_words", "whose").search(draft.clean, hit.start, hit.end + _SOON) is None:
        return False
    people = set(draft.people_in(hit.start, hit.end + _OBJECT))
    named = people | set(draft.organisations_in(hit.start, hit.end + _OBJECT))
    return bool(named) and not named & {*engagement.people, *engagement.organisations}


def _meets_others(draft: Draft, engagement: EngagementFound, hit: Span, keys: list[str] | None = None) -> bool:
    """Whether those named after "met with" are others than took part in the occasion."""
    reach = hit.end + _OBJECT
    if draft.lexicon.pattern("engagement_words", "met_whom").search(draft.clean, hit.start, reach) is None:
        return False
    met = set(participants(draft, hit.start, reach))
    met = met & set(keys) if keys is not None else met
    theirs, others = set(engagement.organisations) - {draft.host}, met - {draft.host}
    return bool(theirs and others) and not theirs & others


def _is_of_others(engagement: EngagementFound, people: list[str]) -> bool:
    return bool(people and engagement.people) and not set(people) & set(engagement.people)


def _agree(one: str, other: str) -> bool:
    """Whether two dates may be of one occasion: the same, or a day and its month. A bare year says too little."""
    if min(len(one), len(other)) == 4:
        return one == other
    return one.startswith(other) or other.startswith(one)
