"""The page of a network: its members as of a day, how many they were over time, which are our partners, and what we do
with each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.countries import country_name
from syndesis.core.forms import date_from_text
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Membership, Network, Organisation
from syndesis.directory.objects.networks import NetworkType
from syndesis.directory.panels.networks import days_of
from syndesis.directory.queries.as_of import COUNTED, partners_on
from syndesis.directory.queries.memberships import Step, by_country, held_on, steps
from syndesis.engagement.queries.members import together_with
from syndesis.web.record import is_quick, page_of, quick_look
from syndesis.web.record.head import record_or_404
from syndesis.web.views.base import user_of

AS_OF = "as_of"
WIDE, HIGH, EDGE = 640, 120, 4
"""Of the chart, in its own units."""


def network(request: HttpRequest, pk: int) -> HttpResponse:
    row = record_or_404(NetworkType, request, pk)
    if is_quick(request):
        return quick_look(NetworkType, row, request)
    day, wrong = _day(request.GET.get(AS_OF, ""))
    reader = user_of(request)
    membership = membership_of(row, day, reader)
    context = page_of(NetworkType, row, request) | {"membership": membership}
    context["together"] = together_shown(row, membership["keys"], reader)
    context["wrong_day"] = wrong
    return render(request, "web/network.html", context)


def membership_of(row: Network, day: date, reader: User) -> dict[str, Any]:
    """What `web/network.html` shows. Numbers are of all members; named are those that the reader may see."""
    everyone = list(row.memberships.select_related("member"))
    held = {each.pk for each in held_on(day).filter(network=row)}
    members = sorted((each for each in everyone if each.pk in held), key=lambda each: each.member.name)
    keys = {each.member_id for each in everyone}
    seen = set(Organisation.objects.filter(policies.organisations.scope(reader, "view"), pk__in=keys))
    partners = set(partners_on(day).filter(Q(status__in=COUNTED), pk__in=keys).values_list("pk", flat=True))
    named = [each for each in members if each.member in seen]
    over_time = steps(everyone)
    gone = [each for each in everyone if each.status == "left" or (each.ends_on and each.ends_on.last < day)]
    return {
        "day": date_format(day, "DATE_FORMAT"),
        "given": day.isoformat() if day != timezone.localdate() else "",
        "number": len({each.member_id for each in members}),
        "told": _told(members, partners),
        "hidden": len(members) - len(named),
        "keys": {each.member_id: each.member for each in named if not each.member.is_home},
        "lines": [_line(each, partners) for each in named],
        "left": [_line(each, partners) for each in gone if each.member in seen and each.pk not in held],
        "countries": [
            {"name": country_name(code) or _("Country not known"), "number": number}
            for code, number in by_country(members)
        ],
        "steps": [
            {
                "day": date_format(step.day, "DATE_FORMAT") if step.day else _("not known"),
                "number": step.number,
                "joined": step.joined,
                "left": step.left,
            }
            for step in reversed(over_time)
        ],
        "chart": chart(over_time, timezone.localdate()),
    }


def together_shown(row: Network, members: Mapping[int, Organisation], reader: User) -> dict[str, Any]:
    """What we do with the members that the reader may see: those with whom there is anything, most of it first."""
    found = together_with(row, members, reader)
    busy = sorted(
        ((each, members[key]) for key, each in found.items()),
        key=lambda pair: (-pair[0].activities, -pair[0].running, pair[1].name),
    )
    idle = sorted(member.name for key, member in members.items() if key not in found)
    url = reverse("web:activities")
    return {
        "lines": [
            {
                "name": member.name,
                "url": member.get_absolute_url(),
                "country": country_name(member.country),
                "activities": each.activities,
                "running": each.running,
                "inside": each.inside,
                "activities_url": f"{url}?partner={member.pk}",
                "inside_url": f"{url}?partner={member.pk}&network={row.pk}",
                "last_met": date_format(each.last_met, "DATE_FORMAT") if each.last_met else "",
            }
            for each, member in busy
        ],
        "idle": idle,
        "graph_url": f"{reverse('web:activities_graph')}?network={row.pk}",
    }


def chart(over_time: Sequence[Step], until: date) -> dict[str, Any] | None:
    """The number of members as a line of steps; nothing where it never changed on a day that is known."""
    dated = [(step.day, step.number) for step in over_time if step.day]
    if len(dated) < 2:
        return None
    first, last = dated[0][0], max(until, dated[-1][0])
    most = max(number for _day, number in dated)
    before = over_time[0].number if over_time[0].day is None else 0

    def place(day: date) -> float:
        return EDGE + (WIDE - 2 * EDGE) * (day - first).days / max((last - first).days, 1)

    def height(number: int) -> float:
        return HIGH - EDGE - (HIGH - 2 * EDGE) * number / max(most, 1)

    path = f"M{place(first):.1f} {height(before):.1f}"
    for day, number in dated:
        path += f"H{place(day):.1f}V{height(number):.1f}"
    path += f"H{place(last):.1f}"
    area = f"{path}V{HIGH - EDGE}H{EDGE}Z"
    return {
        "path": path,
        "area": area,
        "wide": WIDE,
        "high": HIGH,
        "first": date_format(first, "DATE_FORMAT"),
        "last": date_format(last, "DATE_FORMAT"),
        "most": most,
    }


def _told(members: Sequence[Membership], partners: set[int]) -> str:
    keys = {each.member_id for each in members}
    countries = {each.member.country for each in members if each.member.country}
    number, ours = len(keys), len(keys & partners)
    words = {
        "members": ngettext("%(number)s member", "%(number)s members", number) % {"number": number},
        "countries": ngettext("in %(number)s country", "in %(number)s countries", len(countries))
        % {"number": len(countries)},
        "partners": ngettext("%(number)s is our partner", "%(number)s are our partners", ours) % {"number": ours},
    }
    return _("%(members)s %(countries)s; %(partners)s") % words


def _line(row: Membership, partners: set[int]) -> dict[str, Any]:
    state = "" if row.status == "member" else str(row.get_status_display())
    is_ours = _("our partner") if row.member_id in partners else _("ourselves") if row.member.is_home else ""
    detail = (country_name(row.member.country), str(row.get_kind_display()), state, is_ours, row.remark)
    return {
        "title": row.member.name,
        "url": row.member.get_absolute_url(),
        "detail": " · ".join(filter(None, detail)),
        "end": days_of(row),
        "icon": "landmark" if row.member.is_home else "building-2",
    }


def _day(text: str) -> tuple[date, str]:
    """The day that is asked for, of a year or month its last; today where it makes no sense, with why."""
    try:
        day = date_from_text(text[:40]) if text.strip() else None
    except ValidationError as error:
        return timezone.localdate(), " ".join(error.messages)
    return (day.last if day else timezone.localdate()), ""
