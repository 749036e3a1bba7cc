"""The list of publications, with the ways to its counts, to what looks alike and to files of works."""

from collections.abc import Iterator
from functools import partial
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
from syndesis.web.shapes.facets import dear_facet, told, value_facet, worth_showing
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

BY = "by"


class PublicationsView(ListView):
    kind = PublicationType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        address, asked = Address(context["given"]), context["state"].asked
        offered = worth_showing(_facets(context, asked, address, user_of(request)), address)
        facets = [each for each in offered if len(each["values"]) != 1]
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
    """By index, and by country."""
    indexes = counted(asked.filters.without("index"), INDEX, Q())
    known = [(line.value, line.value, line.number) for line in indexes if line.value]
    yield value_facet("index", _("Indexed in"), known, asked, address)
    countries = partial(_countries, asked, reader)
    yield dear_facet("country", _("Country of a partner"), countries, asked, address, total=context["total"])


def _countries(asked: Asked, reader: User) -> list[tuple[str, str, int]]:
    lines = counted(asked.filters.without("country"), COUNTRY, seen_by(Organisation, reader))
    return [(line.value, country_name(line.value), line.number) for line in lines if line.value]


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
