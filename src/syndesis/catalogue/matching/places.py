"""The countries that a text names, in the languages of the interface and as affiliations abbreviate them."""

import tomllib
from functools import cache
from typing import Any

from babel import Locale

from syndesis.catalogue.matching.words import HERE, folded

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "zh")
KIN = {
    "HK": "CN",
    "MO": "CN",
    "PR": "US",
    "GU": "US",
    "VI": "US",
    "GP": "FR",
    "MQ": "FR",
    "RE": "FR",
    "GF": "FR",
    "NC": "FR",
    "PF": "FR",
}
"""Territories that texts and the register write under either name."""

NO_COUNTRY = frozenset({"ZZ", "EU", "EZ", "UN", "XA", "XB", "QO"})
"""Codes of Unicode that stand for no country."""

Phrases = dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]
"""By last word: the whole phrase and the countries that it may mean, longest first."""


@cache
def phrases() -> Phrases:
    """Every way to name a country, or a state that gives its country away, in folded words."""
    meant: dict[tuple[str, ...], set[str]] = {}

    def add(text: str, country: str) -> None:
        words = tuple(folded(text))
        if words and not (len(words) == 1 and len(words[0]) < 2):
            meant.setdefault(words, set()).add(country)

    data: dict[str, Any] = tomllib.loads((HERE / "places.toml").read_text("utf-8"))
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                add(name, code)
                add(name.partition(" (")[0], code)
    for code, names in data["countries"].items():
        for name in names.split("|"):
            add(name, code)
    for code, names in data["states"].items():
        for name in names.split("|") if code.endswith("_two") else names.split():
            add(name, code[:2])
    result: Phrases = {}
    for words, countries in sorted(meant.items(), key=lambda item: -len(item[0])):
        result.setdefault(words[-1], []).append((words, frozenset(countries)))
    return result


@cache
def codes() -> dict[str, frozenset[str]]:
    """Two or three capitals at the end of a text: "MD" is Maryland or Moldova."""
    data: dict[str, Any] = tomllib.loads((HERE / "places.toml").read_text("utf-8"))
    territories = (str(code) for code in Locale("en").territories)
    meant = {code: {code} for code in territories if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY}
    for country, shorts in data["codes"].items():
        for short in shorts.split():
            meant.setdefault(short.upper(), set()).add(country)
    meant["UK"] = {"GB"}
    return {code: frozenset(countries) for code, countries in meant.items()}


def agrees(country: str, named: set[str]) -> bool:
    """Whether a record of this country may be meant by a text that names those."""
    return country in named or KIN.get(country) in named or any(KIN.get(other) == country for other in named)
