"""The balance of exchange as a page shows it: in words, as bars, and as a table by academic year."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from syndesis.activities.queries.moved import places_used
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.balance import IN, OUT, Balance, Year, balance_of
from syndesis.agreements.wording.balance import reciprocity
from syndesis.core.models import User
from syndesis.lib.partial_dates import academic

WIDE, GAP, HIGH, EDGE = 28, 32, 44, 14
"""Of the drawing, in its own units: a bar, what is between two, the height above and below the line, room for words."""


def balance_shown(
    agreements: Iterable[Agreement], today: date, reader: User, *, may_count: bool = False
) -> dict[str, Any] | None:
    """What `web/agreement_views/balance.html` takes; nothing where neither places nor people are on record."""
    rows = list(agreements)
    balance = balance_of(rows, today, places_used(rows, reader))
    if not balance.years:
        return None
    words = reciprocity(balance)
    return {
        "words": words,
        "months": _months(balance) if balance.months_are_known else "",
        "rows": [_row(year) for year in balance.years],
        "total": {
            "cells": [balance.agreed(OUT), balance.agreed(IN), balance.used(OUT), balance.used(IN)],
            "difference": _signed(balance.people),
        },
        "drawing": drawing(balance.years),
        "from_records": balance.from_records,
        "may_count": may_count,
    }


def _row(year: Year) -> dict[str, Any]:
    return {
        "label": academic(year.year),
        "cells": [year.agreed[OUT], year.agreed[IN], year.used[OUT], year.used[IN]],
        "difference": _signed(year.difference),
        "running": _signed(year.running),
    }


def _months(balance: Balance) -> str:
    months = balance.months
    number = number_format(abs(months).normalize(), use_l10n=True)
    if months > 0:
        return _("In months, they sent %(number)s more.") % {"number": number}
    if months < 0:
        return _("In months, we sent %(number)s more.") % {"number": number}
    return _("In months, as many.")


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"


def drawing(years: Sequence[Year]) -> dict[str, Any]:
    """Each year those who came above the line, those who went below it; what was agreed as an outline."""
    most = max(max(*year.agreed.values(), *year.used.values()) for year in years) or 1

    def height(number: int) -> float:
        return round(HIGH * number / most, 1)

    bars = []
    for place, year in enumerate(years):
        left = GAP + place * (WIDE + GAP)
        bars.append(
            {
                "x": left,
                "label": academic(year.year),
                "middle": left + WIDE / 2,
                "came": {"y": round(EDGE + HIGH - height(year.used[IN]), 1), "height": height(year.used[IN])},
                "went": {"y": EDGE + HIGH, "height": height(year.used[OUT])},
                "may_come": {"y": round(EDGE + HIGH - height(year.agreed[IN]), 1), "height": height(year.agreed[IN])},
                "may_go": {"y": EDGE + HIGH, "height": height(year.agreed[OUT])},
            }
        )
    return {
        "bars": bars,
        "bar_width": WIDE,
        "width": GAP + len(bars) * (WIDE + GAP),
        "height": 2 * (HIGH + EDGE) + EDGE,
        "line": EDGE + HIGH,
        "words_at": 2 * (HIGH + EDGE) + 4,
    }
