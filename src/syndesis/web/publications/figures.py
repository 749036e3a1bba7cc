"""Counts of publications: the set that a list shows, by partner, field, year, quartile and more; each number leads to
the records behind it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.activities.models import Publication
from syndesis.activities.queries.publication_counts import (
    COUNTRY,
    FIELD,
    INDEX,
    KIND,
    PARTNER,
    QUARTILE,
    WAYS,
    YEAR,
    Counted,
    counted,
)
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory.models import Field, Organisation
from syndesis.objects.services import seen_by
from syndesis.web.addresses import Address
from syndesis.web.publications.list import BY, PublicationsView
from syndesis.web.views.base import user_of

LINES, YEARS = 60, 10
"""At most: lines, and columns of years, the last ones; those before stand in one column together."""
FEW = 200
"""Partners whose names are asked for; of more, all names are read."""
LABELS = {
    PARTNER: gettext_lazy("By partner"),
    FIELD: gettext_lazy("By field"),
    YEAR: gettext_lazy("By year"),
    QUARTILE: gettext_lazy("By quartile"),
    COUNTRY: gettext_lazy("By country"),
    KIND: gettext_lazy("By kind"),
    INDEX: gettext_lazy("By index"),
}
HEADS = {
    PARTNER: gettext_lazy("Partner"),
    FIELD: gettext_lazy("Field"),
    YEAR: gettext_lazy("Year"),
    QUARTILE: gettext_lazy("quartile"),
    COUNTRY: gettext_lazy("Country"),
    KIND: gettext_lazy("Kind"),
    INDEX: gettext_lazy("Indexed in"),
}
PARAMETERS = {PARTNER: "organisations"}
"""By which the list is narrowed to one line; left out: by the way itself."""
UNKNOWN = {YEAR: "year", QUARTILE: "quartile", INDEX: "index"}
"""What the list is asked for where nothing is known (`queries.publications.without`)."""


class FiguresView(PublicationsView):
    template = "web/publications/figures.html"

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        context = super().shown(request)
        by = request.GET.get(BY, "")
        way, address = by if by in WAYS else PARTNER, Address(context["given"])
        rows, reader = context["state"].asked.rows, user_of(request)
        ways = [{"label": LABELS[each], "url": address.but(**{BY: each}), "current": each == way} for each in WAYS]
        lines = counted(rows, way, seen_by(Organisation, reader))
        return context | {"ways": ways, "table": table(lines, way, address, reader)}


def table(lines: list[Counted], way: str, address: Address, reader: User) -> dict[str, Any]:
    """As `web/publications/figures.html` takes it; by year, the newest first and no further columns."""
    words = _words(lines, way, reader)
    known = [line for line in lines if line.value in words]
    if way == YEAR:
        known.sort(key=lambda line: -(line.value or 0))
        years, earlier = [], []
    else:
        if way == QUARTILE:
            known.sort(key=lambda line: line.value or 9)
        of_all = sorted({year for line in known for year in line.years if year}, reverse=True)
        years, earlier = [[year] for year in of_all[:YEARS]], of_all[YEARS:]
    columns = [*years, earlier] if earlier else years
    return {
        "head": capfirst(HEADS[way]),
        "years": [*(str(year) for [year] in years), *([_("Earlier")] if earlier else [])],
        "lines": [_line(line, way, words[line.value], columns, address) for line in known[:LINES]],
        "left": max(len(known) - LINES, 0),
    }


def _words(lines: list[Counted], way: str, reader: User) -> dict[Any, tuple[str, str]]:
    """What each value is called, and what stands in the address for it, blank for none."""
    values = {line.value for line in lines}
    if way == PARTNER:
        rows = Organisation.objects.filter(seen_by(Organisation, reader)).order_by()
        named = rows.filter(path__in=values) if len(values) <= FEW else rows
        told = named.values_list("path", "name", "pk")
        return {path: (name, str(key)) for path, name, key in told if path in values}
    if way == FIELD:
        fields = Field.objects.filter(seen_by(Field, reader), pk__in=values)
        return {row.pk: (str(row), str(row.pk)) for row in fields}
    if way == COUNTRY:
        return {value: (country_name(value) or _("Country not known"), value) for value in values}
    if way in (YEAR, INDEX):
        return {value: (str(value) if value else _("not known"), str(value or "")) for value in values}
    labels = dict(Publication._meta.get_field(way).flatchoices)  # type: ignore[union-attr]
    return {value: (str(labels.get(value) or _("not known")), str(value or "")) for value in values}


def _line(line: Counted, way: str, word: tuple[str, str], columns: list[list[int]], address: Address) -> dict[str, Any]:
    """`columns`: the years of each."""
    label, key = word
    asked = {PARAMETERS.get(way, way): key} if key else {"without": UNKNOWN[way]} if way in UNKNOWN else {}
    return {
        "label": label,
        "number": line.number,
        "url": _there(address, asked),
        "years": [_cell(line, years, asked, address) for years in columns],
    }


def _cell(line: Counted, years: list[int], asked: dict[str, str], address: Address) -> dict[str, Any]:
    told = [year for year in years if line.years.get(year)]
    return {"number": sum(line.years[year] for year in told), "url": _there(address, asked, told)}


def _there(address: Address, asked: dict[str, str], years: Iterable[int] = ()) -> str:
    if not asked:
        return ""
    of_years = {"year": [str(year) for year in years]} if years else {}
    return reverse("web:publications") + address.but(BY, **asked, **of_years)
