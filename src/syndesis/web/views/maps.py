"""The world map of the partners: the same filtered set as their list."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views import View

from syndesis.directory.objects import PartnerType
from syndesis.objects.lists import asked
from syndesis.web.addresses import Address
from syndesis.web.maps import map_context, points
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import PartnersView


class PartnerMapView(PartnersView):
    """The list with a map in the place of its rows."""

    template = "web/map.html"

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        state, given = context["state"], context["given"]
        address = Address(given)
        more = map_context(context["headline"], state.asked, user_of(request), address)
        # All that stays on the list leads back here: the map has neither columns nor rows to choose.
        saved = context["saved"]
        if saved["tabs"]:
            saved["tabs"][0]["url"] = request.path
        more |= {"chooser": None, "densities": [], "bulk": None, "clear_url": request.path}
        more["points_url"] = reverse("web:partners_points") + address.but()
        return context | more


class PartnerPointsView(View):
    """The points of the map, as JSON. A map of what was not asked would mislead: mistakes are left out, as on the
    page, which tells of them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = asked(PartnerType, user_of(request), request.GET)
        return JsonResponse(points(wanted, user_of(request)))
