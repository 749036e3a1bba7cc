"""The world map of a list of partners: its countries as a table, and the points that its script draws."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.countries import country_name, country_number
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import OfficeAbroad
from syndesis.directory.queries.headline import Headline, grouped
from syndesis.objects.filtersets.parameters import ARCHIVED
from syndesis.objects.lists import Asked
from syndesis.web.addresses import Address

LADDERS = ((1, 2, 5, 10, 25), (1, 5, 20, 50, 100), (1, 20, 100, 250, 1000), (1, 100, 500, 2500, 10_000))
"""From how many partners on a country is drawn in the next darker shade: the first ladder on whose last step few stand,
so that countries differ whether an institution has fifty partners or five thousand."""
FEW = 4
"""A ladder serves up to so many times its last step."""
COUNTRY = "country"


def map_context(told: Headline, asked: Asked, user: User, address: Address) -> dict[str, Any]:
    """What `web/shapes/map.html` shows; see its header for the shapes."""
    chosen = set(asked.filters.cleaned.get(COUNTRY, ()))
    most = max((number for code, number in told.by_country if code), default=0)
    steps = ladder(most)
    return {
        "headline": told,
        "countries": [
            country_row(
                code, number, steps, _number(number), is_chosen=code in chosen, url=address.toggled(COUNTRY, code)
            )
            for code, number in told.by_country
        ],
        "map": {
            "point": _("a partner whose place is known"),
            "note": _("A partner whose place is not known counts for its country only."),
            "caption": _("Partners by country"),
            "counted": _("Partners"),
        },
        "key": list(key_of(most, steps)),
        "offices": [
            {
                "title": str(office),
                "url": office.get_absolute_url(),
                "detail": ", ".join(filter(None, (str(office.get_kind_display()), _place(office)))),
                "end": str(office.get_status_display()),
                "icon": "map-pin",
            }
            for office in offices_shown(asked, user)
        ],
    }


def ladder(most: int) -> Sequence[int]:
    """The steps of the shades where the country with the most partners has so many."""
    return next((steps for steps in LADDERS if most <= FEW * steps[-1]), LADDERS[-1])


def points(asked: Asked, user: User) -> dict[str, list[dict[str, Any]]]:
    """Partners and our offices whose place is known; of the others nothing is made up."""
    rows = asked.rows.order_by().exclude(latitude=None).exclude(longitude=None)
    known = rows.values_list("pk", "name", "city", "latitude", "longitude")
    return {
        "records": [point(name, city, f"/partners/{pk}/", north, east) for pk, name, city, north, east in known],
        "offices": [
            point(str(office), str(office.get_kind_display()), office.get_absolute_url(), *office.place)
            for office in offices_shown(asked, user)
            if office.place
        ],
    }


def offices_shown(asked: Asked, user: User) -> Sequence[OfficeAbroad]:
    """Our offices abroad that are not closed, in the countries to which the list is narrowed."""
    rows = OfficeAbroad.objects.filter(policies.offices.scope(user, "view"), archived_at=None).exclude(status="closed")
    if countries := asked.filters.cleaned.get(COUNTRY):
        rows = rows.filter(organisation__country__in=countries)
    return [] if asked.filters.cleaned.get(ARCHIVED) else list(rows.select_related("organisation"))


def _place(office: OfficeAbroad) -> str:
    return office.organisation.city or country_name(office.organisation.country)


def point(name: str, detail: str, url: str, north: float, east: float) -> dict[str, Any]:
    return {"name": name, "detail": detail, "url": url, "latitude": north, "longitude": east}


def _number(number: int) -> str:
    return ngettext("%(number)s partner", "%(number)s partners", number) % {"number": grouped(number)}


def country_row(
    code: str, number: int, steps: Sequence[int], counted: str, *, is_chosen: bool, url: str
) -> dict[str, Any]:
    """A country as `web/shapes/map.html` takes it: `counted` is its number in words, `url` narrows to it or lifts
    that."""
    return {
        "shape": country_number(code),
        "name": country_name(code) or _("Country not known"),
        "number": number,
        "step": sum(number >= least for least in steps),
        "told": _("%(country)s: %(number)s") % {"country": country_name(code), "number": counted},
        "current": is_chosen and bool(code),
        "url": url if code else "",
    }


def key_of(most: int, steps: Sequence[int]) -> Iterable[dict[str, Any]]:
    """The shades that the map needs, each with the numbers that it stands for."""
    for place, least in enumerate(steps, start=1):
        above = steps[place] - 1 if place < len(steps) else None
        if least == above:
            words = grouped(least)
        elif above is None:
            words = _("%(least)s and more") % {"least": grouped(least)}
        else:
            words = _("%(least)s–%(most)s") % {"least": grouped(least), "most": grouped(above)}
        yield {"step": place, "label": words, "used": most >= least}
