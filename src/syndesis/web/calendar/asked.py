"""What the address of the calendar asks for, read and written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import get_format

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region
from syndesis.directory.policies import organisations, regions
from syndesis.engagement.calendar import Kind, Within

MONTH, WEEK, LIST = "month", "week", "list"
SHAPES = (MONTH, WEEK, LIST)
EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)
MOST = 400
"""Entries of a kind on one page; a month of one office has some fifty."""
DAYS = 7


@dataclass(frozen=True)
class Asked:
    shape: str
    day: date
    """A day of the month or week that is shown."""
    kinds: Sequence[Kind] = tuple(Kind)
    mine: bool = False
    organisation: Organisation | None = None
    region: Region | None = None

    @classmethod
    def of(cls, given: QueryDict, reader: User) -> "Asked":
        """What makes no sense, or names what the reader may not see, narrows nothing."""
        kinds = [kind for kind in Kind if kind.value in given.getlist("kind")]
        return cls(
            shape=given.get("shape", "") if given.get("shape") in SHAPES else MONTH,
            day=_day(given.get("day", "")),
            kinds=kinds or tuple(Kind),
            mine=given.get("mine") == "1",
            organisation=_record(
                Organisation.objects.filter(organisations.scope(reader, "view")), given.get("organisation")
            ),
            region=_record(Region.objects.filter(regions.scope(reader, "view")), given.get("region")),
        )

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the month or week."""
        if self.shape == WEEK:
            first = week_of(self.day)
            return first, first + timedelta(days=DAYS - 1)
        first = self.day.replace(day=1)
        return first, _next_month(first) - timedelta(days=1)

    @property
    def weeks(self) -> list[list[date]]:
        """The days that are shown, by weeks: those of the neighbouring months fill the first and the last."""
        first, last = self.span
        days, week = [], week_of(first)
        while week <= last:
            days.append([week + timedelta(days=number) for number in range(DAYS)])
            week += timedelta(days=DAYS)
        return days

    def within(self, reader: User) -> Within:
        first, last = self.span
        if self.shape == MONTH:
            first, last = self.weeks[0][0], self.weeks[-1][-1]
        return Within(
            reader=reader,
            first=first,
            last=last,
            kinds=self.kinds,
            mine=self.mine,
            organisation=self.organisation,
            region=self.region,
            most=MOST,
        )

    def before(self) -> "Asked":
        return self.on(self.span[0] - timedelta(days=1))

    def after(self) -> "Asked":
        return self.on(self.span[1] + timedelta(days=1))

    def on(self, day: date) -> "Asked":
        return replace(self, day=min(max(day, EARLIEST), LATEST))

    def shaped(self, shape: str) -> "Asked":
        return replace(self, shape=shape)

    @property
    def address(self) -> str:
        narrowed = len(self.kinds) < len(Kind)
        said: list[tuple[str, Any]] = [("shape", self.shape), ("day", self.day.isoformat())]
        said += [("kind", kind.value) for kind in self.kinds if narrowed]
        said += [("mine", "1")] if self.mine else []
        said += [("organisation", self.organisation.pk)] if self.organisation else []
        said += [("region", self.region.pk)] if self.region else []
        return f"?{urlencode(said)}"


def week_of(day: date) -> date:
    """The first day of its week, as the reader's language counts."""
    first = int(get_format("FIRST_DAY_OF_WEEK"))  # 0 is Sunday
    return day - timedelta(days=(day.isoweekday() - first) % DAYS)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _day(text: str) -> date:
    """Of "2026-03" the first day; today, where it is none."""
    try:
        day = date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return timezone.localdate()
    return day if EARLIEST <= day <= LATEST else timezone.localdate()


def _record(rows: Any, key: str | None) -> Any:
    return rows.filter(pk=int(key)).first() if key and key.isdecimal() and len(key) < 19 else None
