"""The ways to see the activities, all of the same filtered set, and further facets of it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from syndesis.activities.models import ActivityParty
from syndesis.activities.queries.conditions import in_year
from syndesis.activities.queries.details import DETAILS, numbers_of
from syndesis.core.countries import country_name
from syndesis.core.labels import label_of
from syndesis.objects.lists import COLUMNS, SORT, Asked
from syndesis.web.activity_views.groups import GROUP, group_of, titled
from syndesis.web.addresses import Address
from syndesis.web.shapes.facets import dear_facet, told, value_facet, worth_showing

OWN = ("by", "across", "levels", "gaps", "also", "ours")
"""Parameters of one view that the others do not know."""
LINKED_TO = ("organisations", "units", "together_with")
"""Followed from elsewhere, and not offered: who looks for a unit or partner means it with all below it."""
MOST = 60
YEARS = 8
"""Offered, the last ones; another one may stand in the address."""


def ways(request: HttpRequest, address: Address) -> list[dict[str, Any]]:
    """As `ui/segments.html` takes them."""
    known = [
        (_("List"), "web:activities"),
        (_("In time"), "web:activities_time"),
        (_("By unit"), "web:activities_coverage"),
        (_("Who with whom"), "web:activities_graph"),
    ]
    query = address.but(*OWN, COLUMNS, SORT, "density")
    return [
        {"label": label, "url": reverse(name) + query, "current": reverse(name) == request.path}
        for label, name in known
    ]


def narrowed(shown: dict[str, Any], asked: Asked, address: Address) -> dict[str, Any]:
    """What a view of the activities shows, with facets of years and countries, and with its filters in words."""
    facets = [
        *_of_details(asked, address),
        value_facet("year", _("Under way in"), _years(asked), asked, address),
        dear_facet(
            "country", _("Country of a party"), partial(_countries, asked), asked, address, total=shown["total"]
        ),
    ]
    pickers = [picker for picker in shown["pickers"] if picker["name"] not in LINKED_TO]
    return shown | {
        "pickers": pickers,
        "facets": [*shown["facets"], *worth_showing(facets, address)],
        "active": told(shown["active"], dict(_in_words(asked)), address),
    }


def _of_details(asked: Asked, address: Address) -> Iterator[dict[str, Any]]:
    """Of a group of kinds, what its details say in a vocabulary."""
    group = group_of(asked)
    for name, detail in DETAILS.items():
        if detail.group == group:
            numbers = numbers_of(name, asked.filters.without(name))
            counted = [(value, label_of(detail.vocabulary, value), number) for value, number in numbers.items()]
            field: Any = detail.model._meta.get_field(detail.field)
            yield value_facet(name, str(capfirst(field.verbose_name)), counted, asked, address)


def _years(asked: Asked) -> list[tuple[str, str, int]]:
    """How many were under way in each of the last years."""
    this = timezone.localdate().year
    years = [str(year) for year in range(this, this - YEARS, -1)]
    counts = {f"in_{year}": Count("pk", filter=in_year(year)) for year in years}
    found = asked.filters.without("year").order_by().aggregate(**counts)
    return [(year, year, found[f"in_{year}"]) for year in years if found[f"in_{year}"]]


def _countries(asked: Asked) -> list[tuple[str, str, int]]:
    """The most frequent; a unit that names no country is left to its own page."""
    rows = asked.filters.without("country").order_by().values("pk")
    parties = ActivityParty.objects.filter(activity__in=rows, organisation__is_home=False)
    counted = parties.exclude(organisation__country="").order_by().values_list("organisation__country")
    most = counted.annotate(number=Count("activity", distinct=True)).order_by("-number", "organisation__country")
    return [(code, country_name(code), number) for code, number in most[:MOST]]


def _in_words(asked: Asked) -> Iterator[tuple[str, str]]:
    cleaned = asked.filters.cleaned
    if group := group_of(asked):
        yield GROUP, titled(group)
    if given := cleaned.get("country"):
        yield "country", country_name(given[0].upper())
    for name, detail in DETAILS.items():
        if given := cleaned.get(name):
            yield name, label_of(detail.vocabulary, given[0])
    if cleaned.get("without_unit"):
        yield "without_unit", _("No unit named")
    if given := cleaned.get("year"):
        yield "year", _("Under way in %(year)s") % {"year": given[0]}
