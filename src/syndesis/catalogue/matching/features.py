"""What speaks for and against a record's being meant, as numbers: the input of the learnt weights.

`NAMES` has the order of the numbers; `weights.json` repeats it and is refused when it differs.
"""

from dataclasses import dataclass
from math import log1p

from syndesis.catalogue.matching.candidates import Candidate
from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.matching.layout import ACTIVE, FULL, REGISTERS, WIKIPEDIA
from syndesis.catalogue.matching.places import agrees
from syndesis.catalogue.matching.texts import Text
from syndesis.catalogue.matching.words import DATA, stem

OF_NAME = """
covered weight size gap exact turns crossed missing rarest mean kind capitals letters mended unit generic first swapped
worth support
""".split()
BESIDE = """
left left_weight left_unit right right_weight right_unit amid rest rest_share next_place phrase phrases last words
""".split()
OF_RECORD = """
country city campus education healthcare company facility government nonprofit funder active full children parents
named wikipedia registers
""".split()
AMONG = "local rivals namesakes inside over behind rank parent child schools".split()
NAMES = [*OF_NAME, *BESIDE, *OF_RECORD, *AMONG]

UNIT = frozenset(stem(word) for word in DATA["unit"].split())
TRADES = frozenset(stem(word) for word in DATA["trade"].split())
GENERIC = 6.0
"""Rarity under which a word says what an organisation is, not which."""
NONE = -9.0
"""No other candidate to compare with."""


@dataclass(slots=True)
class Company:
    """The candidates of one text, as each of them is seen against the others."""

    some: list[Candidate]
    places: list[tuple[float, float]]
    """Agreement of country and city."""
    rank: dict[int, int]
    whole: set[int]
    """Records whose whole name stands in the text."""
    held: set[int]
    """Parents of those."""
    top: float
    schools: int
    """Universities and the like among those with a name of several words in full."""


def describe(some: list[Candidate], text: Text, index: NameIndex) -> list[list[float]]:
    """One row of numbers for each candidate."""
    order = sorted(range(len(some)), key=lambda number: -some[number].span.worth)
    whole = {one.record for one in some if one.span.covered > 0.95 and not one.span.turns}
    company = Company(
        some,
        [_places(one, text, index) for one in some],
        {number: rank for rank, number in enumerate(order)},
        whole,
        {parent for record in whole for parent in index.parents_of(record)},
        max((one.span.worth for one in some), default=0.0),
        sum(1 for one in some if one.span.exact and one.span.size > 1 and index.record_flags[one.record] & 1),
    )
    return [
        [
            *_of_name(one, text, index),
            *_beside(one, text, index),
            *_of_record(one, company.places[number], index),
            *_among(number, company, index),
        ]
        for number, one in enumerate(some)
    ]


def _places(candidate: Candidate, text: Text, index: NameIndex) -> tuple[float, float]:
    """Whether the text agrees with country and city of the record: 1 yes, 0 not known, -1 no; 2 a city named apart."""
    named = text.reading.countries
    country = index.countries[candidate.record]
    land = 0.0
    if named:
        land = -0.3 if not country else 1.0 if agrees(country, named) else -1.0
    words = index.city_of(candidate.record)
    if not words:
        return land, 0.0
    span, city = candidate.span, -1.0
    for at in text.positions.get(words[0], ()):
        if tuple(text.ids[at : at + len(words)]) == words:
            city = max(city, 1.0 if span.begin <= at < span.end else 2.0)
    return land, city


def _of_name(candidate: Candidate, text: Text, index: NameIndex) -> list[float]:
    """How well the name fits the words that it was laid on, and how telling a name it is."""
    span, reading = candidate.span, text.reading
    form = index.form(span.form)
    inner = text.weights[span.begin : span.end]
    single, raw = span.size == 1, reading.raw[span.begin]
    shouts = raw.isupper() and not reading.shouted
    return [
        span.covered, span.weight, span.size, span.end - span.begin - span.found, span.exact, span.turns, span.crossed,
        span.weight / span.covered - span.weight, max(inner), sum(inner) / len(inner), candidate.kind,
        float(shouts) if single else 0.5, len(raw) if single else 20,
        sum(1 for at in text.mended if span.begin <= at < span.end), index.words[form[0]] in UNIT,
        max(index.idf[one] for one in form) < GENERIC, candidate.name == 0, span.size == 2 and span.turns > 0,
        span.worth, candidate.support,
    ]  # fmt: skip


