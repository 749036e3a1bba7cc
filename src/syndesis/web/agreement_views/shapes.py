"""The ways to see the agreements, all of the same filtered set."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.agreements.objects import AgreementType
from syndesis.objects import ObjectType
from syndesis.objects.lists import Asked
from syndesis.web.addresses import Address
from syndesis.web.agreement_views.facets import offered
from syndesis.web.shapes.view import Seen
from syndesis.web.shapes.view import ShapeView as AnyShapeView

__all__ = ["OWN", "Seen", "ShapeView", "shapes"]

OWN = ("by", "from")
"""Parameters of one view that the others do not know."""


def shapes(request: HttpRequest, address: Address) -> list[dict[str, Any]]:
    """The ways to see the agreements."""
    ways = [
        (_("List"), reverse("web:agreements")),
        (_("In time"), reverse("web:agreements_time")),
        (_("Tree"), reverse("web:agreements_tree")),
        (_("Deadlines"), reverse("web:agreements_deadlines")),
        (_("Coming to an end"), reverse("web:agreements_ending")),
        (_("Map"), reverse("web:agreements_map")),
    ]
    query = address.but(*OWN, "density")
    return [{"label": label, "url": url + query, "current": url == request.path} for label, url in ways]


class ShapeView(AnyShapeView):
    kind: ClassVar[type[ObjectType]] = AgreementType
    own = OWN

    def shapes(self, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
        return shapes(request, address)

    def narrowed(self, shown: dict[str, Any], asked: Asked, address: Address) -> dict[str, Any]:
        return offered(shown, asked, address)
