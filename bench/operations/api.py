"""The same lists as another system gets them, as JSON with a token."""

from collections.abc import Iterator
from functools import partial

from bench.measuring import Operation
from bench.operations import Sites
from bench.operations.lists import ASKED

BUDGET = 1.5


def operations(sites: Sites) -> Iterator[Operation]:
    for many, asked in ASKED.items():
        yield Operation(
            f"list of {many}: JSON",
            ours=partial(sites.api.get, f"/api/v1/{many}/?{asked}"),
            floor=partial(sites.floor.get, f"/json/{many}/?{asked}"),
            times=BUDGET,
            grows=True,
        )
