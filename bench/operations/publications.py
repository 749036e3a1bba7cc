"""Fifty thousand publications written for two hundred thousand organisations: their list, counts and duplicates."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.db.models import Q
from django.urls import reverse

from bench.measuring import Operation
from bench.operations import Sites
from bench.operations.partner import busiest
from syndesis.activities.models import Publication
from syndesis.activities.queries.publication_counts import counted

MOST, COUNTS = 300.0, 800.0
"""Milliseconds: of a list, and of counts that go through every affiliation."""
TIMES = 1.3
RAW = """
    SELECT quartile, year, count(*) FROM activities_publication
    WHERE archived_at IS NULL AND visibility <> 'restricted' GROUP BY quartile, year
"""


def operations(sites: Sites) -> Iterator[Operation]:
    rows = Publication.objects.filter(archived_at=None).exclude(visibility="restricted")
    yield Operation(
        "publications counted by quartile and year",
        ours=lambda: counted(rows, "quartile", Q()),
        floor=_raw,
        times=TIMES,
    )
    listed, figures = reverse("web:publications"), reverse("web:publications_figures")
    key = busiest()
    asked = {
        "list of publications": listed,
        "list of publications: by title": f"{listed}?sort=title",
        "list of publications: of a partner": f"{listed}?organisations={key}",
        "list of publications: of a year and quartile": f"{listed}?year=2021&quartile=1",
        "list of publications: found by words": f"{listed}?q=report+177",
        "possible duplicates among publications": reverse("web:publications_alike"),
    }
    for name, address in asked.items():
        yield Operation(f"{name}: page", ours=partial(sites.ours.get, address), most=MOST)
    for way in ("year", "quartile", "field", "partner", "country"):
        address = f"{figures}?by={way}"
        yield Operation(f"publications by {way}: page", ours=partial(sites.ours.get, address), most=COUNTS)
    yield Operation(
        "publications by field of one partner: page",
        ours=partial(sites.ours.get, f"{figures}?by=field&organisations={key}"),
        most=MOST,
    )


def _raw() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(RAW)
        return list(cursor.fetchall())
