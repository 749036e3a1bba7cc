"""Agreements as bars in time."""

from datetime import date
from typing import Any

from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.directory.models import Organisation

TICKS = 5
MARGIN_YEARS = 1


def agreement_bars(
    agreements: list[Agreement], besides: Organisation, today: date
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float | None]:
    """The bars, the years below them and where today stands; places and widths in per cent of the drawn span.
    An agreement without an end is drawn to today and marked open; without a beginning it is left out."""
    dated = [(a, a.starts_on or a.signed_on) for a in agreements if a.starts_on or a.signed_on]
    if not dated:
        return [], [], None
    ends = [a.runs_until for a, _start in dated if a.runs_until]
    first = min(start.first.year for _a, start in dated)
    last = max([today, *ends]).year + MARGIN_YEARS
    span = (date(last, 1, 1) - date(first, 1, 1)).days

    def place(day: date) -> float:
        return round(100 * (day - date(first, 1, 1)).days / span, 2)

    bars = [
        {
            "title": agreement_title(agreement, besides=besides),
            "url": agreement.get_absolute_url(),
            "status": agreement.status,
            "status_label": agreement.get_status_display(),
            "start_pct": place(start.first),
            "open_ended": agreement.runs_until is None,
            "width_pct": max(0.6, round(place(agreement.runs_until or today) - place(start.first), 2)),
        }
        for agreement, start in sorted(dated, key=lambda row: row[1].first)
    ]
    step = max(1, (last - first) // TICKS)
    years = [{"label": str(year), "pct": place(date(year, 1, 1))} for year in range(first, last, step)]
    return bars, years, place(today)
