"""How well a row answers a query: all words, few others, in order, and what people mostly mean. Plain arithmetic.

The points: up to 100 for the words of the query that one name has (the rarer the weightier), minus up to 25 for
letters of the name that nobody asked for, plus up to 5 for the same order, plus up to 20 for the row's prior. A name
that is the query itself goes before all that contain it.
"""

from rapidfuzz import fuzz

from syndesis.core.search.lines import ACRONYM, ALIAS, OFFICIAL
from syndesis.core.search.query import Meant, Query

ORDER = 5
UNASKED = 25
PRIOR = 20
EXACT = 8
OF_MARK = {OFFICIAL: 2.0, ACRONYM: 1.0, ALIAS: 0.0}
BEGUN = 0.92
"""What a word is worth that the last word of the query begins."""
IN_CONTEXT = 0.8
"""What a word is worth that stands in the row's context only, such as the city beside the name."""


def best(query: Query, text: str, prior: float) -> tuple[float, int]:
    """The points of the row with this index text, and which of its lines (from 0) earned them."""
    *names, last = text.split("\n")
    context = last[1:].split()
    asked = sum(item.weight for item in query.meant)
    found = (0.0, 0)
    for number, line in enumerate(names):
        name = line[1:]
        points = OF_MARK.get(line[:1], 0.0)
        if name == query.text:
            points += 100 + ORDER + EXACT
        elif name:
            words = name.split(" ")
            got, used = 0.0, 0
            for item in query.meant:
                value, letters = _nearest(item, words)
                if not value:
                    value = _nearest(item, context)[0] * IN_CONTEXT
                got += value * item.weight
                used += letters
            unasked = max(0.0, 1 - used / (len(name) - len(words) + 1))
            points += 100 * got / asked - UNASKED * unasked + ORDER * fuzz.ratio(query.text, name) / 100
        if points > found[0]:
            found = (points, number)
    return found[0] + PRIOR * prior, found[1]


def _nearest(item: Meant, words: list[str]) -> tuple[float, int]:
    """How near any of these words comes to what is meant (0-1), and how many of its letters were asked for."""
    value, letters = 0.0, 0
    for word in words:
        likeness = item.words.get(word, 0.0)
        if likeness > value:
            value, letters = likeness, len(word)
        elif not likeness and value < BEGUN and item.prefix and word.startswith(item.prefix):
            value, letters = BEGUN, (len(item.prefix) + len(word)) // 2
    return value, letters
