"""Names of countries in the reader's language, from the Unicode locale data that Babel carries."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language, to_locale


@lru_cache(maxsize=16)
def _names(locale: str) -> dict[str, str]:
    return dict(Locale.parse(locale).territories)


NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Codes of two letters that stand for something else."""


def countries() -> list[tuple[str, str]]:
    """Codes and names of all countries, in the order of their names."""
    names = _names(to_locale(get_language() or "en"))
    found = [(code, name) for code, name in names.items() if len(code) == 2 and code not in NO_COUNTRIES]
    return sorted(found, key=lambda each: each[1].casefold())


def country_name(code: str) -> str:
    """ "Spain" for "ES"; the code itself where it is none."""
    return _names(to_locale(get_language() or "en")).get(code, code) if code else ""
