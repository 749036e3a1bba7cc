"""By what the figures of mobility can be narrowed, and by what they are."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities.objects.mobility import FILTERS, MobilityType
from syndesis.core.countries import country_name
from syndesis.core.fields import ACADEMIC_YEARS
from syndesis.lib.partial_dates import academic
from syndesis.objects import Choice, Ref
from syndesis.objects.filtersets.parameters import label_of, model_of
from syndesis.objects.references import source_of
from syndesis.objects.types import built
from syndesis.web.cells import worded
from syndesis.web.mobility.asking import NARROWED_BY, Asking
from syndesis.web.views.base import user_of

PICKED = ("partner", "unit", "agreement", "region")
CHOSEN = ("kind", "level", "money")
TEXT = "-text"
"""Of a parameter: what was typed where no script found the record."""


def narrowing(asking: Asking) -> dict[str, Any]:
    """Boxes of values, of the years between which, fields that find records, and the filters in force."""
    boxes = ["from", "until", *CHOSEN]
    return {
        "boxes": [
            _years("from", _("from"), asking.first),
            _years("until", _("until"), asking.last),
            *(_values(asking, name) for name in CHOSEN),
        ],
        "carried": [pair for pair in _carried(asking) if pair["name"] not in boxes],
        "pickers": [
            {
                "name": each.name,
                "label": label_of(MobilityType, each),
                "url": reverse("web:options", args=[source_of(model_of(MobilityType, each)).name]) + "?known",
                "carried": _carried(asking),
            }
            for each in FILTERS
            if isinstance(each, Ref) and each.name in PICKED
        ],
        "active": list(_active(asking)),
    }


def _years(name: str, label: str, year: int) -> dict[str, Any]:
    options = [{"value": each, "label": academic(each), "chosen": each == year} for each in ACADEMIC_YEARS]
    return {"name": name, "label": label, "options": options}


def _values(asking: Asking, name: str) -> dict[str, Any]:
    [column] = [column for choice, column in built(MobilityType).choices if choice.name == name]
    given = asking.given.getlist(name)
    options = [{"value": value, "label": label, "chosen": value in given} for value, label in column.choices.items()]
    return {"name": name, "label": column.label, "options": [{"value": "", "label": _("all")}, *options]}


def _carried(asking: Asking) -> list[dict[str, Any]]:
    pairs = [("by", asking.by), ("from", str(asking.first)), ("until", str(asking.last))]
    pairs += [(name, value) for name, values in asking.given.lists() for value in values]
    return [{"name": name, "value": value} for name, value in pairs]


def _active(asking: Asking) -> Iterator[dict[str, str]]:
    """The filters in force, in words, each with the address without it; of those that no box tells."""
    cleaned = asking.stays.filters.cleaned
    columns = dict(built(MobilityType).choices)
    for each in FILTERS:
        if each.name in CHOSEN or each.name not in NARROWED_BY or not (value := cleaned.get(each.name)):
            continue
        label = str(label_of(MobilityType, each))
        if isinstance(each, Choice):
            words = ", ".join(map(worded(columns[each]), value))
        else:
            words = _("%(label)s: %(name)s") % {"label": label, "name": _name(asking, each, value)}
        yield {"label": words, "url": asking.address(each.name)}


def _name(asking: Asking, given: Any, value: Any) -> str:
    if isinstance(given, Ref):
        options = source_of(type(value[0])).chosen(asking.user, [record.pk for record in value])
        return ", ".join(option.label for option in options)
    return country_name(value[0].upper()) if given.name == "country" else str(value[0])


def named(request: HttpRequest) -> HttpResponse | None:
    """Where a name was typed without script, the way to the page that is narrowed by what bears it."""
    given = request.GET.copy()
    typed = [each for each in FILTERS if isinstance(each, Ref) and f"{each.name}{TEXT}" in given]
    for each in typed:
        text = " ".join(given.pop(f"{each.name}{TEXT}")).strip()
        source = source_of(model_of(MobilityType, each))
        if text and not given.get(each.name) and (found := source.options(user_of(request), text)):
            given[each.name] = found[0].value
    return redirect(f"{request.path}?{given.urlencode()}") if typed else None
