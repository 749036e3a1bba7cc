"""What the further views of a list share: the ways to see it, and the same filtered set."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from syndesis.core.models import User
from syndesis.objects import ObjectType
from syndesis.objects.facets import Facet, facets_of
from syndesis.objects.lists import Asked, ListState, Pages, asked
from syndesis.web.addresses import Address
from syndesis.web.editing.links import list_actions
from syndesis.web.list_tools import Kept, tools
from syndesis.web.lists import list_context, named_references
from syndesis.web.views.base import user_of


@dataclass(frozen=True)
class Seen:
    """The filtered set that a view shows, and to whom."""

    asked: Asked
    facets: dict[str, Facet]
    address: Address
    user: User
    total: int
    today: date
    own: tuple[str, ...]
    """Parameters of one view that the others do not know."""

    @property
    def rows(self) -> QuerySet[Any]:
        """In no order."""
        rows: QuerySet[Any] = self.asked.filters.qs.order_by()
        return rows

    def url(self, *left: str, **changed: str) -> str:
        """The list of some of them."""
        return reverse(f"web:{self.asked.kind.many}") + self.address.but(*self.own, "sort", *left, **changed)


class ShapeView(View):
    """One view of the set: subclass it to say of which type (`kind`), which other ways there are (`shapes`), and what
    stands in the place of the rows (`drawn`)."""

    kind: ClassVar[type[ObjectType]]
    template = ""
    own: tuple[str, ...] = ()

    def get(self, request: HttpRequest) -> HttpResponse:
        if told := named_references(self.kind, request):
            return told
        return render(request, self.template, self.shown(request))

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        user = user_of(request)
        kept = Kept.of(self.kind, user)
        given = kept.usual(request.GET)
        wanted = asked(self.kind, user, given)
        facets, total = facets_of(wanted.filters)
        pages = Pages(wanted.rows, self.kind, total)
        state = ListState(wanted, facets, Page([], 1, pages))
        address, today = Address(given), timezone.localdate()
        by_name = {each.name: each for each in facets}
        seen = Seen(wanted, by_name, address, user, pages.count, today, self.own)
        shown = list_context(state, request, given) | tools(state, request, given, kept)
        saved = shown["saved"]
        if saved["tabs"]:
            saved["tabs"][0]["url"] = request.path
        around = {
            "total": seen.total,
            "shapes": self.shapes(request, address),
            "actions": list_actions(self.kind, user),
            "chooser": None,
            "densities": [],
            "clear_url": request.path,
            "here": request.get_full_path(),
            "page": None,
        }
        return self.narrowed(shown | around, wanted, address) | self.drawn(seen, request)

    def shapes(self, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
        """The ways to see the set, as `ui/segments.html` takes them."""
        raise NotImplementedError

    def narrowed(self, shown: dict[str, Any], asked: Asked, address: Address) -> dict[str, Any]:
        """What is shown, with more ways to narrow it than the declaration has."""
        return shown

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        raise NotImplementedError
