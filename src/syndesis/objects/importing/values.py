"""What stands in a cell as the value of a field, or why it is none. Each pair of field and cell is read once."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from babel.core import get_global
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from syndesis.core import dates
from syndesis.core.countries import countries
from syndesis.core.fields import CountryField, CurrencyField, PartialDateField
from syndesis.core.forms import date_from_text
from syndesis.core.translated import TranslatedField
from syndesis.lib.numbers import plain_number
from syndesis.lib.partial_dates import NoSuchDay, NotADate, PartialDate, read
from syndesis.lib.tables import Fault, Value, Why
from syndesis.lib.text import normal
from syndesis.objects.importing.choice_words import CHOICES
from syndesis.objects.importing.synonyms import LANGUAGES, NO, YES
from syndesis.objects.importing.targets import Target

EPOCH = date(1899, 12, 30)
SERIAL = range(21_000, 80_000)
"""Days as spreadsheets count them, from 1957 to 2119, where a cell lost its format: no year, no day otherwise. Smaller
ones are rather years that were mistyped, such as 20255."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


class Wrong(Exception):
    """A cell that says nothing a field can hold; the message is for the person."""


def described(fault: Fault) -> str:
    if fault.why is Why.FORMULA:
        return _("A formula whose value is not in the file: open it in the spreadsheet program and save it again.")
    if fault.why is Why.ERROR:
        return _("The spreadsheet shows the error %(error)s here.") % {"error": fault.text}
    return _("The text is too long for a cell.")


class Reader:
    """Reads the cells of one column into the values of one field."""

    def __init__(self, target: Target, formfield: forms.Field | None, month_first: bool = False) -> None:
        self.target, self.formfield, self.month_first = target, formfield, month_first
        self.read = _reader(self)
        self.known: dict[Any, Any] = {}

    def __call__(self, cell: Value) -> Any:
        """The value. Raises Wrong."""
        if isinstance(cell, Fault):
            raise Wrong(described(cell))
        key = (type(cell), cell) if not isinstance(cell, list | dict) else None
        if key not in self.known or key is None:
            try:
                found: Any = self.read(cell)
            except Wrong as wrong:
                found = wrong
            if key is None:
                return _given(found)
            self.known[key] = found
        return _given(self.known[key])


def _given(found: Any) -> Any:
    if isinstance(found, Wrong):
        raise Wrong(str(found))
    return found


def _reader(reader: Reader) -> Callable[[Any], Any]:
    field = reader.target.field
    if isinstance(field, PartialDateField | models.DateField):
        return lambda cell: _date(cell, reader)
    if isinstance(field, models.BooleanField):
        return _bool
    if isinstance(field, CountryField):
        return _country
    if isinstance(field, CurrencyField):
        return lambda cell: _clean(plain(cell), reader)  # a sign or a name of it may be longer than its letters
    if field.flatchoices:
        choices = _choices(field)
        return lambda cell: _choice(cell, choices, field)
    if isinstance(field, TranslatedField):
        return lambda cell: _clean(cell if isinstance(cell, dict) else plain(cell), reader)
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return lambda cell: _number(cell, reader)
    return lambda cell: _text(cell, reader)


