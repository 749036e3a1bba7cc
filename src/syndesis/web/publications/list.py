"""The list of publications, with the ways to its counts, to what looks alike and to files of works."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities.objects.publications import PublicationType
from syndesis.activities.queries.publication_counts import COUNTRY, INDEX, counted
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects.lists import Asked
from syndesis.objects.services import seen_by
from syndesis.web.addresses import Address
from syndesis.web.editing.links import list_actions
from syndesis.web.shapes.facets import told, value_facet
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

BY = "by"
COUNTRIES_COUNTED = 5000
"""Publications of which a list counts the countries."""


class PublicationsView(ListView):
    kind = PublicationType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        address, asked = Address(context["given"]), context["state"].asked
        facets = [each for each in _facets(context, asked, address, user_of(request)) if len(each["values"]) > 1]
        return context | {
            "shapes": shapes(address, request.path),
            "facets": [*context["facets"], *facets],
            "active": told(context["active"], dict(_told(asked)), address),
        }

    def around(self, request: HttpRequest) -> dict[str, Any]:
        alike = {"label": _("Possible duplicates"), "url": reverse("web:publications_alike"), "icon": "copy"}
        bring = {"label": _("Bring in works"), "url": reverse("web:publications_bring"), "icon": "file-up"}
        actions = list_actions(self.kind, user_of(request))
        return {"actions": [alike, *([bring] if actions else []), *actions]}


def _facets(context: dict[str, Any], asked: Asked, address: Address, reader: User) -> Iterator[dict[str, Any]]:
    """By index; and by country, where there are not too many to be counted at once: then the counts lead there."""
    indexes = counted(asked.filters.without("index"), INDEX, Q())
    known = [(line.value, line.value, line.number) for line in indexes if line.value]
    yield value_facet("index", _("Indexed in"), known, asked, address)
    if context["state"].page.paginator.count <= COUNTRIES_COUNTED:
        countries = counted(asked.filters.without("country"), COUNTRY, seen_by(Organisation, reader))
        named = [(line.value, country_name(line.value), line.number) for line in countries if line.value]
        yield value_facet("country", _("Country of a partner"), named, asked, address)


def _told(asked: Asked) -> Iterator[tuple[str, str]]:
    if given := asked.filters.cleaned.get("country"):
        yield "country", country_name(given[0].upper())


def shapes(address: Address, path: str) -> list[dict[str, Any]]:
    """The ways to see the same set."""
    ways = [(_("List"), "web:publications"), (_("Counts"), "web:publications_figures")]
    return [
        {"label": label, "url": reverse(name) + address.but(BY), "current": reverse(name) == path}
        for label, name in ways
    ]
