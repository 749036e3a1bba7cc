"""The years that are drawn where records stand as bars in time, and where a day lies among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

TICKS = 6
THINNEST = 0.6
"""Of a bar, in per cent of the drawn span."""
LAST = 92
"""Where the name of a year may begin at the latest, in per cent, so that it is read whole."""


@dataclass(frozen=True)
class Span:
    first: date
    last: date

    @classmethod
    def around(cls, today: date, days: Iterable[date | None]) -> "Span":
        """Whole years that hold all these days, those of today among them."""
        known = [today, *(day for day in days if day)]
        return cls(date(min(known).year, 1, 1), date(max(known).year + 1, 12, 31))

    def place(self, day: date) -> float:
        """In per cent from the left."""
        return round(100 * (day - self.first).days / (self.last - self.first).days, 2)

    def bar(self, starts: date, ends: date | None, look: str) -> dict[str, Any]:
        """As `web/shapes/time.html` draws it; one without an end goes on to the edge and fades out."""
        left, right = self.place(starts), self.place(ends) if ends else 100.0
        width = max(THINNEST, round(right - left, 2))
        return {"start": left, "width": width, "class": look, "open_ended": ends is None}

    def ticks(self) -> list[dict[str, Any]]:
        step = max(1, -(-(self.last.year - self.first.year) // TICKS))
        years = range(self.first.year, self.last.year + 1, step)
        places = [(str(year), self.place(date(year, 1, 1))) for year in years]
        return [{"label": label, "pct": place} for label, place in places if place <= LAST]


def grouped(pairs: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Bars in their order, each given with its heading, under one heading as long as it stays the same."""
    group: dict[str, Any] | None = None
    for title, bar in pairs:
        if group is None or group["title"] != title:
            if group is not None:
                yield group
            group = {"title": title, "bars": []}
        group["bars"].append(bar)
    if group is not None:
        yield group