def plain(cell: Any) -> str:
    """A cell as text: 123 for 123.0, a day as ISO, the label of what our own files give with its code."""
    if isinstance(cell, dict):
        return str(cell.get("label") or cell.get("name") or cell.get("title") or cell.get("code") or "")
    if isinstance(cell, list):
        return "; ".join(map(plain, cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _text(cell: Any, reader: Reader) -> Any:
    text = plain(cell)
    longest = getattr(reader.target.field, "max_length", None)
    if longest and len(text) > longest:
        told = _("%(number)s characters, and at most %(most)s fit.")
        raise Wrong(told % {"number": len(text), "most": longest})
    if not isinstance(reader.target.field, models.TextField):
        text = " ".join(text.split())
    return _clean(text, reader)


def _clean(text: Any, reader: Reader) -> Any:
    if reader.formfield is None:
        return text
    try:
        value = reader.formfield.clean(text)
        reader.target.field.run_validators(value)
    except ValidationError as error:
        raise Wrong(" ".join(error.messages)) from error
    return value


def _number(cell: Any, reader: Reader) -> Any:
    field = reader.target.field
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(repr(cell))
    else:
        try:
            number = Decimal(plain_number(plain(cell)).removesuffix("%"))
        except InvalidOperation as error:
            raise Wrong(_("“%(value)s” is no number.") % {"value": plain(cell)[:80]}) from error
    if isinstance(field, models.IntegerField) and number != number.to_integral_value():
        raise Wrong(_("“%(value)s” is no whole number.") % {"value": plain(cell)[:80]})
    return _clean(format(number.normalize(), "f"), reader)


def _bool(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    word = normal(plain(cell))
    if word in YES or word in NO:
        return word in YES
    raise Wrong(_("“%(value)s” is neither yes nor no.") % {"value": plain(cell)[:80]})


def _date(cell: Any, reader: Reader) -> Any:
    day = _partial(cell, reader)
    if isinstance(reader.target.field, PartialDateField):
        return day
    if day.day is None:
        raise Wrong(_("“%(value)s” is no day.") % {"value": plain(cell)[:80]})
    return day.first


def _partial(cell: Any, reader: Reader) -> PartialDate:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return PartialDate.of(cell)
    if isinstance(cell, bool):
        raise Wrong(_not_a_date(cell))
    text = plain(cell)
    if text.isascii() and text.isdecimal() and len(text) == 5 and int(text) in SERIAL:
        return PartialDate.of(EPOCH + timedelta(days=int(text)))
    if moment := _MOMENT.fullmatch(text):
        text = moment[1]
    try:
        return read(text, today=timezone.localdate(), month_first=reader.month_first)
    except NoSuchDay as error:
        raise Wrong(_("“%(value)s” is no day of the calendar.") % {"value": text[:80]}) from error
    except NotADate as error:
        raise Wrong(_not_a_date(text)) from error


def _not_a_date(text: Any) -> str:
    try:
        date_from_text(str(text)[:80])
    except ValidationError as error:
        return str(error.messages[0])
    return _("“%(value)s” is no date.") % {"value": str(text)[:80]}


def month_first(cells: list[Value]) -> bool:
    """Whether the days of a column are written as in America: one shows it, and none speaks against it. Where nothing
    shows it, the reader's language says."""
    first = second = False
    for cell in cells:
        if isinstance(cell, str) and (match := _SLASHED.fullmatch(cell)):
            first |= int(match[1]) > 12
            second |= int(match[2]) > 12
    if first or second:
        return second and not first
    return not dates.day_comes_first()


def _choices(field: Any) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for language in LANGUAGES:
        with override(language):
            for value, label in field.flatchoices:
                found.setdefault(normal(str(label)), value)
    values = {str(value): value for value, _label in field.flatchoices}
    for code, words in CHOICES.get(str(field), {}).items():
        for word in words.split(",") if code in values else ():
            found.setdefault(normal(word), values[code])
    return {normal(value): each for value, each in values.items()} | found


def _choice(cell: Any, choices: Mapping[str, Any], field: Any) -> Any:
    code = cell.get("code") if isinstance(cell, dict) else None
    for text in (code, plain(cell)):
        if text is not None and (word := normal(str(text))) in choices:
            return choices[word]
    known = ", ".join(str(label) for _value, label in field.flatchoices if label)
    told = _("“%(value)s” is none of: %(known)s.")
    raise Wrong(told % {"value": plain(cell)[:80], "known": known[:400]})


@cache
def _countries() -> Mapping[str, str]:
    """Two letters by code, by the three letters of ISO 3166-1, and by name in all languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            for code, name in countries():
                found.setdefault(normal(name), code)
    codes = set(found.values())
    for alias, new in get_global("territory_aliases").items():
        if len(new) == 1 and new[0] in codes and alias.isalpha() and len(alias) in (2, 3):
            found.setdefault(alias.lower(), new[0])
    found |= {code.lower(): code for code in codes}
    return found | {normal(word): code for code, words in _ALSO.items() for word in words.split(",")}


_ALSO = {
    "US": "usa, u s a, united states of america, america, сша, eeuu, ee uu, estados unidos de américa, 美国",
    "GB": "uk, u k, great britain, britain, england, scotland, wales, великобритания, англия, gran bretaña, "
    "inglaterra, 英国",
    "RU": "russian federation, россия, российская федерация, рф, federación rusa, federación de rusia, 俄罗斯联邦",
    "CN": "pr china, p r china, prc, people s republic of china, mainland china, кнр, китайская народная республика, "
    "república popular china, 中华人民共和国",
    "KR": "korea, south korea, republic of korea, южная корея, корея, corea del sur, corea, 韩国, 大韩民国",
    "KP": "north korea, dprk, северная корея, кндр, corea del norte, 朝鲜",
    "CZ": "czech republic, чешская республика, república checa, 捷克共和国",
    "NL": "holland, the netherlands, голландия, holanda, países bajos, 荷兰",
    "VN": "viet nam, вьетнам", "TW": "taiwan, тайвань, taiwán, 台湾", "HK": "hong kong, гонконг, 香港",
    "MO": "macao, macau, макао, 澳门", "TR": "turkey, turkiye, türkiye, турция, turquía, 土耳其",
    "IR": "iran, islamic republic of iran, иран, irán, 伊朗", "SY": "syria, сирия, siria",
    "MD": "moldova, молдова, молдавия, moldavia", "BY": "belarus, беларусь, белоруссия, bielorrusia, 白俄罗斯",
    "KG": "kyrgyzstan, киргизия, кыргызстан", "TZ": "tanzania, танзания", "LA": "laos, лаос",
    "BO": "bolivia, боливия", "VE": "venezuela, венесуэла", "AE": "uae, оаэ, emiratos árabes", "MK": "macedonia",
}  # fmt: skip
"""Names that no list of names has, as people write them."""


def country_code(text: str) -> str:
    """The two letters of a country, however it is written; blank where it is none that is known."""
    return _countries().get(normal(text), "")


def _country(cell: Any) -> str:
    code = cell.get("code") if isinstance(cell, dict) else None
    for text in (code, plain(cell)):
        if text is not None and (found := _countries().get(normal(str(text)))):
            return found
    raise Wrong(_("“%(value)s” is no country that is known.") % {"value": plain(cell)[:80]})
