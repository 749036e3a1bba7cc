"""Names of countries in the reader's language, from the Unicode locale data that Babel carries."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language, to_locale


@lru_cache(maxsize=16)
def _names(locale: str) -> dict[str, str]:
    return dict(Locale.parse(locale).territories)


def country_name(code: str) -> str:
    """ "Spain" for "ES"; the code itself where it is none."""
    return _names(to_locale(get_language() or "en")).get(code, code) if code else ""
