"""The activities as bars in time, with a line for today."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.activities.choices import CLOSED_STATUSES, ActivityKind, ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.objects import ActivityType
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.lists import Pages
from syndesis.web.activity_views.view import ActivityShapeView
from syndesis.web.shapes.span import Span, grouped
from syndesis.web.shapes.view import Seen

WAYS = {"": gettext_lazy("In order"), "kind": gettext_lazy("By kind"), "status": gettext_lazy("By status")}
LOOKS = {
    ActivityStatus.PLANNED: "ahead",
    ActivityStatus.RUNNING: "force",
    ActivityStatus.PAUSED: "suspended",
    ActivityStatus.COMPLETED: "expired",
    ActivityStatus.DROPPED: "terminated",
}
"""How its bar is drawn: filled, dashed, hatched or grey; the status says the same in words."""
UNDER_WAY = (ActivityStatus.RUNNING, ActivityStatus.PAUSED)


class TimeView(ActivityShapeView):
    template = "web/activity_views/time.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        by = request.GET.get("by", "") if request.GET.get("by", "") in WAYS else ""
        pages = Pages(_ordered(seen, by), ActivityType, seen.total)
        page: Any = pages.get_page(request.GET.get("page"))
        page.page_numbers = list(pages.get_elided_page_range(page.number))
        rows = list(page)
        span = Span.around(seen.today, [day for row in rows for day in (starts_of(row), ends_of(row))])
        ways = [
            {"label": label, "url": seen.address.but(by=name), "current": name == by} for name, label in WAYS.items()
        ]
        return {
            "title": _("Activities in time"),
            "drawn": bool(rows),
            "page": page,
            "ways": {"label": _("Grouped"), "views": ways},
            "noun": _("Activity"),
            "groups_of_bars": list(grouped([(_heading(row, by), bar(row, span)) for row in rows])),
            "ticks": span.ticks(),
            "today_pct": span.place(seen.today),
        }


def _ordered(seen: Seen, by: str) -> QuerySet[Any]:
    if by:
        return seen.rows.order_by(by, F("starts_on_first").asc(nulls_last=True), "pk")
    ordered: QuerySet[Any] = seen.asked.rows
    return ordered


def _heading(row: Activity, by: str) -> str:
    if by == "kind":
        return label_of(ActivityKind, row.kind)
    return label_of(ActivityStatus, row.status) if by else ""


def bar(row: Activity, span: Span) -> dict[str, Any]:
    """From its beginning to its end. One that goes on fades out after today. Where the beginning is not known, but that
    it was under way on a day, it is drawn from that day; else nothing is, nor where it is closed and nobody knows since
    when."""
    starts, ends = starts_of(row), ends_of(row)
    goes_on = ends is None and row.status not in CLOSED_STATUSES
    drawn = starts is not None and (ends is not None or goes_on)
    return {
        "title": row.title,
        "url": row.get_absolute_url(),
        "status": label_of(ActivityStatus, row.status),
        "starts": dates.full(row.starts_on) if row.starts_on or starts is None else _by(row.status_on),
        "ends": dates.full(row.ends_on) if row.ends_on else "",
        "bar": span.bar(starts, ends, LOOKS[ActivityStatus(row.status)]) if drawn and starts else None,
    }


def starts_of(row: Activity) -> date | None:
    """Its beginning, or the first day of which is known that it was under way."""
    if row.starts_on:
        first: date = row.starts_on.first
        return first
    if row.status in UNDER_WAY and row.status_on:
        attested: date = row.status_on.first
        return attested
    return None


def _by(day: PartialDate) -> str:
    return _("by %(day)s") % {"day": dates.after_word(day)}


def ends_of(row: Activity) -> date | None:
    """Its end; of one that is closed without one, the day on which it came to its status."""
    if row.ends_on:
        end: date = row.ends_on.last
        return end
    if row.status in CLOSED_STATUSES and row.status_on:
        closed: date = row.status_on.last
        return max(closed, starts_of(row) or closed)
    return None
