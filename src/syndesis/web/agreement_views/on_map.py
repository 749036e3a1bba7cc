"""Where the parties of the agreements are: by country, and those whose place is known as points."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from syndesis.agreements.models import AgreementParty
from syndesis.agreements.objects import AgreementType
from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.queries.headline import grouped
from syndesis.objects.lists import asked
from syndesis.web.addresses import Address
from syndesis.web.agreement_views.shapes import Seen, ShapeView
from syndesis.web.maps import country_row, key_of, ladder, point
from syndesis.web.views.base import user_of


class MapView(ShapeView):
    template = "web/agreement_views/map.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        parties = AgreementParty.objects.filter(agreement__in=seen.rows.values("pk"), organisation__is_home=False)
        counted = parties.order_by().values_list("organisation__country")
        by_country = counted.annotate(number=Count("agreement", distinct=True)).order_by("-number")
        numbers = list(by_country)
        most = max((number for code, number in numbers if code), default=0)
        steps = ladder(most)
        chosen = (seen.asked.filters.cleaned.get("country") or [""])[0].upper()
        known = sum(1 for code, _number in numbers if code)
        words = {
            "agreements": ngettext("%(number)s agreement", "%(number)s agreements", seen.total)
            % {"number": grouped(seen.total)},
            "countries": ngettext("in %(number)s country", "in %(number)s countries", known) % {"number": known},
        }
        told = _("%(agreements)s with parties %(countries)s") % words
        return {
            "title": _("Agreements on the map"),
            "summary": told,
            "headline": told,
            "drawn": bool(numbers),
            "countries": [_country(code, number, steps, code == chosen, seen.address) for code, number in numbers],
            "map": {
                "point": _("a party whose place is known"),
                "note": _("An agreement counts once for each country of its parties."),
                "caption": _("Agreements by country"),
                "counted": _("Agreements"),
            },
            "key": list(key_of(most, steps)),
            "points_url": reverse("web:agreements_points") + seen.address.but(),
        }


class PointsView(View):
    """The points of the map, as JSON: the parties that the reader may see."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted, user = asked(AgreementType, user_of(request), request.GET), user_of(request)
        parties = AgreementParty.objects.filter(agreement__in=wanted.filters.qs.order_by().values("pk"))
        counted = dict(
            parties.order_by().values_list("organisation").annotate(number=Count("agreement", distinct=True))
        )
        seen = Organisation.objects.filter(policies.organisations.scope(user, "view"), archived_at=None, is_home=False)
        placed = seen.filter(pk__in=parties.values("organisation")).exclude(latitude=None).exclude(longitude=None)
        rows = placed.values_list("pk", "name", "latitude", "longitude")
        url = reverse("web:agreements")
        return JsonResponse(
            {
                "records": [
                    point(name, _number(counted[key]), f"{url}?organisations={key}", north, east)
                    for key, name, north, east in rows
                    if north is not None and east is not None
                ],
                "offices": [],
            }
        )


def _number(number: int) -> str:
    return ngettext("%(number)s agreement", "%(number)s agreements", number) % {"number": grouped(number)}


def _country(code: str, number: int, steps: Sequence[int], is_chosen: bool, address: Address) -> dict[str, Any]:
    url = address.but("country") if is_chosen else address.but(country=code)
    return country_row(code, number, steps, _number(number), is_chosen=is_chosen, url=url)
