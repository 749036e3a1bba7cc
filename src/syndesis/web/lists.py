"""Lists as the templates take them: the rows, and the ways to narrow and to order them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.objects.columns import Column
from syndesis.objects.facets import Facet
from syndesis.objects.filters import AsOf, Choice, Period, Ref
from syndesis.objects.filtersets.parameters import ARCHIVED, FROM, UNTIL, WORDS, label_of, model_of
from syndesis.objects.lists import SORT, Asked, ListState
from syndesis.objects.reference_fields import TEXT
from syndesis.objects.references import source_of
from syndesis.objects.types import ObjectType, built
from syndesis.web.addresses import Address
from syndesis.web.cells import rows_of, worded
from syndesis.web.views.base import user_of

FACET_SHOWN = 8


def list_context(state: ListState, request: HttpRequest, given: QueryDict) -> dict[str, Any]:
    """What `web/list.html` shows; see its header for the shapes. `given` is what the address says, or a saved view."""
    asked, page, address = state.asked, state.page, Address(given)
    kind, columns = asked.kind, asked.columns
    page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    references = _references(asked, request)
    facets = [_facet(facet, address) for facet in state.facets]
    return {
        "title": kind.plural,
        "placeholder": kind.words_hint,
        "query": asked.words,
        "kept": address.carried(WORDS),
        "active": list(_active(asked, address, references)),
        "errors": [{"label": _name(asked, name), "text": text} for name, told in asked.errors.items() for text in told],
        "facets": [facet for facet in facets if len(facet["values"]) > 1 or given.get(facet["name"])],
        "pickers": [_picker(asked, each, address, given) for each in built(kind).filters if isinstance(each, Ref)],
        "periods": [
            _period(asked, each, address, given) for each in built(kind).filters if isinstance(each, Period | AsOf)
        ],
        "columns": [_head(column, asked.order, address) for column in columns],
        "rows": rows_of(columns, page),
        "page": page,
        "total": page.paginator.count,
        "empty": {
            "title": kind.empty_title,
            "text": kind.empty_text,
            "icon": kind.icon,
            "action": _("Go to intake"),
            "url": "/intake/",
        },
        "crumbs": [{"label": kind.plural}],
    }


def _head(column: Column, order: tuple[str, ...], address: Address) -> dict[str, Any]:
    sort = column.declared.sort
    head: dict[str, Any] = {"label": column.label, "numeric": column.numeric, "sorted": None, "sort_url": ""}
    if sort:
        head["sort_url"] = address.but(**{SORT: f"-{sort}" if order == (sort,) else sort})
        if order in ((sort,), (f"-{sort}",)):
            head["sorted"] = "ascending" if order == (sort,) else "descending"
    return head


def _facet(facet: Facet, address: Address) -> dict[str, Any]:
    words = worded(facet.column)
    values = [
        {
            "key": f"{facet.name}-{place}",
            "label": words(each.value),
            "count": each.count,
            "current": each.chosen,
            "url": address.toggled(facet.name, str(each.value)),
        }
        for place, each in enumerate(facet.values)
    ]
    folded = [value for value in values[FACET_SHOWN:] if not value["current"]]
    return {
        "label": facet.column.label,
        "name": facet.name,
        "values": [value for value in values if value not in folded],
        "more": folded,
    }


def _references(asked: Asked, request: HttpRequest) -> dict[str, dict[str, str]]:
    """The names of the records to which the list is narrowed, by parameter and key."""
    found = {}
    for each in built(asked.kind).filters:
        if isinstance(each, Ref) and (records := asked.filters.cleaned.get(each.name)):
            options = source_of(type(records[0])).chosen(user_of(request), [record.pk for record in records])
            found[each.name] = {option.value: option.label for option in options}
    return found


def _active(asked: Asked, address: Address, references: dict[str, dict[str, str]]) -> Iterator[dict[str, str]]:
    """The filters in force, in words, each with the address without it."""
    cleaned = asked.filters.cleaned
    columns = dict(built(asked.kind).choices)
    for each in built(asked.kind).filters:
        label = label_of(asked.kind, each)
        if isinstance(each, Choice):
            for value in cleaned.get(each.name, ()):
                yield {"label": worded(columns[each])(value), "url": address.toggled(each.name, str(value))}
        elif isinstance(each, Ref):
            for key, name in references.get(each.name, {}).items():
                words = _("%(label)s: %(name)s") % {"label": label, "name": name}
                yield {"label": words, "url": address.toggled(each.name, key)}
        elif isinstance(each, Period):
            for end, pattern in ((FROM, _("%(label)s: from %(day)s")), (UNTIL, _("%(label)s: until %(day)s"))):
                if day := cleaned.get(each.name + end):
                    words = pattern % {"label": label, "day": dates.full(day)}
                    yield {"label": words, "url": address.but(each.name + end)}
        elif isinstance(each, AsOf):
            yield from _told_as_of(asked, each, address)
        elif value := cleaned.get(each.name):
            words = _("%(label)s: %(name)s") % {"label": label, "name": value[0]}
            yield {"label": words, "url": address.but(each.name)}
    if asked.archived:
        yield {"label": _("In the archive"), "url": address.but(ARCHIVED)}


def named_references(kind: type[ObjectType], request: HttpRequest) -> HttpResponse | None:
    """Where a name was typed to narrow the list by, the way to the list that is narrowed by what bears it."""
    given = request.GET.copy()
    typed = [each for each in built(kind).filters if isinstance(each, Ref) and f"{each.name}{TEXT}" in given]
    if not typed:
        return None
    for each in typed:
        text = " ".join(given.pop(f"{each.name}{TEXT}")).strip()
        source = source_of(model_of(kind, each))
        if text and not (found := source.named(user_of(request), text) or source.options(user_of(request), text)[:1]):
            messages.error(request, _("Nothing on record is called “%(text)s”.") % {"text": text[:80]})
        elif text and found[0].value not in given.getlist(each.name):
            given.appendlist(each.name, found[0].value)
    return redirect(request.path + Address(given).but().rstrip("?"))


def _picker(asked: Asked, ref: Ref, address: Address, given: QueryDict) -> dict[str, Any]:
    """A field that finds a record to which the list is narrowed; those chosen already stand in the bar above."""
    source = source_of(model_of(asked.kind, ref))
    return {
        "name": ref.name,
        "label": label_of(asked.kind, ref),
        "url": reverse("web:options", args=[source.name]) + "?known",
        "carried": address.carried(),
    }


def _told_as_of(asked: Asked, given: AsOf, address: Address) -> Iterator[dict[str, str]]:
    if asked.filters.day:
        yield {"label": as_of(asked.filters.day), "url": address.but(given.name)}


def as_of(day: date) -> str:
    return _("As of %(day)s") % {"day": date_format(day, "DATE_FORMAT")}


def _period(asked: Asked, period: Period | AsOf, address: Address, given: QueryDict) -> dict[str, Any]:
    one_day = isinstance(period, AsOf)
    ends = (period.name,) if one_day else (period.name + FROM, period.name + UNTIL)
    labels = (_("day, month or year"),) if one_day else (_("from"), _("until"))
    return {
        "label": label_of(asked.kind, period),
        "name": period.name,
        "ends": [
            {"name": name, "label": label, "value": _typed(asked, name, given), "wrong": name in asked.errors}
            for name, label in zip(ends, labels, strict=True)
        ],
        "carried": address.carried(*ends),
    }


def _typed(asked: Asked, name: str, given: QueryDict) -> str:
    """What stands in the field: the day as it was understood, else what was typed."""
    day = asked.filters.cleaned.get(name)
    return dates.full(day) if day else given.get(name, "")


def _name(asked: Asked, parameter: str) -> str:
    field = asked.filters.filters.get(parameter)
    return str(field.label) if field is not None else parameter
