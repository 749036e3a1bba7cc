"""Round anniversaries of partnerships as entries."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.policies import reached
from syndesis.directory.models import Partnership
from syndesis.directory.policies import partnerships
from syndesis.directory.queries import ROUND
from syndesis.engagement.calendar.entries import Entry, Kind, Within
from syndesis.engagement.calendar.reaching import facts_of, is_within, organisations_of, revised

OLDEST, YEARS_AHEAD = 300, 2


def anniversaries(within: Within) -> Iterator[Entry]:
    """Without an end that is asked for, those of two years. Where only the month is known, the month."""
    years = range(within.first.year, (within.last.year if within.last else within.first.year + YEARS_AHEAD) + 1)
    begun = {year - age for year in years for age in range(ROUND, OLDEST, ROUND)}
    rows = Partnership.objects.filter(
        partnerships.scope(within.reader, "view"),
        started_on_first__year__in=begun,
        archived_at=None,
        organisation__archived_at=None,
    )
    if within.mine:
        rows = rows.filter(reached(within.reader, Partnership))
    organisations = organisations_of(within)
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations.values("pk"))
    found = []
    for row in revised(rows, within).select_related("organisation").order_by("pk"):
        found += [entry for year in years if (entry := _entry(row, year, within))]
    yield from sorted(found, key=lambda entry: entry.order)[: within.most]


def _entry(row: Partnership, year: int, within: Within) -> Entry | None:
    started = row.started_on
    age = year - started.year
    if age <= 0 or age % ROUND or not started.month:
        return None
    day = dates.anniversary(started.first, age)
    last = day if started.day else _end_of_month(day)
    if not (is_within(within, day) or is_within(within, last)):
        return None
    words = ngettext("%(years)s year with %(partner)s", "%(years)s years with %(partner)s", age)
    return Entry(
        kind=Kind.ANNIVERSARY,
        key=f"partnership-{row.pk}-{age}",
        title=words % {"years": age, "partner": row.organisation.name},
        url=row.organisation.get_absolute_url(),
        first=day,
        last=last,
        is_exact=bool(started.day),
        **facts_of(row),
    )


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
