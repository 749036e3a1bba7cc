"""The board of promises and the report on them, with all that ours tells besides: figures, facets, silence."""

from collections.abc import Iterator
from functools import partial

from bench.measuring import Operation
from bench.operations import Sites

BUDGET = 4.0


def operations(sites: Sites) -> Iterator[Operation]:
    for name, path in (("board", "/promises/board/"), ("report", "/promises/report/")):
        yield Operation(
            f"{name} of promises: page",
            ours=partial(sites.ours.get, path),
            floor=partial(sites.floor.get, path),
            times=BUDGET,
        )
