"""Ways to narrow the agreements by what each may have several of, its scopes and the countries of its parties; and
what the filters that links ask for are called."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import ScopeKind
from syndesis.agreements.models import AgreementParty, AgreementScope
from syndesis.agreements.queries.ending import Lane
from syndesis.core.countries import country_name
from syndesis.core.labels import label_of
from syndesis.objects.lists import Asked
from syndesis.web.addresses import Address
from syndesis.web.shapes.facets import dear_facet, told, worth_showing

MOST = 60
YES_NO = {
    "signed_copy": {"1": gettext_lazy("With a signed copy"), "0": gettext_lazy("Without a signed copy")},
    "no_end": {"1": gettext_lazy("Without an end"), "0": gettext_lazy("With an end")},
}


def offered(shown: dict[str, Any], asked: Asked, address: Address) -> dict[str, Any]:
    """What a view of the agreements shows, with these facets, and with its filters in words."""
    facets = [
        dear_facet("scope", _("About"), partial(_scopes, asked), asked, address, total=shown["total"]),
        dear_facet(
            "country", _("Country of a party"), partial(_countries, asked), asked, address, total=shown["total"]
        ),
    ]
    return shown | {
        "facets": [*shown["facets"], *worth_showing(facets, address)],
        "active": told(shown["active"], dict(_told(asked)), address),
    }


def _scopes(asked: Asked) -> list[tuple[str, str, int]]:
    rows = AgreementScope.objects.filter(agreement__in=asked.filters.without("scope").order_by().values("pk"))
    counted = rows.order_by().values_list("kind").annotate(number=Count("pk")).order_by("-number", "kind")
    return [(kind, label_of(ScopeKind, kind), number) for kind, number in counted]


def _countries(asked: Asked) -> list[tuple[str, str, int]]:
    """The most frequent; a unit that names no country is left to its own page."""
    rows = AgreementParty.objects.filter(
        agreement__in=asked.filters.without("country").order_by().values("pk"), organisation__is_home=False
    ).exclude(organisation__country="")
    counted = rows.order_by().values_list("organisation__country").annotate(number=Count("agreement", distinct=True))
    most = counted.order_by("-number", "organisation__country")[:MOST]
    return [(code, country_name(code), number) for code, number in most]


def _told(asked: Asked) -> Iterable[tuple[str, str]]:
    cleaned = asked.filters.cleaned
    if given := cleaned.get("scope"):
        yield "scope", label_of(ScopeKind, given[0])
    if given := cleaned.get("country"):
        yield "country", country_name(given[0].upper())
    if given := cleaned.get("lane"):
        yield "lane", str(Lane(given[0]).label)
    for name, words in YES_NO.items():
        if given := cleaned.get(name):
            yield name, str(words[given[0]])
