"""Step: the occasions that the text tells of: meetings, visits, signings, forums.

Needs `clean`, `lexicon`, `sentences`, `dates`, `places`, the organisations and people. Adds the engagements of the
reading: one an occasion; sentences that tell of the same kind of occasion at no other date are taken for the same.
"""

from typing import Literal

from syndesis.intake.reading.contract import EngagementFound, Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import Rule
from syndesis.intake.reading.occasions import occasions
from syndesis.intake.reading.reasons import reason
from syndesis.intake.reading.taking_part import participants

_LIKE = {"online_meeting": "meeting"}
_PARTS = frozenset({"ceremony", "lecture", "workshop", "exhibition"})
_WHOLES = frozenset({"forum", "conference", "summit"})
_WHOM = 30
_OBJECT = 70
"""Characters after a word of meeting within which those stand whom one met."""
_PRECISION = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}


def run(draft: Draft) -> None:
    before: EngagementFound | None = None
    for start, end in draft.body_sentences():
        told = None
        for rule, hit in occasions(draft, start, end):
            told = _add(draft, rule, Span(start, end), hit, before)
        before = told


def _add(draft: Draft, rule: Rule, sentence: Span, hit: Span, before: EngagementFound | None) -> EngagementFound:
    """Record the occasion, or what the sentence adds to one told before; `before` is that of the sentence before."""
    date = _date(draft, sentence, hit)
    keys = participants(draft, sentence.start, sentence.end)
    same = (
        _same(draft, rule.kind, date, keys, hit)
        or _part_of(draft, rule.kind, date)
        or _referred(draft, rule.kind, hit, date)
    )
    if same is None and date is not None and _goes_into_days(before, rule.kind, date):
        same = before
        assert same is not None
        same.date = ""
    people = draft.people_in(sentence.start, sentence.end)
    if same is not None:
        same.mentions.append(sentence)
        same.organisations = list(dict.fromkeys([*same.organisations, *keys]))
        same.people = list(dict.fromkeys([*same.people, *people]))
        same.place = same.place or _place(draft, sentence)
        if date and not same.date:
            _set_date(same, date)
            same.evidence = sentence
            same.no_later_than = ""
        return same
    if len(keys) < 2 and draft.host and draft.host not in keys:
        keys.append(draft.host)
    words = draft.clean[hit.start : hit.end]
    engagement = EngagementFound(
        key=f"e{len(draft.reading.engagements) + 1}",
        evidence=sentence,
        mentions=[sentence],
        confidence=0.7 if date else 0.55,
        reasons=(reason("words", words),),
        kind=rule.kind,
        format=_format(draft, rule, sentence),
        place=_place(draft, sentence),
        direction=_direction(draft, sentence),
        organisations=keys,
        people=people,
    )
    if date:
        _set_date(engagement, date)
    else:
        engagement.no_later_than = draft.published_on
    draft.reading.engagements.append(engagement)
    return engagement


def _goes_into_days(before: EngagementFound | None, kind: str, date: DateMention) -> bool:
    """Whether the sentence gives the days of what the one before dated by a week or month only."""
    if before is None or date.kind != "day" or len(before.date) not in (4, 7):
        return False
    return _LIKE.get(before.kind, before.kind) == _LIKE.get(kind, kind)


def _part_of(draft: Draft, kind: str, date: DateMention | None) -> EngagementFound | None:
    """The forum, conference or summit that an opening, a lecture or a session told without a date belongs to."""
    if kind not in _PARTS or date is not None:
        return None
    return next((e for e in draft.reading.engagements if e.kind in _WHOLES), None)


def _referred(draft: Draft, kind: str, hit: Span, date: DateMention | None) -> EngagementFound | None:
    """The occasion told just before that "the visit", "the delegation" or "the meeting" goes on to tell of."""
    if kind not in ("visit", "meeting") or date is not None or not draft.reading.engagements:
        return None
    words = draft.clean[max(0, hit.start - 12) : hit.end]
    met = draft.clean[hit.start : hit.end + _WHOM]
    if (
        draft.lexicon.pattern("engagement_words", "definite").search(words) is None
        and draft.lexicon.pattern("engagement_words", "met_guests").search(met) is None
    ):
        return None
    return next((e for e in reversed(draft.reading.engagements) if e.kind in ("visit", "meeting", "ceremony")), None)


