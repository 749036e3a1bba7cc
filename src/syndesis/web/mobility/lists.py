"""The lists of single stays and of yearly counts, each with the way to the other and to the figures."""

from typing import Any

from django.http import HttpRequest

from syndesis.web.addresses import Address
from syndesis.web.mobility.asking import NARROWED_BY
from syndesis.web.mobility.views import shapes
from syndesis.web.views.lists import ListView


class MovingView(ListView):
    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        given = context["given"]
        query = Address(given).but(*(name for name in given if name not in NARROWED_BY)).removeprefix("?")
        return context | {"shapes": shapes(query, request.path)}
