"""Currencies of ISO 4217 and amounts in them, from the Unicode locale data that Babel carries."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import format_currency, format_decimal
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from syndesis.lib.text import normal

OLDEST = 1980
"""What was money in that year or later is offered: who was paid in marks in 1984 has it on record so."""
LANGUAGES = ("en", "ru", "es", "zh_Hans")
_JOINED = re.compile(r"(?<=[A-Za-z])(?=\d)")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY", "₽": "RUB", "руб": "RUB", "rmb": "CNY", "yuan": "CNY"}
"""What people write for money where only one is meant in the world of our offices."""


@lru_cache(maxsize=1)
def current() -> frozenset[str]:
    """The letters of those that are money somewhere today."""
    return _tender(None)


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """The letters of those that are money somewhere, or were since 1980."""
    return _tender(date(OLDEST, 1, 1))


def _tender(since: date | None) -> frozenset[str]:
    rows = [row for of_country in get_global("territory_currencies").values() for row in of_country]
    return frozenset(
        code for code, _begun, ended, tender in rows if tender and (not ended or (since and date(*ended) >= since))
    )


def currencies() -> list[tuple[str, str]]:
    """All that may be chosen, "EUR – euro"; those of today first."""
    return _ordered(to_locale(get_language() or "en"))


@lru_cache(maxsize=16)
def _ordered(locale: str) -> list[tuple[str, str]]:
    names = Locale.parse(locale).currencies
    codes = sorted(known(), key=lambda code: (code not in current(), code))
    return [(code, f"{code} – {names.get(code, code)}") for code in codes]


def currency_code(text: str) -> str:
    """The three letters of a currency, however it is written: "eur", "€", "Euro"; blank where it is none."""
    letters = text.strip()
    if letters.upper() in known():
        return letters.upper()
    return _SIGNS.get(letters.casefold()) or _by_name().get(normal(letters), "")


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        names = Locale.parse(language).currencies
        for code in sorted(known(), key=lambda code: code not in current()):
            found.setdefault(normal(names.get(code, code)), code)
    return found


def refuse_unknown(code: str) -> None:
    """Raises ValidationError for what is no currency; blank is none said."""
    if code and code not in known():
        told = _("“%(value)s” is no currency that is known: write three letters, such as EUR.")
        raise ValidationError(told, code="invalid", params={"value": code})


def refuse_without_currency(amount: Decimal | None, currency: str) -> None:
    """Raises ValidationError where an amount is said of no currency: no sum could count it."""
    if amount is not None and not currency:
        raise ValidationError(_("Say in which currency."), code="required")


def money(amount: Decimal | int | None, currency: str) -> str:
    """ "€250,000", "1 250 000,50 ₽" by the reader's language; blank where there is no amount."""
    if amount is None:
        return ""
    number = Decimal(amount)
    whole = number == number.to_integral_value()
    locale = to_locale(get_language() or "en")
    if not currency:
        return str(format_decimal(number, format="#,##0" if whole else "#,##0.00", locale=locale))
    pattern = _pattern(locale).replace(".00", "") if whole else _pattern(locale)
    shown = format_currency(number, currency, format=pattern, locale=locale, currency_digits=False)
    return _JOINED.sub("\u00a0", shown)


@lru_cache(maxsize=16)
def _pattern(locale: str) -> str:
    return str(Locale.parse(locale).currency_formats["standard"].pattern)
