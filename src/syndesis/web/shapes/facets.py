"""Facets of what no single column holds, such as the countries of the parties; one value at a time."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.objects.lists import Asked
from syndesis.web.addresses import Address
from syndesis.web.lists import FACET_SHOWN


def value_facet(
    name: str, label: str, counted: Iterable[tuple[str, str, int]], asked: Asked, address: Address
) -> dict[str, Any]:
    """As `web.lists` makes it, of values in words with their numbers."""
    chosen = (asked.filters.cleaned.get(name) or [""])[0].upper()
    values = [
        {
            "key": f"{name}-{value}",
            "label": words,
            "count": number,
            "current": value.upper() == chosen,
            "url": address.but(name) if value.upper() == chosen else address.but(**{name: value}),
        }
        for value, words, number in counted
    ]
    folded = [value for value in values[FACET_SHOWN:] if not value["current"]]
    return {"label": label, "name": name, "values": [each for each in values if each not in folded], "more": folded}


def told(active: list[dict[str, Any]], words: Mapping[str, str], address: Address) -> list[dict[str, Any]]:
    """The filters in force, those by these parameters in better words."""
    by_url = {address.but(name): text for name, text in words.items()}
    return [each | {"label": by_url.get(each["url"], each["label"])} for each in active]
