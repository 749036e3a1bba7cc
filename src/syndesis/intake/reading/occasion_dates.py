"""When an occasion took place: by the dates of its own sentence, else by the dated occasion that it was a part of.

"During the visit she met the minister" has the date of the visit; of a visit of several days only the month is known.
"""

import re

from syndesis.intake.reading.agreement_dates import is_past
from syndesis.intake.reading.contract import EngagementFound, Span
from syndesis.intake.reading.dated_items import item_at
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft

_PRECISION = {"day": 0, "relative": 0, "month": 1, "season": 2, "year": 3}
_DAY, _MONTH = 10, 7
_SHORTLY = 2500
"""Characters within which the occasion is told that another one was a part of."""
_DAYS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def date_of(draft: Draft, sentence: Span, hit: Span) -> DateMention | None:
    """The date of the occasion: of those in its sentence the most precise, then the nearest; else that with which its
    item of a chronicle begins; else the month of the text where it says that the occasion is under way."""
    found = [d for d in draft.dates_in(sentence.start, sentence.end) if d.kind in _PRECISION]
    found = [d for d in found if len(d.value) > 4 or _is_ahead(draft, d) or not _is_background(draft, d)]
    found = [d for d in found if not draft.tells_publication(d.span)] or found
    found.sort(key=lambda d: (_PRECISION[d.kind], min(abs(d.span.start - hit.end), abs(hit.start - d.span.end))))
    if found:
        return found[0]
    if (item := item_at(draft, sentence.start)) is not None:
        return item.part(draft.clean)
    under_way = draft.lexicon.pattern("engagement_words", "under_way").search(draft.clean, hit.start, hit.end)
    if under_way and len(draft.published_on) == _DAY:
        return DateMention(Span(under_way.start(), under_way.end()), draft.published_on[:_MONTH], "relative")
    return None


def _is_ahead(draft: Draft, date: DateMention) -> bool:
    return bool(draft.published_on) and date.value > draft.published_on[:4]


def _is_background(draft: Draft, date: DateMention) -> bool:
    """Whether a bare year tells of what was before or since, not of the occasion: "dates back to 1995"."""
    before = draft.clean[max(0, date.span.start - 25) : date.span.start]
    return draft.lexicon.pattern("engagement_words", "background").search(before) is not None


def is_part(draft: Draft, sentence: Span) -> bool:
    """Whether the sentence says that what it tells took place in the course of something told before."""
    return (
        draft.lexicon.pattern("engagement_words", "within").search(draft.clean, sentence.start, sentence.end)
        is not None
    )


def inherited(draft: Draft, sentence: Span) -> tuple[str, Span] | None:
    """The date, with its place, of the dated occasion told last before a sentence that goes on to tell of its parts."""
    if not is_part(draft, sentence):
        return None
    whole = _whole(draft, sentence)
    if whole is None or whole.date_span is None:
        return None
    return _date_within(draft, whole, sentence), whole.date_span


def _whole(draft: Draft, sentence: Span) -> EngagementFound | None:
    for engagement in reversed(draft.reading.engagements):
        if sentence.start - engagement.evidence.start > _SHORTLY:
            return None
        if len(engagement.date) >= _MONTH and engagement.date_span is not None:
            told = DateMention(engagement.date_span, engagement.date, "day")
            return None if is_past(draft, told) else engagement
    return None


def _date_within(draft: Draft, whole: EngagementFound, sentence: Span) -> str:
    """The day of the whole, or its month where it lasted for days and the sentence does not say the first."""
    assert whole.date_span is not None
    several = len(whole.dates) > 1 or len(_DAYS.findall(whole.date_span.of(draft.clean))) > 1
    first = draft.lexicon.pattern("engagement_words", "first_day")
    if not several or first.search(draft.clean, sentence.start, sentence.end):
        return whole.date
    return whole.date[:_MONTH]
