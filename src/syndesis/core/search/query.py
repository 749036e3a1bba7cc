"""What a query asks of an index: the words that must occur, each with what it may have meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log2

from syndesis.core.search.lines import TOP
from syndesis.core.search.vocabulary import CORRECTED, SURE, Words
from syndesis.lib.text import CJK, normal

MOST_WORDS = 12
"""The words of a query that count; more are a pasted paragraph."""
RARE = 3
"""In so few rows a word may be a slip of the register itself: a near word, far more frequent, is tried as well."""
FAR_MORE = 20
UNIMPORTANT = frozenset(
    "a al an and at by d da das de dei del della den der des di die do dos du e el en et for fur i im in l la las le "
    "les los of on the to und van von y zu и в им имени на по".split()
)
"""Words that may be left out or differ ("&"): they are not asked for, unless there are no others."""
SHORTENED = frozenset("univ inst nat natl tech polytech dept acad sci".split())
"""Abbreviations that people type without a full stop."""
SAME = {"saint": "st", "st": "saint", "sankt": "st"}

_CJK = re.compile(f"[{CJK}]")


UNCOUNTED = 4.0
"""The weight of a word that the vocabulary does not count: too short, or unknown."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One word of a query: the words that it may stand for with their similarity (0-1), and the start of such."""

    word: str
    words: dict[str, float]
    prefix: str = ""
    weight: float = UNCOUNTED
    """How much it tells: a rare word tells more than "university"."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood: `text` in normal words, and what each important one may mean."""

    text: str
    meant: tuple[Meant, ...]

    @property
    def whole(self) -> "Query":
        """The same with the last word taken as complete."""
        return replace(self, meant=(*self.meant[:-1], replace(self.meant[-1], prefix="")))


def understood(text: str, words: Words) -> Query:
    """The query that a person typed; the last word may not be complete yet."""
    parts = [(word, token.endswith(".")) for token in text.split() for word in normal(token).split()][:MOST_WORDS]
    important = [part for part in parts if part[0] not in UNIMPORTANT] or parts
    # One letter at the end of several words says too little to be worth a broad search.
    if len(important) > 1 and len(important[-1][0]) == 1 and not _CJK.match(important[-1][0]):
        important.pop()
    meant = tuple(
        _meant(word, words, may_go_on=abbreviated or word in SHORTENED or number == len(important))
        for number, (word, abbreviated) in enumerate(important, 1)
    )
    return Query(" ".join(word for word, _ in parts), meant)


def _meant(word: str, words: Words, *, may_go_on: bool) -> Meant:
    prefix = word if may_go_on and len(word) > 1 and not _CJK.match(word) else ""
    alternatives = {word: 1.0}
    if same := SAME.get(word):
        alternatives[same] = 0.95
    rows = words.rows.get(word, 0)
    if len(word) >= CORRECTED and not rows and not (prefix and words.starting(prefix)):
        alternatives |= words.nearest(word)
    elif len(word) >= CORRECTED and 0 < rows <= RARE:
        likely = words.nearest(word, same_start=True)
        alternatives |= {
            near: score for near, score in likely.items() if score * 100 >= SURE and words.rows[near] >= FAR_MORE * rows
        }
    return Meant(word, alternatives, prefix, _weight(alternatives, words))


def _weight(alternatives: dict[str, float], words: Words) -> float:
    rows = max(words.rows.get(word, 0) for word in alternatives)
    return 1 + log2(1 + words.most / rows) if rows else UNCOUNTED


def relaxed(query: Query, words: Words) -> tuple[Query, list[tuple[Meant, ...]]]:
    """The query with near words for known ones too, and what to ask when too little was found: one word less."""
    meant = tuple(
        replace(item, words=words.nearest(item.word) | item.words) if len(item.word) >= CORRECTED else item
        for item in query.meant
    )
    loose = replace(query, meant=meant)
    if len(meant) == 1:
        return loose, [meant]
    if len(meant) == 2:
        telling = max(meant, key=lambda item: (any(word in words.rows for word in item.words), item.weight))
        return loose, [meant, (telling,)]
    return loose, [meant[:number] + meant[number + 1 :] for number in range(len(meant))]


@dataclass(frozen=True, slots=True)
class Notation:
    """How a database writes that words must occur."""

    both: str
    either: str
    quote: str
    prefix: str

    def all_of(self, meant: Iterable[Meant], *, top: bool = False) -> str:
        """Rows with any alternative of every word; `top`: only those of the highest prior."""
        parts = [self._any_of(item) for item in meant]
        return self.both.join([self._word(TOP), *parts] if top else parts)

    def one_of(self, choices: Sequence[Iterable[Meant]]) -> str:
        """Rows that fulfil any of these."""
        return self.either.join(f"({self.all_of(meant)})" for meant in choices)

    def _any_of(self, item: Meant) -> str:
        terms = [self._word(word) for word in item.words if not (item.prefix and word.startswith(item.prefix))]
        if item.prefix:
            terms.append(self._word(item.prefix) + self.prefix)
        return f"({self.either.join(terms)})"

    def _word(self, word: str) -> str:
        return f"{self.quote}{word}{self.quote}"


FTS5 = Notation(both=" AND ", either=" OR ", quote='"', prefix="*")
TSQUERY = Notation(both=" & ", either=" | ", quote="'", prefix=":*")
