"""What the views of the agreements share: the ways to see them, and the same filtered set."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from syndesis.agreements.objects import AgreementType
from syndesis.core.models import User
from syndesis.objects.facets import Facet, facets_of
from syndesis.objects.lists import Asked, ListState, Pages, asked
from syndesis.web.addresses import Address
from syndesis.web.agreement_views.facets import offered
from syndesis.web.editing.links import list_actions
from syndesis.web.list_tools import Kept, tools
from syndesis.web.lists import list_context, named_references
from syndesis.web.views.base import user_of

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


@dataclass(frozen=True)
class Seen:
    """The filtered set that a view shows, and to whom."""

    asked: Asked
    facets: dict[str, Facet]
    address: Address
    user: User
    total: int
    today: date

    @property
    def rows(self) -> QuerySet[Any]:
        """In no order."""
        rows: QuerySet[Any] = self.asked.filters.qs.order_by()
        return rows

    def url(self, *left: str, **changed: str) -> str:
        """The list of some of them."""
        return reverse("web:agreements") + self.address.but(*OWN, "sort", *left, **changed)


class ShapeView(View):
    """One view of the set: subclass it to say what stands in the place of the rows (`drawn`)."""

    template = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        if told := named_references(AgreementType, request):
            return told
        return render(request, self.template, self.shown(request))

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        user = user_of(request)
        kept = Kept.of(AgreementType, user)
        given = kept.usual(request.GET)
        wanted = asked(AgreementType, user, given)
        facets, total = facets_of(wanted.filters)
        pages = Pages(wanted.rows, AgreementType, total)
        state = ListState(wanted, facets, Page([], 1, pages))
        address = Address(given)
        seen = Seen(wanted, {each.name: each for each in facets}, address, user, pages.count, timezone.localdate())
        shown = list_context(state, request, given) | tools(state, request, given, kept)
        saved = shown["saved"]
        if saved["tabs"]:
            saved["tabs"][0]["url"] = request.path
        around = {
            "total": seen.total,
            "shapes": shapes(request, address),
            "actions": list_actions(AgreementType, user),
            "chooser": None,
            "densities": [],
            "clear_url": request.path,
            "here": request.get_full_path(),
            "page": None,
        }
        return offered(shown | around, wanted, address) | self.drawn(seen, request)

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        raise NotImplementedError
