"""Whether a text is that of an agreement, not one that tells of agreements."""

import re

from syndesis.intake.reading.contracts.articles import Article
from syndesis.intake.reading.contracts.words import Words

_TOP = 700
_MANY = 4
_ENOUGH = 3


def is_contract(text: str, words: Words, found: list[Article], *, is_told: bool) -> bool:
    """By its title, the way in which it opens, articles with headings, its parties, its signatures, its term: the title
    and two others where nobody has said what the text is, any of them where somebody has."""
    signs = [
        words.pattern("recognition", "title").search(text, 0, _TOP) is not None,
        words.pattern("recognition", "opening").search(text, 0, 4 * _TOP) is not None,
        len(found) >= 3,
        len(words.pattern("recognition", "parties").findall(text)) >= _MANY,
        len(_signatures(text, words)) >= 2,
        words.pattern("recognition", "terms").search(text) is not None,
    ]
    if is_told:
        return sum(signs) >= 1
    return signs[0] and sum(signs) >= _ENOUGH


def _signatures(text: str, words: Words) -> list[re.Match[str]]:
    """The lines for signatures: in the last third of the text."""
    return list(words.pattern("recognition", "signatures").finditer(text, len(text) * 2 // 3))