def _beside(candidate: Candidate, text: Text, index: NameIndex) -> list[float]:
    """What stands beside the name in its phrase and behind it: "Oslo" in "Oslo University Hospital" is not the city."""
    begin, end = candidate.span.begin, candidate.span.end
    reading, weights = text.reading, text.weights
    phrase, place, words, after_stop = reading.phrase, reading.place, reading.words, reading.after_stop
    count = len(phrase)
    left = left_weight = right = right_weight = 0.0
    left_unit = right_unit = -1
    if begin and phrase[begin - 1] == phrase[begin]:
        left = 1.0 if after_stop[begin] else 2.0
        left_weight = 0.0 if place[begin - 1] else weights[begin - 1]
        left_unit = (words[begin - 1] in UNIT) + 2 * (words[begin - 1] in TRADES)
    if end < count and phrase[end] == phrase[end - 1]:
        right = 1.0 if after_stop[end] else 2.0
        right_weight = 0.0 if place[end] else weights[end]
        right_unit = (words[end] in UNIT) + 2 * (words[end] in TRADES)
    low, high = begin, end
    while low and phrase[low - 1] == phrase[begin]:
        low -= 1
    while high < count and phrase[high] == phrase[end - 1]:
        high += 1
    rest = sum(weights[at] for at in range(low, high) if not (begin <= at < end or place[at]))
    next_place = -1 if high == count else 2 if place[high] else int(text.ids[high] in index.towns)
    amid = ((left > 0) + (right > 0)) if candidate.span.crossed else 0
    return [
        left, left_weight, left_unit, right, right_weight, right_unit, amid,
        rest, rest / (rest + sum(weights[begin:end])), next_place,
        phrase[begin], phrase[-1] + 1, phrase[-1] - phrase[end - 1], count,
    ]  # fmt: skip


def _of_record(candidate: Candidate, places: tuple[float, float], index: NameIndex) -> list[float]:
    """Where the record is and what it is."""
    record = candidate.record
    flags, town = index.record_flags[record], index.city_of(record)
    return [
        *places, bool(town) and town[0] in index.form(candidate.span.form),
        flags & 1, flags >> 1 & 1, flags >> 2 & 1, flags >> 3 & 1, flags >> 4 & 1, flags >> 5 & 1, flags >> 6 & 1,
        bool(flags & ACTIVE), bool(flags & FULL), log1p(index.record_children[record]), len(index.parents_of(record)),
        log1p(index.record_named[record]), bool(flags & WIKIPEDIA), flags >> REGISTERS,
    ]  # fmt: skip


def _among(number: int, company: Company, index: NameIndex) -> list[float]:
    """How it stands against the others: those on the same words, those around it, its parents and its parts."""
    candidate = company.some[number]
    span, mine = candidate.span, candidate.span.worth
    begin, end = span.begin, span.end
    inside = over = nearest = NONE
    for other, rival in enumerate(company.some):
        theirs = rival.span
        if other == number or theirs.begin >= end or begin >= theirs.end:
            continue
        if theirs.begin == begin and theirs.end == end:
            nearest = max(nearest, 2 * company.places[other][0] + company.places[other][1])
            if theirs.covered >= span.covered:
                over = max(over, theirs.worth - mine)
        else:
            over = max(over, theirs.worth - mine)
            if theirs.begin <= begin and end <= theirs.end and theirs.covered > 0.9:
                inside = max(inside, theirs.worth - mine)
    land, city = company.places[number]
    return [
        2 * land + city - nearest if nearest > NONE else 5.0, min(candidate.rivals, 20), log1p(candidate.namesakes),
        inside, over, company.top - mine, company.rank[number],
        any(parent in company.whole for parent in index.parents_of(candidate.record)),
        candidate.record in company.held, company.schools,
    ]  # fmt: skip
