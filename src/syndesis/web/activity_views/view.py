"""One further view of the activities."""

from typing import Any, ClassVar

from django.http import HttpRequest

from syndesis.activities.objects import ActivityType
from syndesis.objects import ObjectType
from syndesis.objects.lists import Asked
from syndesis.web.activity_views.groups import tabs
from syndesis.web.activity_views.ways import OWN, narrowed, ways
from syndesis.web.addresses import Address
from syndesis.web.shapes.view import ShapeView


class ActivityShapeView(ShapeView):
    kind: ClassVar[type[ObjectType]] = ActivityType
    own = OWN

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"groups": tabs(context["asked"], request, Address(context["given"]))}

    def shapes(self, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
        return ways(request, address)

    def narrowed(self, shown: dict[str, Any], asked: Asked, address: Address) -> dict[str, Any]:
        return narrowed(shown, asked, address) | {"asked": asked}
