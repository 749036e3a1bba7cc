"""The tab of what was done to a record, and the comparison of two moments of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views import View

from syndesis.core import dates
from syndesis.core.forms import date_from_text
from syndesis.core.history.past import Moment
from syndesis.objects import ObjectType
from syndesis.web.record.changes import DeedShown, moments, page_of_deeds
from syndesis.web.record.comparison import comparison
from syndesis.web.record.head import address, bare_record_or_404, head, records_of
from syndesis.web.views.base import user_of

MOMENTS = 200
"""Deeds that are offered as moments; before them, a date has to be typed."""
DIGITS = 18


class HistoryView(View):
    """Every deed that concerned a record, newest first."""

    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = bare_record_or_404(self.kind, request, pk)
        page = page_of_deeds(records_of(record, request), user_of(request), request.GET.get("page"))
        picked = [deed.moment for deed in page if deed.moment]
        page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
        context = head(self.kind, record, request, "history") | {
            "page": page,
            "compare_url": address(self.kind, "compare", record),
            "to": picked[0] if picked else None,
            "since": picked[1] if len(picked) > 1 else None,
            "comparable": len(picked) > 1 or page.paginator.num_pages > 1,
        }
        return render(request, "web/record_history.html", context)


@dataclass(frozen=True)
class Chosen:
    """One of the two moments, as asked for."""

    name: str
    label: str
    at: Moment | None
    words: str
    """The moment in words: what stands above its side."""
    picked: str
    """The deed that is chosen in the list, or now."""
    typed: str
    error: str = ""


class CompareView(View):
    """A record at two moments, each a deed after which it stood so, or a day at whose end it did."""

    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = bare_record_or_404(self.kind, request, pk)
        records = records_of(record, request)
        deeds = moments(records, MOMENTS)
        before_last = str(deeds[1].moment) if len(deeds) > 1 else "0"
        first = chosen(request, "from", pgettext("moment", "From"), deeds, before_last)
        second = chosen(request, "to", pgettext("moment", "To"), deeds, "now")
        wrong = bool(first.error or second.error)
        context = head(self.kind, record, request, "history") | {
            "chosen": [first, second],
            "moments": [{"value": str(deed.moment), "label": worded(deed)} for deed in deeds],
            "comparison": None if wrong else comparison(records, user_of(request), first.at, second.at),
            "all": request.GET.get("all") == "1",
            "history_url": address(self.kind, "history", record),
        }
        return render(request, "web/record_compare.html", context)


def worded(deed: DeedShown) -> str:
    at = date_format(timezone.localtime(deed.at), "DATETIME_FORMAT")
    return " · ".join(filter(None, (at, deed.reason, deed.who)))


def chosen(request: HttpRequest, name: str, label: str, deeds: Sequence[DeedShown], otherwise: str) -> Chosen:
    """The moment in `name`: "now", a deed by the id of its last event, or a day; one typed in `name_on` goes first."""
    picked = request.GET.get(name, "").strip() or otherwise
    typed = request.GET.get(f"{name}_on", "").strip()
    if not typed and not (picked == "now" or picked.isdecimal()):
        picked, typed = otherwise, picked
    if typed:
        try:
            at, words = _end_of(typed)
        except ValidationError as error:
            return Chosen(name, label, None, "", picked, typed, error.messages[0])
        return Chosen(name, label, at, words, picked, typed)
    if picked == "now":
        return Chosen(name, label, None, _("now"), picked, "")
    if picked == "0" or len(picked) > DIGITS:
        return Chosen(name, label, 0, _("before there was any"), "0", "")
    known = next((deed for deed in deeds if str(deed.moment) == picked), None)
    words = worded(known) if known else _("a moment further back")
    return Chosen(name, label, int(picked), words, picked, "")


def _end_of(typed: str) -> tuple[datetime | None, str]:
    """The end of a day, month or year, and its words."""
    day = date_from_text(typed)
    if day is None:
        return None, _("now")
    next_day = datetime.combine(day.last + timedelta(days=1), time.min)
    return timezone.make_aware(next_day), _("at the end of %(day)s") % {"day": dates.full(day)}
