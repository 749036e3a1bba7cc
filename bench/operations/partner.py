"""The page of a busy partner, with its whole timeline, its promises, people and sources."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Count
from django.urls import reverse

from bench.measuring import Operation
from bench.operations import Sites
from syndesis.directory.models import Organisation

BUDGET = 5.0


def operations(sites: Sites) -> Iterator[Operation]:
    pk = busiest()
    yield Operation(
        "page of a busy partner",
        ours=partial(sites.ours.get, reverse("web:partner", args=[pk])),
        floor=partial(sites.floor.get, f"/partners/{pk}/"),
        times=BUDGET,
    )


def busiest() -> int:
    """The open partner with most meetings."""
    rows = Organisation.objects.filter(partnership__isnull=False, archived_at=None).exclude(visibility="restricted")
    row = rows.annotate(met=Count("participations__engagement", distinct=True)).order_by("-met", "pk").first()
    assert row is not None
    return row.pk
