"""Step: the countries that the text names, by name ("Spain", "Испании") or by adjective ("Spanish", "испанский").

Needs `tokens`. Adds `countries`, by place, `country_at` and `country_tokens`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from syndesis.intake.reading.canonical import spelling
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.lexicons import LANGUAGES, load
from syndesis.lib.tokens import Tokens, fold_phrase

if TYPE_CHECKING:
    from syndesis.intake.reading.draft import Draft

_LONGEST = 6
_STEM_KEY = 3
_FORM_OF_STATE = re.compile(
    r"^(?:the\s+)?(?:[A-Z][\w’']+\s+){0,2}(?:Republic|Kingdom|Sultanate|State|Commonwealth|Principality|Emirate|Duchy)\s+of\s+"
    r"|^(?:la\s+|el\s+)?(?:Rep[úu]blica|Reino|Estado|Principado)\s+(?:\w+\s+){0,2}de\s+"
)
_AMBIGUOUS = frozenset({"us", "it", "in", "georgia", "jordan", "chad", "lao", "polish", "guinea", "man"})
_SPANISH_ENDINGS = {"o": ("o", "a", "os", "as"), "s": ("s", "sa", "ses", "sas"), "n": ("n", "na", "nes", "nas")}


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country in the text: ISO code, place, and whether it stands as an adjective."""

    code: str
    span: Span
    first: int
    last: int
    is_adjective: bool


def run(draft: "Draft") -> None:
    draft.countries = countries(draft.tokens)
    draft.country_at = {c.first: c for c in draft.countries}
    draft.country_tokens = {i for c in draft.countries for i in range(c.first, c.last + 1)}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ"):
                table.setdefault(_key(name), code)
    for code, row in load("countries").items():
        for name in row.get("names", []):
            table[_key(name)] = code
    return table


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, row in load("countries").items():
        for word in row.get("en", []):
            table[_key(word)] = code
        for word in map(fold_phrase, row.get("es", [])):
            for ending in _SPANISH_ENDINGS.get(word[-1], (word[-1], word[-1] + "s")):
                table.setdefault(_key(word[:-1] + ending), code)
    return table


@lru_cache(maxsize=1)
def _stems() -> dict[str, dict[str, str]]:
    """The country of each stem of an adjective, by the first letters of the stem."""
    table: dict[str, dict[str, str]] = {}
    for code, row in load("countries").items():
        for word in (*row.get("ru", []), *row.get("de", [])):
            stem = fold_phrase(word)
            table.setdefault(stem[:_STEM_KEY], {})[stem] = code
    return table


def _key(name: str) -> str:
    return " ".join(spelling(word) for word in fold_phrase(name).split())


def country_named(text: str) -> str:
    """The ISO code of the country that the text is the name or adjective of; empty where it is none. "The Sultanate of
    Oman" is Oman."""
    key = _key(_FORM_OF_STATE.sub("", text))
    return _names().get(key) or _adjectives().get(key) or _stem_code(fold_phrase(text))


def countries(tokens: Tokens) -> list[CountryMention]:
    """All countries that the text names, longest names first at each place."""
    found: list[CountryMention] = []
    words = [spelling(word) for word in tokens.folded]
    names, adjectives, openings = _names(), _adjectives(), _openings()
    at = 0
    while at < len(words):
        length = 1
        longest = openings.get(words[at], 0)
        for size in range(min(longest, len(words) - at), 0, -1):
            key = " ".join(words[at : at + size])
            code = names.get(key) or adjectives.get(key)
            if code and _is_meant(tokens, at, key):
                found.append(_mention(tokens, at, size, code, key not in names or key == "new zealand"))
                length = size
                break
        else:
            stem = _stem_code(tokens.folded[at])
            if stem:
                found.append(_mention(tokens, at, 1, stem, True))
        at += length
    return found


def _mention(tokens: Tokens, at: int, size: int, code: str, is_adjective: bool) -> CountryMention:
    span = Span(tokens.starts[at], tokens.ends[at + size - 1])
    return CountryMention(code, span, at, at + size - 1, is_adjective)


@lru_cache(maxsize=1)
def _openings() -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in (*_names(), *_adjectives()):
        words = key.split()
        if words and len(words) <= _LONGEST:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@lru_cache(maxsize=20_000)
def _stem_code(folded: str) -> str:
    near = _stems().get(folded[:_STEM_KEY], {})
    return next((code for stem, code in near.items() if folded.startswith(stem)), "")


def _is_meant(tokens: Tokens, at: int, key: str) -> bool:
    word = tokens.words[at]
    if len(key) == 2 or key in _AMBIGUOUS:
        return word.isupper() if len(key) == 2 else word[0].isupper()
    return not word[0].isascii() or word[0].isupper() or key in _adjectives()


def country_label(code: str, language: str) -> str:
    """The name of a country in a language, as CLDR has it; empty for no code."""
    return Locale(language).territories.get(code, code) if code else ""
