"""The words of a text, folded for comparison, each with its place in the text.

A token is a run of letters and digits; every Chinese character is a token of its own. Folding is case folding,
compatibility decomposition and removal of combining marks, so that "Politécnica" and "POLITECNICA" are one word;
й becomes и and ё becomes е, on both sides of any comparison.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache

_HAN = "㐀-䶿一-鿿豈-﫿"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[^\W_{_HAN}]|[\u0300-\u036f])*")
_RUSSIAN_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ием|иеи|ах|ях|ов|ев|ом|ем|ои|еи|ои|ыи|ии|ая|яя|ое|ее|ые|ие"
    r"|ую|юю|ых|их|ым|им|ою|ею|ия|ию|ье|ью|ья|а|я|о|е|ы|и|у|ю|ь)$"
)


@lru_cache(maxsize=30_000)
def fold_word(word: str) -> str:
    """One word without case, accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if not unicodedata.combining(c)) or word


@lru_cache(maxsize=30_000)
def russian_stem(folded: str) -> str:
    """A folded Russian word without its case ending; words of other scripts and short words as they are."""
    if len(folded) < 5 or not "а" <= folded[0] <= "я":
        return folded
    return _RUSSIAN_ENDING.sub("", folded, count=1)


def fold_phrase(text: str) -> str:
    """All words of a text, folded, with single spaces between them."""
    return " ".join(fold_word(word) for word in _TOKEN.findall(text))


class Tokens:
    """The tokens of one text: `starts`, `ends` in the text, `words` as written and `folded`."""

    __slots__ = ("ends", "folded", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.folded = [fold_word(word) for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def at_or_after(self, offset: int) -> int:
        """The index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def within(self, start: int, end: int) -> range:
        """The indices of the tokens that start in `text[start:end]`."""
        return range(self.at_or_after(start), self.at_or_after(end))

    def gap(self, index: int) -> str:
        """What stands between token `index` and the one before it."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    def joined(self, canonical: Callable[[str], str]) -> tuple[str, list[int]]:
        """All folded words through `canonical`, each followed by one space, and where each begins in that string."""
        return join_words(map(canonical, self.folded))


def join_words(words: Iterable[str]) -> tuple[str, list[int]]:
    """The words, each followed by one space, and the offset of each."""
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for word in words:
        offsets.append(at)
        parts.append(word)
        at += len(word) + 1
    return (" ".join(parts) + " " if parts else ""), offsets
