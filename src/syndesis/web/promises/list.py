"""The list of promises, with the way to the board and to the report."""

from typing import Any

from django.http import HttpRequest

from syndesis.engagement.objects import PromiseType
from syndesis.web.addresses import Address
from syndesis.web.promises.board import shapes
from syndesis.web.views.lists import ListView


class PromisesView(ListView):
    kind = PromiseType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"shapes": shapes(request, Address(context["given"]))}
