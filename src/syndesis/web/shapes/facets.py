"""Facets of what no single column holds, such as the countries of the parties; one value at a time.

Such are counted over the rows of another table, which in a long list takes longer than all the rest of the page: there
they are folded, and counted when somebody opens them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from syndesis.objects.lists import OPENED, Asked
from syndesis.web.addresses import Address
from syndesis.web.lists import FACET_SHOWN

COUNTED_AT_ONCE = 5000
"""Rows of a list of which such a facet is counted before anybody asks for it."""
Counted = Iterable[tuple[str, str, int]]
"""Values, in words, with their numbers."""


def dear_facet(
    name: str, label: str, count: Callable[[], Counted], asked: Asked, address: Address, *, total: int
) -> dict[str, Any]:
    """A `value_facet` of what costs much to count: in a list of many rows (`total`) it is folded, unless it narrows the
    list already or was opened; then the address that opens it stands in the place of its values."""
    if total <= COUNTED_AT_ONCE or name in asked.filters.cleaned or address.opened == name:
        return value_facet(name, label, count(), asked, address)
    return {"label": label, "name": name, "values": [], "more": [], "url": address.but(**{OPENED: name})}


def worth_showing(facets: Iterable[dict[str, Any]], address: Address) -> list[dict[str, Any]]:
    """Those with values, and those that have yet to be counted; who has opened one is told that it has none."""
    return [each for each in facets if each["values"] or each.get("url") or each["name"] == address.opened]


def value_facet(name: str, label: str, counted: Counted, asked: Asked, address: Address) -> dict[str, Any]:
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
