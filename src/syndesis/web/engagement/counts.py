"""Counts of engagements: the set that a list shows, by year, kind, direction, format, country or partner; each number
leads to the records behind it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.queries.counting import COUNTRY, DIRECTION, FORMAT, KIND, PARTNER, WAYS, YEAR, Counted, counted
from syndesis.objects.services import seen_by
from syndesis.web.addresses import Address
from syndesis.web.views.base import user_of
from syndesis.web.views.lists import ListView

BY = "by"
LINES, YEARS = 60, 10
"""At most: lines, and columns of years, the last ones."""
LABELS = {
    YEAR: gettext_lazy("By year"),
    KIND: gettext_lazy("By kind"),
    DIRECTION: gettext_lazy("By direction"),
    FORMAT: gettext_lazy("By format"),
    COUNTRY: gettext_lazy("By country"),
    PARTNER: gettext_lazy("By partner"),
}
PARAMETERS = {KIND: "kind", DIRECTION: "direction", FORMAT: "held_as", PARTNER: "with"}
"""By which the list is narrowed to one line; a year is a period."""


class EngagementsView(ListView):
    """The list, and the way to its counts."""

    kind = EngagementType

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        return context | {"shapes": shapes(Address(context["given"]), request.path)}


class CountsView(EngagementsView):
    template = "web/engagement/counts.html"

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        by = request.GET.get(BY, "")
        way, address = by if by in WAYS else YEAR, Address(context["given"])
        rows = context["state"].asked.rows
        lines = counted(rows, way, seen_by(Organisation, user_of(request)))
        ways = [{"label": LABELS[each], "url": address.but(**{BY: each}), "current": each == way} for each in WAYS]
        return context | {
            "ways": ways,
            "table": table(lines, way, address, user_of(request)),
        }


def shapes(address: Address, path: str) -> list[dict[str, Any]]:
    """The ways to see the same set."""
    ways = [(_("List"), "web:engagements"), (_("Counts"), "web:engagements_counts")]
    return [
        {"label": label, "url": reverse(name) + address.but(BY), "current": reverse(name) == path}
        for label, name in ways
    ]


def table(lines: list[Counted], way: str, address: Address, reader: User) -> dict[str, Any]:
    """As `web/engagement/counts.html` takes it; by year, the newest first and no further columns."""
    words = _words(lines, way, reader)
    known = [line for line in lines if line.value in words]
    if way == YEAR:
        known.sort(key=lambda line: -(line.value or 0))
        years: list[int] = []
    else:
        known.sort(key=lambda line: (-line.occasions, words[line.value][0]))
        years = sorted({year for line in known for year in line.years if year}, reverse=True)[:YEARS]
    return {
        "head": LABELS[way],
        "years": [str(year) for year in years],
        "lines": [_line(line, way, words[line.value], years, address) for line in known[:LINES]],
        "left": max(len(known) - LINES, 0),
    }


def _words(lines: list[Counted], way: str, reader: User) -> dict[Any, tuple[str, str]]:
    """What each value is called, and what stands in the address for it, blank for none."""
    values = {line.value for line in lines}
    if way == YEAR:
        return {value: (str(value) if value else _("Without a date"), str(value or "")) for value in values}
    if way == COUNTRY:
        return {value: (country_name(value) or _("Country not known"), "") for value in values}
    if way == PARTNER:
        rows = Organisation.objects.filter(seen_by(Organisation, reader), path__in=values)
        return {row.path: (row.name, str(row.pk)) for row in rows}
    field: Any = Engagement._meta.get_field(way)
    labels = dict(field.flatchoices)
    return {value: (str(labels.get(value, value)) or _("not said"), str(value)) for value in values}


def _within(there: str, way: str, key: str, year: int, address: Address) -> str:
    if not there:
        return ""
    period = {"held_on_from": str(year), "held_on_until": str(year)}
    return reverse("web:engagements") + address.but(BY, **{PARAMETERS[way]: key}, **period)


def _line(line: Counted, way: str, word: tuple[str, str], years: list[int], address: Address) -> dict[str, Any]:
    label, key = word
    url = reverse("web:engagements")
    if way == YEAR:
        there = url + address.but(BY, held_on_from=key, held_on_until=key) if key else ""
    elif way in PARAMETERS and key:
        there = url + address.but(BY, **{PARAMETERS[way]: key})
    else:
        there = ""
    return {
        "label": label,
        "url": there,
        "occasions": line.occasions,
        "meetings": line.meetings,
        "outcomes": line.outcomes,
        "years": [
            {
                "number": line.years.get(year, 0),
                "url": _within(there, way, key, year, address),
            }
            for year in years
        ],
    }
