"""Words that look like an undertaking and are none: counted, part of a name or office, or told of before."""

import re
from bisect import bisect_right

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft

_REFERRED = frozenset(
    {"programme", "project", "centre", "event_series", "other", "laboratory", "double_degree", "joint_master"}
)
_INDEFINITE = re.compile(r"\b(?:an?|new|joint|una?|nuev[oa])\s", re.IGNORECASE)
_ARTICLE = 4
"""Characters of an article before a name."""


def is_no_undertaking(draft: Draft, span: Span) -> bool:
    """Whether the words are counted ("22 programmes") or stand in the name of an organisation or a unit of one."""
    if re.search(r"(?<![\d+])\d+\s+$", draft.clean[max(0, span.start - 6) : span.start]):
        return True
    words = draft.lexicon
    if words.pattern("activity_words", "in_an_agreement").match(draft.clean, span.end):
        return True
    if words.pattern("activity_words", "office_after").match(draft.clean, span.end):
        return True
    if words.pattern("activity_words", "of_an_office").search(draft.clean, max(0, span.start - 60), span.start):
        return True
    mention = draft.mention_over(span.start)
    if mention is not None and span.end <= mention.span.end:
        return True
    last = draft.mention_over(span.end - 1)
    if last is not None and last.span.end > span.end and last.span.start - span.start <= _ARTICLE:
        return True
    at = bisect_right(draft.unit_spans, span.start, key=lambda s: s.start)
    return any(span.end <= unit.end for unit in draft.unit_spans[max(0, at - 4) : at])


def refers(draft: Draft, kind: str, span: Span) -> bool:
    """Whether plainer words mean what was told of before ("the programme"), or something of others."""
    if kind not in _REFERRED or _INDEFINITE.search(draft.clean, span.start, span.end):
        return False
    return (
        draft.lexicon.pattern("activity_words", "referred").search(draft.clean, span.start - 40, span.start) is not None
    )
