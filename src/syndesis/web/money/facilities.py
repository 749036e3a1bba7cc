"""The catalogue of facilities that are open to partners: what they are, of which field, who keeps them, on what terms
and whom to ask."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities.models import Facility
from syndesis.activities.objects import FacilityType
from syndesis.core.models import User
from syndesis.directory.models import Field
from syndesis.directory.panels.organisations import seen_organisations, seen_people
from syndesis.web.addresses import Address
from syndesis.web.shapes.view import Seen, ShapeView
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

MOST = 200
"""Facilities of the page: who has more narrows it by field."""
FIELD, OPENNESS = "field", "openness"


class FacilitiesView(ListView):
    """The list, and the way to the catalogue."""

    kind = FacilityType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"shapes": shapes(Address(context["given"]), request.path)}


class CatalogueView(ShapeView):
    """Only what is offered, whatever else is asked."""

    kind = FacilityType
    template = "web/money/facilities.html"

    def shapes(self, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
        return shapes(address, request.path)

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        rows = seen.rows.filter(is_offered=True)
        found = list(_ordered(rows)[:MOST])
        number = rows.count()
        return {
            "title": _("Facilities open to partners"),
            "summary": ngettext("%(number)s facility", "%(number)s facilities", number) % {"number": number},
            "drawn": bool(found),
            "facets": [_fields(seen)],
            "facilities": _shown(found, user_of(request)),
            "left": number - len(found),
        }


def shapes(address: Address, path: str) -> list[dict[str, Any]]:
    """The ways to see the same set."""
    ways = [(_("List"), "web:facilities"), (_("Catalogue"), "web:facilities_offered")]
    return [
        {"label": label, "url": reverse(name) + address.but(OPENNESS), "current": reverse(name) == path}
        for label, name in ways
    ]


def _ordered(rows: QuerySet[Facility]) -> QuerySet[Facility]:
    """By field, what has none last."""
    return rows.select_related("field", "owner_unit", "contact").order_by("field__name", "name", "pk")


def _fields(seen: Seen) -> dict[str, Any]:
    """As `ui/facets.html` takes it: the fields of what is offered, with their numbers."""
    offered = seen.asked.filters.without(FIELD).filter(is_offered=True)
    numbers = Counter(offered.order_by().values_list("field", flat=True))
    chosen = {field.pk for field in seen.asked.filters.cleaned.get(FIELD) or ()}
    fields = Field.objects.filter(pk__in=[key for key in numbers if key])
    values = [
        {
            "key": f"field-{field.pk}",
            "label": str(field),
            "count": numbers[field.pk],
            "current": field.pk in chosen,
            "url": seen.address.toggled(FIELD, str(field.pk)),
        }
        for field in sorted(fields, key=str)
    ]
    return {"label": _("Field"), "name": FIELD, "values": values, "more": []}


def _shown(rows: Iterable[Facility], reader: User) -> list[dict[str, Any]]:
    """As `web/money/facilities.html` takes them, with the unit and the person that the reader may see."""
    found = list(rows)
    units = seen_organisations(reader, [row.owner_unit for row in found])
    people = seen_people(reader, [row.contact for row in found])
    return [
        {
            "title": str(row),
            "url": row.get_absolute_url(),
            "field": str(row.field or ""),
            "description": row.description,
            "terms": row.terms,
            "unit": row.owner_unit if row.owner_unit in units else None,
            "contact": row.contact if row.contact in people else None,
        }
        for row in found
    ]
