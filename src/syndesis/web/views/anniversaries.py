"""The anniversaries of a year: with whom we will have worked together for how long, on which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.http import require_POST

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.directory.objects import PartnerType
from syndesis.directory.policies import partnerships
from syndesis.directory.queries import ROUND
from syndesis.engagement.models import Engagement
from syndesis.engagement.policies import engagements
from syndesis.engagement.services.anniversaries import plan_anniversary, planned_in
from syndesis.objects.lists import asked
from syndesis.web.views.base import actor_of, get_or_404, user_of

YEARS_SHOWN = 3
EARLIEST, LATEST = 1000, 3000
LAST_MONTHS = 12
MANY = 60
"""Of more anniversaries than this the months that are over are folded, and those to come but the next."""


class AnniversariesView(View):
    """Of the partners that the list shows under the same filters; only the round ones unless `?all=1`."""

    def get(self, request: HttpRequest) -> HttpResponse:
        year, everything = _year(request), request.GET.get("all") == "1"
        found = anniversaries_in(year, user_of(request), request.GET, everything)
        this = timezone.localdate().year
        context = {
            "title": _("Anniversaries in %(year)s") % {"year": year},
            "summary": ngettext("%(number)s anniversary", "%(number)s anniversaries", len(found))
            % {"number": len(found)},
            "shapes": [
                {"label": str(each), "url": _address(request, year=each), "current": each == year}
                for each in range(this, this + YEARS_SHOWN)
            ],
            "kinds": [
                {"label": _("Round ones"), "url": _address(request, all=""), "current": not everything},
                {"label": _("All"), "url": _address(request, all="1"), "current": everything},
            ],
            "months": _by_month(found, year, Events.of(found, year, user_of(request))),
            "crumbs": [{"label": _("Partners"), "url": reverse("web:partners")}, {"label": _("Anniversaries")}],
        }
        return render(request, "web/anniversaries.html", context)


def anniversaries_in(year: int, user: User, given: Any, everything: bool) -> list[tuple[date, int, Partnership]]:
    """Day, years and partnership of each, in their order. Where only the year is known, it is 1 January."""
    organisations = asked(PartnerType, user, given).filters.qs.order_by().values("pk")
    rows = Partnership.objects.filter(
        partnerships.scope(user, "view"),
        organisation__in=organisations,
        archived_at=None,
        started_on_first__year__lt=year,
    )
    found = []
    for partnership in rows.select_related("organisation"):
        years = year - partnership.started_on.year
        if everything or years % ROUND == 0:
            found.append((dates.anniversary(partnership.started_on.first, years), years, partnership))
    return sorted(found, key=lambda each: (each[0], str(each[2])))


@dataclass(frozen=True)
class Events:
    """Which anniversaries are planned as occasions already, and whether one may plan others."""

    planned: dict[int, Engagement]
    may_plan: bool

    @classmethod
    def of(cls, found: list[tuple[date, int, Partnership]], year: int, user: User) -> "Events":
        """Of those that the user may see."""
        keys = [each[2].organisation_id for each in found]
        planned = planned_in(year, keys)
        seen = set(
            Engagement.objects.filter(
                engagements.scope(user, "view"), pk__in=[each.pk for each in planned.values()]
            ).values_list("pk", flat=True)
        )
        ahead = year >= timezone.localdate().year
        return cls({key: each for key, each in planned.items() if each.pk in seen}, ahead and engagements.may_add(user))

    def told(self, years: int, partnership: Partnership) -> dict[str, Any]:
        """The occasion, or the way to plan it."""
        if (event := self.planned.get(partnership.organisation_id)) is not None:
            return {"event": {"label": _("Planned"), "url": event.get_absolute_url()}}
        if not self.may_plan:
            return {}
        url = reverse("web:anniversary_plan", args=[partnership.organisation_id, years])
        return {"action": {"label": _("Plan the event"), "url": url}}


@require_POST
def plan(request: HttpRequest, pk: int, years: int) -> HttpResponse:
    """Makes an occasion of an anniversary and leads to it."""
    rows = Partnership.objects.select_related("organisation").filter(archived_at=None, organisation=pk)
    partnership = get_or_404(rows, partnerships, request)
    if not engagements.may_add(user_of(request)):
        raise PermissionDenied
    try:
        event = plan_anniversary(partnership, by=actor_of(request), years=years)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(partnership.organisation)
    messages.success(request, _("Planned: say where and who comes."))
    return redirect(event)


def _by_month(found: list[tuple[date, int, Partnership]], year: int, events: Events) -> list[dict[str, Any]]:
    """Those of which the month is known by months; the others first, under none. Of many, one month lies open: the
    present one, or the next in which there are some."""
    undated = [_line(*each, events) for each in found if each[2].started_on.month is None]
    months: list[dict[str, Any]] = [{"title": _("Some day in the year"), "lines": undated}] if undated else []
    today, is_open = timezone.localdate(), len(found) <= MANY
    for month in range(1, LAST_MONTHS + 1):
        lines = [
            _line(*each, events) for each in found if each[2].started_on.month is not None and each[0].month == month
        ]
        if lines:
            ahead = year != today.year or month >= today.month
            months.append(
                {
                    "title": date_format(found[0][0].replace(month=month, day=1), "F"),
                    "lines": lines,
                    "folded": len(found) > MANY and (is_open or not ahead),
                }
            )
            is_open = is_open or ahead
    if undated:
        months[0]["folded"] = len(found) > MANY and len(months) > 1
    return months


def _line(day: date, years: int, partnership: Partnership, events: Events) -> dict[str, Any]:
    partner, since = partnership.organisation, partnership.started_on
    known = {"MONTH_DAY_FORMAT": since.day, "F": since.month}
    form = next((form for form, part in known.items() if part), "")
    return {
        "title": partner.name,
        "url": partner.get_absolute_url(),
        "detail": " · ".join(
            filter(None, (country_name(partner.country), _("since %(day)s") % {"day": dates.after_word(since)}))
        ),
        "end": " · ".join(
            filter(
                None,
                (
                    ngettext("%(years)s year", "%(years)s years", years) % {"years": years},
                    date_format(day, form) if form else "",
                ),
            )
        ),
        "icon": "handshake",
    } | events.told(years, partnership)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    if text.isascii() and text.isdecimal() and EARLIEST <= int(text[:5]) < LATEST:
        return int(text)
    return timezone.localdate().year


def _address(request: HttpRequest, **changed: Any) -> str:
    given = request.GET.copy()
    for name, value in changed.items():
        given[name] = str(value)
        if not value:
            del given[name]
    return f"?{given.urlencode()}"
