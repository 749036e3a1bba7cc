"""The agreements as bars in time: a table whose last column is drawn, with a line for today."""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements.choices import IN_FORCE, IN_PREPARATION, SIGNED, AgreementKind
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.core.models import Visibility
from syndesis.objects.lists import Pages
from syndesis.web.agreement_views.shapes import Seen, ShapeView
from syndesis.web.shapes.span import Span, grouped

WAYS = {"": gettext_lazy("In order"), "partner": gettext_lazy("By partner"), "kind": gettext_lazy("By kind")}


class TimeView(ShapeView):
    template = "web/agreement_views/time.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        by = request.GET.get("by", "") if request.GET.get("by", "") in WAYS else ""
        pages = Pages(_ordered(seen, by), AgreementType, seen.total)
        page: Any = pages.get_page(request.GET.get("page"))
        page.page_numbers = list(pages.get_elided_page_range(page.number))
        rows = list(page)
        span = Span.around(seen.today, [day for row in rows for day in (starts_of(row), ends_of(row))])
        return {
            "title": _("Agreements in time"),
            "drawn": bool(rows),
            "page": page,
            "ways": {
                "label": _("Grouped"),
                "views": [
                    {"label": label, "url": seen.address.but(by=name), "current": name == by}
                    for name, label in WAYS.items()
                ],
            },
            "noun": _("Agreement"),
            "deciding": True,
            "groups_of_bars": list(grouped([(_heading(row, by), bar(row, span, seen.today)) for row in rows])),
            "ticks": span.ticks(),
            "today_pct": span.place(seen.today),
        }


def _ordered(seen: Seen, by: str) -> QuerySet[Any]:
    """By kind or by the first partner by name that all staff may read of; else as the list is ordered."""
    if by == "kind":
        return seen.rows.order_by("kind", F("starts_on_first").asc(nulls_last=True), "pk")
    if by == "partner":
        parties = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__is_home=False)
        named = parties.exclude(organisation__visibility=Visibility.RESTRICTED).order_by("organisation__name")
        rows = seen.rows.annotate(partner_name=Subquery(named.values("organisation__name")[:1]))
        return rows.order_by(F("partner_name").asc(nulls_last=True), F("starts_on_first").asc(nulls_last=True), "pk")
    ordered: QuerySet[Any] = seen.asked.rows
    return ordered


def _heading(row: Any, by: str) -> str:
    if by == "kind":
        return label_of(AgreementKind, row.kind)
    return (row.partner_name or _("No partner named")) if by == "partner" else ""


def bar(agreement: Agreement, span: Span, today: date) -> dict[str, Any]:
    """From its beginning to its end as it stands. One without an end fades out after today; where the beginning is
    not known nothing is drawn."""
    starts, ends = starts_of(agreement), ends_of(agreement)
    open_ended = ends is None and agreement.status in SIGNED
    shown = None
    if starts is not None and (ends or open_ended):
        shown = span.bar(starts, ends, _look(agreement))
    return {
        "title": agreement_title(agreement),
        "url": agreement.get_absolute_url(),
        "status": str(agreement.get_status_display()),
        "starts": dates.full(agreement.starts_on or agreement.signed_on),
        "ends": date_format(ends, "DATE_FORMAT") if ends else _("without an end") if open_ended else "",
        "decide": date_format(agreement.decide_by, "DATE_FORMAT") if agreement.decide_by else "",
        "late": agreement.decide_by is not None and agreement.decide_by < today and agreement.status in IN_FORCE,
        "decide_pct": span.place(agreement.decide_by) if agreement.decide_by and agreement.status in IN_FORCE else None,
        "bar": shown,
    }


def starts_of(agreement: Agreement) -> date | None:
    day = agreement.starts_on or agreement.signed_on
    return day.first if day else None


def ends_of(agreement: Agreement) -> date | None:
    if agreement.runs_until or agreement.is_open_ended or not agreement.ends_on:
        return agreement.runs_until
    end: date = agreement.ends_on.last
    return end


def _look(agreement: Agreement) -> str:
    """How its bar is drawn: filled, dashed, hatched or grey; the status says the same in words."""
    if agreement.status in IN_PREPARATION:
        return "ahead"
    return "force" if agreement.status in IN_FORCE else agreement.status