def _set_date(engagement: EngagementFound, date: DateMention) -> None:
    engagement.date, engagement.date_span, engagement.dates = date.value, date.span, list(date.days)


def _date(draft: Draft, sentence: Span, hit: Span) -> DateMention | None:
    """The date of the occasion: of those in its sentence the most precise, then the nearest; else the month of the text
    where it says that the occasion is under way."""
    found = [d for d in draft.dates_in(sentence.start, sentence.end) if d.kind in _PRECISION]
    found = [d for d in found if len(d.value) > 4 or not _is_background(draft, d)]
    found.sort(key=lambda d: (_PRECISION[d.kind], min(abs(d.span.start - hit.end), abs(hit.start - d.span.end))))
    if found:
        return found[0]
    under_way = draft.lexicon.pattern("engagement_words", "under_way").search(draft.clean, hit.start, hit.end)
    if under_way and len(draft.published_on) == 10:
        return DateMention(Span(under_way.start(), under_way.end()), draft.published_on[:7], "relative")
    return None


def _is_background(draft: Draft, date: DateMention) -> bool:
    """Whether a bare year tells of what was before or since, not of the occasion: "dates back to 1995"."""
    before = draft.clean[max(0, date.span.start - 25) : date.span.start]
    return draft.lexicon.pattern("engagement_words", "background").search(before) is not None


def _same(draft: Draft, kind: str, date: DateMention | None, keys: list[str], hit: Span) -> EngagementFound | None:
    """An occasion found before that this sentence goes on to tell of. A meeting with others is another meeting."""
    for engagement in reversed(draft.reading.engagements):
        if _LIKE.get(engagement.kind, engagement.kind) != _LIKE.get(kind, kind):
            continue
        if kind == "meeting" and _is_with_others(draft, engagement, keys, hit):
            continue
        if date is None or not engagement.date or _agree(date.value, engagement.date):
            return engagement
    return None


def _is_with_others(draft: Draft, engagement: EngagementFound, keys: list[str], hit: Span) -> bool:
    """Whether the sentence names others than the occasion brought together, and does not refer to it."""
    reach = hit.end + _OBJECT
    if draft.lexicon.pattern("engagement_words", "met_whom").search(draft.clean, hit.start, reach) is None:
        return False
    met = set(participants(draft, hit.start, reach)) & set(keys)
    theirs, others = set(engagement.organisations) - {draft.host}, met - {draft.host}
    if not theirs or not others or theirs & others:
        return False
    words = draft.clean[max(0, hit.start - 12) : hit.end]
    return draft.lexicon.pattern("engagement_words", "definite").search(words) is None


def _agree(one: str, other: str) -> bool:
    """Whether two dates may be of one occasion: the same, or a day and its month. A bare year says too little."""
    if min(len(one), len(other)) == 4:
        return one == other
    return one.startswith(other) or other.startswith(one)


def _format(draft: Draft, rule: Rule, sentence: Span) -> str:
    def says(name: str) -> bool:
        return (
            draft.lexicon.pattern("engagement_words", name).search(draft.clean, sentence.start, sentence.end)
            is not None
        )

    if says("hybrid"):
        return "hybrid"
    if rule.extra.get("format"):
        return rule.extra["format"]
    if says("online"):
        return "online"
    return "in_person" if says("in_person") or _place(draft, sentence) else ""


def _place(draft: Draft, sentence: Span) -> str:
    found = [
        p
        for p in draft.places
        if sentence.start <= p.span.start < sentence.end and draft.mention_over(p.span.start) is None
    ]
    found.sort(key=lambda p: p.after not in ("in", "at", "to", "en", "в"))
    return found[0].name if found else ""


def _direction(draft: Draft, sentence: Span) -> Literal["", "inbound", "outbound"]:
    if draft.lexicon.pattern("engagement_words", "inbound").search(draft.clean, sentence.start, sentence.end):
        return "inbound"
    if draft.lexicon.pattern("engagement_words", "outbound").search(draft.clean, sentence.start, sentence.end):
        return "outbound"
    return ""
