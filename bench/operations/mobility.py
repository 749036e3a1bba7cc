"""Half a million stays: the pages that count them, and their list however it is asked."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.urls import reverse

from bench.coordinator import present
from bench.measuring import Operation
from bench.operations import Sites
from bench.operations.partner import busiest
from syndesis.activities.queries.moved import movement

MOST = 300.0
TIMES = 1.3
RAW = """
    SELECT year, direction, kind, count(*) FROM activities_mobility
    WHERE archived_at IS NULL AND visibility <> 'restricted' GROUP BY year, direction, kind
"""


def operations(sites: Sites) -> Iterator[Operation]:
    reader = present()
    yield Operation(
        "stays counted by year, direction and kind",
        ours=lambda: movement(reader).by("year", "direction", "kind"),
        floor=_raw,
        times=TIMES,
    )
    figures, stays, counts = (reverse(f"web:{name}") for name in ("mobility", "stays", "mobility_counts"))
    key = busiest()
    asked = {
        "figures by partner": figures,
        "figures by partner of twenty years": f"{figures}?from=2006",
        "figures by unit": f"{figures}?by=unit",
        "figures by level of all years": f"{figures}?by=level&from=1990",
        "figures of one partner": f"{figures}?partner={key}",
        "list of stays": stays,
        "list of stays: oldest first": f"{stays}?sort=starts_on_first",
        "list of stays: of a kind and level": f"{stays}?kind=school&level=doctoral&direction=in",
        "list of stays: found by words": f"{stays}?q=university",
        "list of stays: of a partner": f"{stays}?partner={key}",
        "list of stays: beside no count": f"{stays}?uncounted=1&year=2024",
        "list of yearly counts": counts,
    }
    for name, address in asked.items():
        yield Operation(f"{name}: page", ours=partial(sites.ours.get, address), most=MOST)


def _raw() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(RAW)
        return list(cursor.fetchall())
