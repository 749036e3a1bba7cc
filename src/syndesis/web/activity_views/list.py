"""The list of activities: one for all kinds, with the groups of kinds as tabs; a group comes with its own columns."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import ngettext

from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.groups import KINDS
from syndesis.activities.objects import ActivityType
from syndesis.directory.queries.headline import grouped
from syndesis.objects.facets import Facet
from syndesis.objects.lists import COLUMNS
from syndesis.web.activity_views.groups import COLUMNS_OF, GROUP, group_of, tabs, titled
from syndesis.web.activity_views.ways import narrowed, ways
from syndesis.web.addresses import Address
from syndesis.web.views.lists import ListView


class ActivitiesView(ListView):
    kind = ActivityType
    template = "web/activity_views/list.html"

    def given(self, given: QueryDict) -> QueryDict:
        """A group has the columns of its kinds, unless others are asked for."""
        columns = COLUMNS_OF.get(given.get(GROUP, ""))
        if not columns or given.get(COLUMNS):
            return given
        with_columns = given.copy()
        with_columns[COLUMNS] = columns
        return with_columns

    def around(self, request: HttpRequest) -> dict[str, Any]:
        """Who looks at programmes means to add one: the form begins with the kind, or with the first of the group."""
        around = super().around(request)
        asked = [each for each in request.GET.getlist("kind") if each in ActivityKind]
        kinds = asked or KINDS.get(request.GET.get(GROUP, ""), ())  # type: ignore[call-overload]
        for action in around["actions"]:
            if kinds and action.get("primary"):
                action["url"] += f"?kind={kinds[0]}"
        return around

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        state, address = context["state"], Address(context["given"])
        group = group_of(state.asked)
        return narrowed(context, state.asked, address) | {
            "title": titled(group) if group else context["title"],
            "summary": told(state.page.paginator.count, state.facets),
            "groups": tabs(state.asked, request, address),
            "shapes": ways(request, address),
        }


def told(total: int, facets: list[Facet]) -> str:
    """ "214 activities, 120 of them running"."""
    words = ngettext("%(number)s activity", "%(number)s activities", total) % {"number": grouped(total)}
    status = next(facet for facet in facets if facet.name == "status")
    running = next((each.count for each in status.values if each.value == ActivityStatus.RUNNING), 0)
    if not running or any(each.chosen for each in status.values):
        return words
    of_them = ngettext("%(running)s of them running", "%(running)s of them running", running)
    return f"{words}, {of_them % {'running': grouped(running)}}"
