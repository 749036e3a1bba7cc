"""The board of promises: the filtered set of the list in columns, the first of each."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import Initiative, InitiativeStage
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.queries.headline import figures
from syndesis.engagement.queries.silence import silent_too_long
from syndesis.engagement.services.silence import SETTERS
from syndesis.objects.facets import facets_of
from syndesis.objects.fetching import with_related
from syndesis.objects.lists import ListState, Pages, asked
from syndesis.web.addresses import Address
from syndesis.web.editing.links import list_actions, new_title
from syndesis.web.list_tools import Kept, tools
from syndesis.web.lists import list_context, named_references
from syndesis.web.promises.cards import cards_of, short_names
from syndesis.web.promises.columns import WAYS, Column, Told
from syndesis.web.views.base import user_of

SHOWN = 50
"""Cards of a column; all of them are on the list."""
MOVED = "promise_moved"
"""In the session: the key of the stage to which a promise was moved last, until the board has told so."""


class BoardView(View):
    """The board, in columns `by` stage, partner, owner or silence."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if told := named_references(PromiseType, request):
            return told
        return render(request, "web/promises/board.html", self.shown(request))

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        user = user_of(request)
        kept = Kept.of(PromiseType, user)
        given = kept.usual(request.GET)
        wanted = asked(PromiseType, user, given)
        facets, total = facets_of(wanted.filters)
        pages = Pages(wanted.rows, PromiseType, total)
        state = ListState(wanted, facets, Page([], 1, pages))
        by = given.get("by") if given.get("by") in WAYS else "stage"
        address = Address(given)
        told = Told(wanted, {each.name: each for each in facets}, address, user)
        shown = list_context(state, request, given) | tools(state, request, given, kept)
        saved = shown["saved"]
        if saved["tabs"]:
            saved["tabs"][0]["url"] = request.path
        return shown | {
            "lanes": self.lanes(WAYS[str(by)][1](told), request),
            "by": by,
            "total": pages.count,
            "headline": [
                {"label": label, "url": f"{reverse('web:promises')}{_joined(address.but('by', 'stage'), asking)}"}
                for label, asking in figures(told.rows, _open(told)).parts()
            ],
            "ways": [
                {"label": label, "url": address.but(by="" if name == "stage" else name), "current": name == by}
                for name, (label, _made) in WAYS.items()
            ],
            "shapes": shapes(request, address),
            "actions": _actions(user),
            "chooser": None,
            "densities": [],
            "clear_url": request.path + ("" if by == "stage" else f"?by={by}"),
            "here": request.get_full_path(),
            "moved": moved(request),
            "sendable": by == "stage",
        }

    def lanes(self, columns: list[Column], request: HttpRequest) -> list[dict[str, Any]]:
        """The cards of all columns, fetched together."""
        user, today = user_of(request), timezone.localdate()
        keys = [list(column.rows.order_by(*column.order).values_list("pk", flat=True)[:SHOWN]) for column in columns]
        shown = {key for some in keys for key in some}
        rows = with_related(PromiseType.rows(user), PromiseType).in_bulk(shown)
        among = Initiative.objects.filter(pk__in=shown)
        late = set(among.filter(silent_too_long(today)).values_list("pk", flat=True))
        may = set(among.filter(policies.initiatives.scope(user, "change")).values_list("pk", flat=True))
        short = short_names(rows.values())
        return [
            {
                "key": column.key,
                "label": column.label,
                "count": column.count,
                "page": column.page,
                "url": column.url,
                "more": max(0, column.count - len(some)),
                "cards": cards_of([rows[key] for key in some if key in rows], short, late, today, may),
            }
            for column, some in zip(columns, keys, strict=True)
        ]


def _actions(user: User) -> list[dict[str, Any]]:
    """A new promise; for those who may, the limits of silence."""
    new = [each for each in list_actions(PromiseType, user) if each["label"] == new_title(PromiseType)]
    if user.role not in SETTERS:
        return new
    return [{"label": _("When silent"), "url": reverse("web:settings_silence"), "icon": "clock"}, *new]


def _open(told: Told) -> int:
    """How many are open, as the facets have counted; those of other stages are not asked for where some are."""
    chosen = told.asked.filters.cleaned.get("stage") or Stage.values
    return sum(each.count for each in told.facets["stage"].values if each.value in OPEN_STAGES and each.value in chosen)


def _joined(address: str, asking: str) -> str:
    return f"{address}&{asking}" if address != "?" else f"?{asking}"


def shapes(request: HttpRequest, address: Address) -> list[dict[str, Any]]:
    """The ways to see the promises."""
    ways = [
        (_("Board"), reverse("web:promises_board")),
        (_("List"), reverse("web:promises")),
        (_("What became of them"), reverse("web:promises_report")),
    ]
    query = address.but("by", "density")
    return [{"label": label, "url": url + query, "current": url == request.path} for label, url in ways]


def moved(request: HttpRequest) -> dict[str, Any] | None:
    """The move that was made last, told once, with the way to take it back."""
    key = request.session.pop(MOVED, None)
    if key is None:
        return None
    stage = InitiativeStage.objects.select_related("initiative").filter(pk=key).first()
    if stage is None or not policies.initiatives.can(user_of(request), "change", stage.initiative):
        return None
    return {
        "key": stage.initiative_id,
        "stage": stage.pk,
        "title": stage.initiative.title,
        "label": stage.get_stage_display(),
        "undo_url": reverse("web:promise_move_back", args=[stage.initiative_id]),
        "edit_url": f"{reverse('web:promise_edit', args=[stage.initiative_id])}#id_stages",
    }
