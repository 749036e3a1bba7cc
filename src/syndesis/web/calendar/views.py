"""The calendar of a month or a week, or as a list; what it shows stands in its address."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from syndesis.engagement import policies
from syndesis.engagement.calendar import Entry, calendar_of
from syndesis.web.calendar.asked import LIST, MONTH, WEEK, Asked
from syndesis.web.calendar.forms import CalendarForm
from syndesis.web.views.base import user_of

SHOWN = 4
"""Entries of a day that a month has room for."""


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    reader = user_of(request)
    asked = Asked.of(request.GET, reader)
    entries = calendar_of(asked.within(reader))
    by_day = _by_day(entries, asked)
    first, last = asked.span
    context = {
        "title": _title(asked),
        "shape": asked.shape,
        "shapes": [
            {"label": label, "url": asked.shaped(shape).address, "current": shape == asked.shape}
            for shape, label in ((MONTH, _("Month")), (WEEK, _("Week")), (LIST, _("List")))
        ],
        "before": asked.before().address,
        "after": asked.after().address,
        "today": asked.on(timezone.localdate()).address,
        "weekdays": [date_format(day, "l") for day in asked.weeks[0]],
        "weeks": [[_day_shown(day, by_day[day], asked) for day in week] for week in asked.weeks],
        "undated": [_line(entry) for entry in entries if not entry.is_exact and _touches(entry, first, last)],
        "nothing": not any(_touches(entry, first, last) for entry in entries),
        "form": CalendarForm(initial=_initial(asked), reader=reader),
        "narrowed": _initial(asked) != _initial(Asked(asked.shape, asked.day)),
        "clear": Asked(asked.shape, asked.day).address,
        "day": asked.day.isoformat(),
        "may_add": policies.engagements.may_add(reader),
        "zone": settings.TIME_ZONE,
        "crumbs": [{"label": _("Engagement"), "url": reverse("web:engagements")}, {"label": _("Calendar")}],
    }
    return render(request, "web/calendar/calendar.html", context)


def _by_day(entries: Iterable[Entry], asked: Asked) -> dict[date, list[Entry]]:
    """Each entry on all its days that are shown."""
    found: dict[date, list[Entry]] = defaultdict(list)
    first, last = asked.weeks[0][0], asked.weeks[-1][-1]
    for entry in entries:
        day = max(entry.first, first)
        while entry.is_exact and day <= min(entry.last, last):
            found[day].append(entry)
            day += timedelta(days=1)
    return found


def _day_shown(day: date, entries: list[Entry], asked: Asked) -> dict[str, Any]:
    first, last = asked.span
    room = SHOWN if asked.shape == MONTH else len(entries)
    more = len(entries) - room
    return {
        "day": day,
        "name": date_format(day, "DATE_FORMAT"),
        "is_today": day == timezone.localdate(),
        "is_outside": not first <= day <= last,
        "entries": [_line(entry) | {"goes_on": entry.first < day} for entry in entries[:room]],
        "more": ngettext("%(number)s more", "%(number)s more", more) % {"number": more} if more > 0 else "",
        "week": asked.on(day).shaped(WEEK).address,
        "new": f"{reverse('web:engagement_new')}?held_on={day.isoformat()}",
    }


def _line(entry: Entry) -> dict[str, Any]:
    hours = ""
    if entry.begins_at:
        hours = time_format(entry.begins_at, "TIME_FORMAT")
        if entry.ends_at:
            hours = _("%(first)s–%(last)s") % {"first": hours, "last": time_format(entry.ends_at, "TIME_FORMAT")}
        if entry.is_elsewhere:
            hours = _("%(hours)s, %(zone)s time") % {"hours": hours, "zone": _place_of(entry.timezone)}
    return {
        "title": entry.title,
        "url": entry.url,
        "icon": entry.icon,
        "kind": entry.kind.label,
        "tint": entry.kind.value,
        "hours": hours,
        "detail": entry.detail,
        "is_cancelled": entry.is_cancelled,
    }


def _place_of(zone: str) -> str:
    """ "Asia/Shanghai" is what people call Shanghai."""
    return zone.rpartition("/")[2].replace("_", " ")


def _title(asked: Asked) -> str:
    first, last = asked.span
    if asked.shape == WEEK:
        return _("%(first)s – %(last)s") % {
            "first": date_format(first, "DATE_FORMAT"),
            "last": date_format(last, "DATE_FORMAT"),
        }
    return date_format(first, "YEAR_MONTH_FORMAT")


def _initial(asked: Asked) -> dict[str, Any]:
    return {
        "kind": [kind.value for kind in asked.kinds],
        "mine": asked.mine,
        "organisation": asked.organisation,
        "region": asked.region,
    }


def _touches(entry: Entry, first: date, last: date) -> bool:
    return entry.first <= last and entry.last >= first
