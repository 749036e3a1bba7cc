"""A thousand agreements written by one call of the API, each with its parties, its history and its entry in search."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from bench.asking import Site
from bench.coordinator import present
from bench.measuring import Operation
from bench.operations import Sites
from syndesis.directory.models import Organisation

ROWS = 1000
BUDGET = 450.0
PARTIES = 50


def operations(sites: Sites) -> Iterator[Operation]:
    """The parties are those that the coordinator answers for: what they write must lie in their reach."""
    held = [each.organisation_id for each in present().responsibilities.exclude(organisation=None)]
    others = Organisation.objects.filter(partnership__isnull=False).exclude(visibility="restricted").order_by("pk")
    keys = list(others.values_list("pk", flat=True)[:PARTIES])
    body = json.dumps([_row(number, held[number % len(held)], keys) for number in range(ROWS)]).encode()
    yield Operation(
        "1,000 agreements written through the API",
        ours=partial(_write, sites.api, "/api/v1/agreements/", body),
        floor=partial(_write, sites.floor, "/json/write/", body),
        most=BUDGET,
        writes=True,
        rounds=5,
        warm=1,
    )


def _row(number: int, held: int, keys: list[int]) -> dict[str, Any]:
    other = keys[number % len(keys)]
    return {
        "title": f"Agreement written to measure by, {number}",
        "kind": "contract",
        "status": "active",
        "signed_on": f"{2000 + number % 25}-{number % 12 + 1:02}",
        "ends_on": f"{2027 + number % 5}",
        "organisations": list({held, other}),
    }


def _write(site: Site, address: str, body: bytes) -> bytes:
    return site.post(address, body)
