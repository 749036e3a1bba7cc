"""Dates of which only the year or the month may be known."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; written as a prefix of ISO 8601: "2011", "2011-04", "2011-04-12"."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
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
