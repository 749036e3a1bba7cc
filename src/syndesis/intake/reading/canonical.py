"""One spelling for words that organisations' names spell in several ways.

Two levels. `spelling` evens out what is one word to everybody ("Saint", "St."; "Centre", "Center"; Russian cases):
names are looked up in the text at this level. `concept` also joins the languages ("Universidad" and "Universität" are
`university`) and `bag` forgets order and little words, so that "Technical University of Madrid" and "Madrid
Technical University" meet.
"""

from collections.abc import Iterable
from functools import lru_cache

from syndesis.intake.reading.han import simplified
from syndesis.intake.reading.lexicons import shared
from syndesis.lib.tokens import russian_stem

_LAST_OF_EUROPE = "\u2fff"


@lru_cache(maxsize=30_000)
def spelling(folded: str) -> str:
    """A folded word in the one spelling by which names are compared."""
    same: dict[str, str] = shared()["spellings"]
    return same.get(folded) or russian_stem(simplified(folded) if folded > _LAST_OF_EUROPE else folded)


@lru_cache(maxsize=30_000)
def concept(folded: str) -> str:
    """The notion that a generic word of a name stands for, in any language; other words in their one spelling."""
    word = spelling(folded)
    return _concepts().get(word, word)


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    table: dict[str, list[str]] = shared()["concepts"]
    return {spelling(word): name for name, words in table.items() for word in words}


@lru_cache(maxsize=1)
def little_words() -> frozenset[str]:
    """Articles, prepositions and conjunctions inside names, of all languages."""
    return frozenset(shared()["little_words"])


@lru_cache(maxsize=1)
def generic_concepts() -> frozenset[str]:
    """Notions that name no single organisation: "university", "technical", "national"."""
    return frozenset(shared()["concepts"]) | {spelling(word) for word in shared()["generic_words"]}


def bag(folded_words: Iterable[str]) -> str:
    """The notions of a name, each once, in alphabetical order, without its little words."""
    return " ".join(sorted({concept(word) for word in folded_words if word not in little_words()}))


def is_generic(folded_words: Iterable[str]) -> bool:
    """Whether the words name no single organisation: "Polytechnic University", "the National Academy"."""
    return all(word in little_words() or concept(word) in generic_concepts() for word in folded_words)
