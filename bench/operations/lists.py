"""Pages of lists: fifty rows, filtered, sorted, counted; ours with the counts of every facet, which the floor lacks."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from bench.measuring import Operation
from bench.operations import Sites

ASKED = {
    "partners": "kind=university&sort=-country",
    "agreements": "status=active&sort=-ends_on_last",
    "engagements": "kind=visit&sort=-held_on_last",
    "promises": "stage=discussed&sort=-stage_on_last",
}
BUDGET = 4.0


def operations(sites: Sites) -> Iterator[Operation]:
    for many, asked in ASKED.items():
        yield Operation(
            f"list of {many}: page",
            ours=partial(sites.ours.get, f"{reverse(f'web:{many}')}?{asked}"),
            floor=partial(sites.floor.get, f"/{many}/?{asked}"),
            times=BUDGET,
            grows=True,
        )
