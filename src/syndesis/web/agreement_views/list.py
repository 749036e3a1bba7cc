"""The list of agreements, with the way to its further views and to what waits in it."""

from typing import Any

from django.http import HttpRequest

from syndesis.agreements.objects import AgreementType
from syndesis.web.addresses import Address
from syndesis.web.agreement_views.facets import offered
from syndesis.web.agreement_views.shapes import shapes
from syndesis.web.views.lists import ListView


class AgreementsView(ListView):
    kind = AgreementType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        address = Address(context["given"])
        return offered(context, context["state"].asked, address) | {"shapes": shapes(request, address)}
