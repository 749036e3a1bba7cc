"""The groups of kinds as tabs above the activities, each with its number and with the columns that its kinds have."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from syndesis.activities.groups import GROUP_OF, NETWORKS, ActivityGroup
from syndesis.directory.queries.headline import grouped
from syndesis.objects.lists import COLUMNS, SORT, Asked
from syndesis.web.addresses import Address

GROUP = "group"
COLUMNS_OF: dict[str, str] = {
    ActivityGroup.PROGRAMMES: "title,level,award,pipeline,people_begun,partners,status",
    ActivityGroup.SCHOOLS: "title,edition,modules_with_others,people_begun,partners,period,status",
    ActivityGroup.PROJECTS: "title,project_type,value,funders,partners,period,status",
    ActivityGroup.CENTRES: "title,centre_type,founded_with,partners,period,status",
    ActivityGroup.INNOVATION: "title,startup_stage,startup_market,park,partners,period,status",
    ActivityGroup.PEOPLE: "title,kind,level,people_begun,partners,period,status",
    NETWORKS: "title,kind,network_name,partners,period,status",
}
"""The usual columns of a group; who wants others chooses them, as anywhere."""


def group_of(asked: Asked) -> str:
    """The group to which the list is narrowed, blank for none."""
    given = asked.filters.cleaned.get(GROUP)
    return str(given[0]) if given else ""


def titled(group: str) -> str:
    if group == NETWORKS:
        return _("Inside networks")
    return str(ActivityGroup(group).label) if group else ""


def tabs(asked: Asked, request: HttpRequest, address: Address) -> list[dict[str, Any]]:
    """As `ui/tabs.html` takes them; groups with nothing in them are left out, but for the one that is open."""
    rows = asked.filters.without(GROUP, "kind").order_by()
    counted = rows.values_list("kind").annotate(number=Count("*"), inside=Count("network"))
    numbers: Counter[str] = Counter()
    total = 0
    for kind, number, inside in counted:
        numbers[GROUP_OF[kind]] += number
        numbers[NETWORKS] += inside
        total += number
    chosen = group_of(asked)
    shown = [(each, numbers[each]) for each in (*ActivityGroup, NETWORKS) if numbers[each] or each == chosen]
    base = request.path
    made = [{"label": _("All kinds"), "url": base + _without(address), "count": grouped(total), "current": not chosen}]
    for each, number in shown:
        url = base + _without(address, str(each))
        made.append({"label": titled(each), "url": url, "count": grouped(number), "current": each == chosen})
    return made if total else []


def _without(address: Address, group: str = "") -> str:
    """The address of another group: what was chosen among the kinds and columns of this one would not fit it."""
    return address.but("kind", COLUMNS, SORT, **{GROUP: group})
