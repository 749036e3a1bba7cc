"""Names of countries in the reader's language, from the Unicode locale data that Babel carries."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language, to_locale

from syndesis.lib.text import normal


@lru_cache(maxsize=16)
def _names(locale: str) -> dict[str, str]:
    return dict(Locale.parse(locale).territories)


_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
"""Codes of the locale data that name no country of ISO 3166-1: unions, islands that belong to one, placeholders."""


@lru_cache(maxsize=16)
def _ordered(locale: str) -> list[tuple[str, str]]:
    letters = [code for code in _names(locale) if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
    return sorted(((code, _names(locale)[code]) for code in letters), key=lambda each: normal(each[1]))


def countries() -> list[tuple[str, str]]:
    """All countries, each with its two letters and its name in the reader's language, in the order of the names."""
    return _ordered(to_locale(get_language() or "en"))


def country_name(code: str) -> str:
    """ "Spain" for "ES"; the code itself where it is none."""
    return _names(to_locale(get_language() or "en")).get(code, code) if code else ""


_NUMBERED_ANEW = {"DE": "276", "ET": "231", "FR": "250", "SD": "729", "YE": "887"}
"""Countries for which the locale data also knows numbers of before their borders changed."""


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    aliases = get_global("territory_aliases").items()
    return {of[0]: number for number, of in aliases if number.isdigit() and len(of) == 1} | _NUMBERED_ANEW


def country_number(code: str) -> str:
    """The three digits of ISO 3166-1, "724" for "ES", by which maps know a country; blank where there are none."""
    return _numbers().get(code, "")
