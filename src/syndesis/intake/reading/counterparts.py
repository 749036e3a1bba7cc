"""Who concludes which agreement, where one sentence tells of several.

"Agreements with A, B and C" are three, each with us or with whom the sentence names before; "between A and B; C and D"
are two, each told by its part of the sentence.
"""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.taking_part import at_least_two, participants, without_officials

Concluded = tuple[list[str], Span | None]
"""The parties of one agreement, and the part of the sentence that tells of it where there are several parts."""

_PART = re.compile(r"[;；]\s*")
_PAIR = 2


def concluded(draft: Draft, sentence: Span, hit: Span, *, listed: bool) -> list[Concluded]:
    """The parties of each agreement that a sentence tells of. `listed`: the sentence before told of them as several."""
    pairs = _pairs(draft, sentence)
    if pairs:
        return pairs
    start, end = sentence.start, sentence.end
    named = draft.organisations_in(start, end)
    keys = named if len(named) >= _PAIR else participants(draft, start, end)
    each = draft.lexicon.pattern("agreement_words", "each").search(draft.clean, start, end)
    if each is not None:
        sides, others = draft.organisations_in(start, each.start()), draft.organisations_in(each.end(), end)
        if len(sides) >= _PAIR and others:
            return [([side, others[0]], None) for side in sides if side != others[0]]
    several = draft.lexicon.pattern("agreement_words", "several").search(draft.clean, start, end)
    if several is not None or (listed and len(named) > _PAIR):
        counterparts = draft.organisations_in(several.end(), end) if several else []
        side = _side(draft, [k for k in named if k not in counterparts] if counterparts else [])
        others = [k for k in counterparts or keys if k != side]
        if side and others:
            return [([side, key], None) for key in others]
    return [(at_least_two(draft, without_officials(draft, keys), start), None)]


def _side(draft: Draft, named: list[str]) -> str:
    """Whose agreements they are: ours where we or nobody is named, else whoever is named before the counterparts."""
    return draft.host if draft.host in named or not named else named[0]


def _pairs(draft: Draft, sentence: Span) -> list[Concluded]:
    """The pairs of a list parted by semicolons: two organisations in each of two parts at least."""
    parts, at = [], sentence.start
    for mark in _PART.finditer(draft.clean, sentence.start, sentence.end):
        parts.append(Span(at, mark.start()))
        at = mark.end()
    parts.append(Span(at, sentence.end))
    pairs = [(draft.organisations_in(p.start, p.end), p) for p in parts]
    told = [(keys, part) for keys, part in pairs if len(keys) == _PAIR]
    return list(told) if len(told) >= _PAIR and len(told) * 2 > len(parts) else []
