"""The records whose names a text may hold: found by rare words, laid along the text where their words stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from syndesis.catalogue.matching.building import TURNED
from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.matching.places import agrees
from syndesis.catalogue.matching.texts import Text

COVERED = 0.55
"""The share of a name's weight that the text must hold."""
GAP = 4
"""Foreign words that may stand within a name."""
BARE = 5.5
"""Rarity of a word from which it may stand for the university that it names: "Yale School of Medicine"."""
CROWD = 6
"""Records of one name that are looked at after those of other countries are gone."""
MOST, WORDS = 12, 3
"""Records that are looked at of a text, and for how many of its words one more."""


@dataclass(slots=True)
class Span:
    """A name laid along the text."""

    form: int
    begin: int
    end: int
    """Behind the last word."""
    covered: float
    """Share of the name's weight."""
    weight: float
    """Of the words found."""
    size: int
    """Words of the name."""
    found: int
    exact: bool
    """Every word, in order, nothing between."""
    turns: int
    """Words that stand before the one that precedes them in the name."""
    crossed: int = 0
    """Commas and brackets within."""
    worth: float = 0.0
    """How much of the text it explains: the weight of its words less what is missing, between and astray."""


@dataclass(slots=True)
class Candidate:
    """A record that may be meant, by the name that fits best."""

    record: int
    span: Span
    kind: int
    name: int
    rivals: int
    """Other records that have the same name and are as possible by country."""
    namesakes: int
    """Other records that have the same name, anywhere."""
    support: int = 0
    """Further names of the record that stand elsewhere in the text: "(CNRS)" behind the name in full."""


def spans(text: Text, index: NameIndex) -> list[Span]:
    """Every name of the index that the text holds, whole or nearly."""
    result = []
    seen = set()
    university = index.ids.get("university", -1)
    positions, idf = text.positions, index.idf
    form_at, form_words = index.form_at, index.form_words
    for word in positions:
        for form, second in index.anchored(word):
            if second not in positions:
                if second == university and form_at[form + 1] - form_at[form] == 2 and idf[word] > BARE:
                    at, weight = positions[word][0], idf[word]
                    result.append(Span(form, at, at + 1, weight / (weight + idf[second]), weight, 2, 1, False, 0))
            elif form not in seen:
                seen.add(form)
                words = form_words[form_at[form] : form_at[form + 1]].tolist()
                total = matched = 0.0
                for one in words:
                    total += idf[one]
                    if one in positions:
                        matched += idf[one]
                if matched >= COVERED * total and (span := _lay(form, words, words.index(word), text, total)):
                    result.append(span)
    return result


def _lay(form: int, words: list[int], anchor: int, text: Text, total: float) -> Span | None:
    """The tightest place of the name around its rarest word."""
    positions, ids = text.positions, text.ids
    size = len(words)
    best: tuple[int, int, int, list[int]] | None = None
    for at in positions[words[anchor]]:
        begin = at - anchor
        if begin >= 0 and ids[begin : begin + size] == words:
            return Span(form, begin, begin + size, 1.0, total, size, size, True, 0)
        taken = [at]
        where = []
        for number, word in enumerate(words):
            if number == anchor:
                where.append(at)
                continue
            free = [p for p in positions.get(word, ()) if p not in taken]
            if free:
                near = free[0] if len(free) == 1 else min(free, key=lambda p: abs(p - at))
                taken.append(near)
                where.append(near)
        extent = max(taken) + 1 - min(taken)
        if best is None or (extent - len(taken), -len(taken)) < (best[0], -best[1]):
            best = (extent - len(taken), len(taken), min(taken), where)
    assert best is not None
    gap, found, begin, where = best
    if gap > GAP:
        return None
    matched = total if found == size else sum(text.weights[p] for p in where)
    if matched < COVERED * total:
        return None
    turns = sum(1 for one, other in pairwise(where) if other < one)
    return Span(
        form,
        begin,
        begin + gap + found,
        min(1.0, matched / total),
        matched,
        size,
        found,
        found == size and not gap and not turns,
        turns,
    )


def _value(span: Span, text: Text) -> None:
    phrase = text.reading.phrase
    span.crossed = phrase[span.end - 1] - phrase[span.begin]
    astray = 1.5 * (span.end - span.begin - span.found) + (1.5 if span.size == 2 else 2.5) * span.turns
    if span.crossed:
        # A name that begins or ends amid a phrase and goes over its edge is rarely meant.
        amid = (span.begin > 0 and phrase[span.begin - 1] == phrase[span.begin]) + (
            span.end < len(phrase) and phrase[span.end] == phrase[span.end - 1]
        )
        astray += span.crossed + 2.5 * amid
    span.worth = span.weight * span.covered - astray


def candidates(text: Text, index: NameIndex) -> list[Candidate]:
    """The likelier records, each by its best span; of names that many share only those that the country allows."""
    found = spans(text, index)
    for span in found:
        _value(span, text)
    found.sort(key=lambda span: span.worth, reverse=True)
    best: dict[int, Candidate] = {}
    most = MOST + len(text.ids) // WORDS
    for span in found[: 4 * most]:
        entries = range(index.entry_at[span.form], index.entry_at[span.form + 1])
        likely, rivals = _likely(entries, text.reading.countries, index)
        for entry in likely:
            record, kind = index.entry_record[entry], index.entry_kind[entry]
            if span.crossed and kind == TURNED:
                continue
            if record not in best:
                if len(best) < most:
                    best[record] = Candidate(record, span, kind, index.entry_name[entry], rivals, len(entries) - 1)
            elif span.covered > 0.9 and not _overlap(span, best[record].span):
                best[record].support += 1
    return list(best.values())


def _likely(entries: range, named: set[str], index: NameIndex) -> tuple[Sequence[int], int]:
    """Of the records with one name those of the countries that the text names, and how many are as possible as each."""
    some: Sequence[int] = entries
    if len(entries) > 1 and named:
        some = [entry for entry in entries if agrees(index.countries[index.entry_record[entry]], named)] or entries
    rivals = len(some) - 1
    if rivals >= CROWD:
        some = sorted(some, key=lambda entry: -index.record_flags[index.entry_record[entry]])[:CROWD]
    return some, rivals


def _overlap(one: Span, two: Span) -> bool:
    return one.begin < two.end and two.begin < one.end
