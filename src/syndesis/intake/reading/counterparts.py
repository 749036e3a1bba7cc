"""Who concludes which agreement, where one sentence tells of several.

"Agreements with A, B and C" are three, each with us or with whom the sentence names before; "between A and B; C and D"
are two, each told by its part of the sentence.
"""

import re
from collections.abc import Sequence

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.taking_part import at_least_two, participants, taking_part_in, without_officials

Concluded = tuple[list[str], Span | None]
"""The parties of one agreement, and the part of the sentence that tells of it where there are several parts."""

_PART = re.compile(r"[;；]\s*")
_PAIR = 2


def concluded(draft: Draft, sentence: Span, hit: Span, beside: Sequence[Span], *, listed: bool) -> list[Concluded]:
    """The parties of each agreement that a sentence tells of. `beside`: nouns of other agreements in it; `listed`: the
    sentence before told of them as several."""
    pairs = _pairs(draft, sentence)
    if pairs:
        return pairs
    own = _own(draft, sentence, hit, beside)
    if own:
        return [(own, None)]
    start, end = sentence.start, sentence.end
    named = taking_part_in(draft, start, end)
    keys = named if len(named) >= _PAIR else participants(draft, start, end)
    each = draft.lexicon.pattern("agreement_words", "each").search(draft.clean, start, end)
    if each is not None:
        sides, others = draft.organisations_in(start, each.start()), draft.organisations_in(each.end(), end)
        if len(sides) >= _PAIR and others:
            return [([side, others[0]], None) for side in sides if side != others[0]]
    named_before = _counted(draft, sentence, hit) or _with_each(draft, sentence, hit)
    if named_before:
        side = _side(draft, [k for k in named if k not in named_before])
        is_among = side in named_before
        return [([key] if is_among else [side, key], None) for key in named_before]
    several = draft.lexicon.pattern("agreement_words", "several").search(draft.clean, start, end)
    if several is not None or (listed and len(named) > _PAIR):
        counterparts = draft.organisations_in(several.end(), end) if several else []
        side = _side(draft, [k for k in named if k not in counterparts] if counterparts else [])
        others = [k for k in counterparts or keys if k != side]
        if side and others:
            return [([side, key], None) for key in others]
    return [(at_least_two(draft, without_officials(draft, keys), start), None)]


def _own(draft: Draft, sentence: Span, hit: Span, others: Sequence[Span]) -> list[str]:
    """The parties of one of several agreements of which each is told with its own counterpart: "a memorandum with A and
    an exchange agreement with B"."""
    hits = sorted((hit, *others))
    ends = [*(h.start for h in hits[1:]), sentence.end]
    after = [draft.organisations_in(h.end, end) for h, end in zip(hits, ends, strict=True)]
    beside = [draft.lexicon.pattern("agreement_words", "with_whom").match(draft.clean, h.end) for h in hits]
    if len(hits) < _PAIR or not all(len(keys) == 1 for keys in after) or not all(beside):
        return []
    sides = draft.organisations_in(sentence.start, hits[0].start)
    side = sides[0] if sides else draft.host
    mine = after[hits.index(hit)][0]
    return [side, mine] if side and len({k[0] for k in after}) == len(hits) and side != mine else []


def _counted(draft: Draft, sentence: Span, hit: Span) -> list[str]:
    """The universities of the sentence told last that names as many as the agreements are counted to be with: "with all
    five universities"."""
    told = draft.lexicon.pattern("agreement_words", "counted").search(draft.clean, hit.end, sentence.end)
    if told is None or draft.organisations_in(hit.end, sentence.end):
        return []
    count = draft.lexicon.numbers.get((told.group("n") or "").lower(), 0)
    for start, end in reversed([s for s in draft.sentences if s[1] <= sentence.start]):
        held = draft.organisations_in(start, end)
        houses = [k for k in held if (o := draft.organisation(k)) is not None and o.kind == "university"]
        for keys in (houses, [k for k in houses if k != draft.host], held):
            if len(keys) == count or (not count and len(keys) >= _PAIR):
                return keys
    return []


def _with_each(draft: Draft, sentence: Span, hit: Span) -> list[str]:
    """The counterparts of several agreements, each told with its own "with": "with A on water and with B on law"."""
    if draft.lexicon.pattern("agreement_words", "plural").search(draft.clean, sentence.start, sentence.end) is None:
        return []
    before = draft.lexicon.pattern("agreement_words", "with_one")
    found = [
        m.key
        for m in draft.organisation_mentions
        if hit.end <= m.span.start < sentence.end and before.search(draft.clean, hit.end, m.span.start)
    ]
    return list(dict.fromkeys(found)) if len(set(found)) >= _PAIR else []


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
