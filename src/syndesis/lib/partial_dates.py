"""Dates of which only the year or the month may be known, and reading them as people type them (`read`)."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Self

from babel import Locale

YEAR_BEGINS = 9
"""The month in which an academic year begins."""
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def academic_year(day: date) -> int:
    """The academic year that a day lies in, called by the year in which it begins."""
    return day.year if day.month >= YEAR_BEGINS else day.year - 1


def academic(year: int) -> str:
    """An academic year as it is written: "2024/25"."""
    return f"{year}/{(year + 1) % 100:02}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; written as a prefix of ISO 8601: "2011", "2011-04", "2011-04-12"."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    @lru_cache(maxsize=10_000)  # a record names the same few thousand days over and over
    def parse(cls, text: str) -> Self:
        """Raises ValueError, naming the text, when it is no prefix of an ISO date or no day of the calendar."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a date of the form 2011, 2011-04 or 2011-04-12: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"no such day in the calendar: {text!r}") from error
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that is meant, inclusive."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both may name the same day: one is as precise as the other or holds it."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text


class NotADate(ValueError):
    """A text that cannot be understood as a date."""


class NoSuchDay(ValueError):
    """A text that is written like a date, of a month or day that no calendar has."""


LANGUAGES = ("en", "ru", "es", "zh_Hans")
"""Those whose names of months and days are understood, whatever language a reader has chosen."""
_RELATIVE = {0: "today сегодня hoy 今天", -1: "yesterday вчера ayer 昨天", 1: "tomorrow завтра manana 明天"}
_AROUND = frozenset("de del of the on in en el st nd rd th o г год года году в го е ое".split())
"""Words and endings that stand around the parts of a date and say nothing."""
_ALLOWED = re.compile(r"[\w\s.,/()\-‐‑–—'’]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-я]+")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(\d{1,2})[日号]?)?)?(\D*)")
_DOTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
SHORTEST = 3
"""Letters of a month's name that are enough: "Apr", "сен"."""


def read(text: str, *, today: date, month_first: bool = False) -> PartialDate:
    """The date that a person typed in any of the languages: "2011-04-12", "Apr 2011", "12 апреля 2011 г.",
    "12 de abril de 2011", "2011年4月", "12.04.2011", "04/2011", "yesterday".

    Of two numbers before a year, either of which may be the month, the day comes first, unless `month_first` says that
    the reader's language has it the other way; between full stops the day comes first everywhere.
    Raises NotADate or NoSuchDay.
    """
    plain = _folded(text)
    for days, names in _RELATIVE.items():
        if plain in names.split():
            return PartialDate.of(today + timedelta(days=days))
    if chinese := _CHINESE.fullmatch(re.sub(r"\s", "", plain)):
        year, month, day, after = chinese.groups()
        number = _month_names().get(f"{month}月") or _number(month)
        if (month and number is None) or (after and after not in _weekdays()):
            raise NotADate(text)
        return _existing(text, int(year), number, _number(day))
    numbers, month_named = _parts(text, plain)
    if month_named:
        years = [each for each in numbers if len(each) == 4]
        days_named = [int(each) for each in numbers if len(each) < 3]
        if len(years) != 1 or len(days_named) > 1 or len(numbers) != len(years) + len(days_named):
            raise NotADate(text)
        return _existing(text, int(years[0]), month_named, days_named[0] if days_named else None)
    return _of_numbers(text, numbers, month_first=month_first and not _DOTS.fullmatch(plain))


def _parts(text: str, plain: str) -> tuple[list[str], int | None]:
    """The numbers of a folded text as written, and the one month that it names."""
    if not _ALLOWED.fullmatch(plain):
        raise NotADate(text)
    numbers: list[str] = []
    month: int | None = None
    for part in _PART.findall(plain):
        if part.isdecimal():
            numbers.append(part)
        elif named := _month(part):
            if month is not None:
                raise NotADate(text)
            month = named
        elif part not in _AROUND and part not in _weekdays():
            raise NotADate(text)
    return numbers, month


def _of_numbers(text: str, numbers: list[str], *, month_first: bool) -> PartialDate:
    shape, values = tuple(map(len, numbers)), tuple(map(int, numbers))
    match shape, values:
        case (4,), (year,):
            return _existing(text, year)
        case ((4, 1 | 2), (year, month)) | ((1 | 2, 4), (month, year)):
            return _existing(text, year, month)
        case (4, 1 | 2, 1 | 2), (year, month, day):
            return _existing(text, year, month, day)
        case (1 | 2, 1 | 2, 4), (first, second, year):
            if second > 12 >= first or (month_first and first <= 12):
                first, second = second, first
            return _existing(text, year, second, first)
    raise NotADate(text)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdecimal() else None


def _existing(text: str, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise NoSuchDay(text) from error
    return PartialDate(year, month, day)


def _folded(text: str) -> str:
    """A text without case, accents, wide digits and spaces around it; й becomes и, here and in the names."""
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _month(word: str) -> int | None:
    """The month that a folded word names in full, shortened or, in Russian, in another case."""
    names = _month_names()
    return names.get(word) or (names.get(word[:-1]) if _CYRILLIC.fullmatch(word) else None)


@cache
def _month_names() -> dict[str, int]:
    """Folded names of the months with what they can be shortened to, each with its number."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for names in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in names[width].items():
                    whole = _folded(name).rstrip(".")
                    for length in range(min(SHORTEST, len(whole)), len(whole) + 1):
                        found[whole[:length]] = number
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        _folded(name).rstrip(".")
        for language in LANGUAGES
        for names in Locale.parse(language).days.values()
        for width in ("wide", "abbreviated")
        for name in names[width].values()
    )
