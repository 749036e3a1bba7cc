"""Lists as the templates take them."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from syndesis.objects.columns import Column
from syndesis.objects.lists import SORT, WORDS, Facet, ListState
from syndesis.web.addresses import Address
from syndesis.web.cells import row_of, worded

FACET_SHOWN = 8


def list_context(state: ListState, request: HttpRequest, given: QueryDict) -> dict[str, Any]:
    """What `web/list.html` shows; see its header for the shapes. `given` is what the address says, or a saved view."""
    asked, page, address = state.asked, state.page, Address(given)
    kind, columns = asked.kind, asked.columns
    facets = [_facet(facet, address) for facet in state.facets]
    page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return {
        "title": kind.plural,
        "placeholder": kind.words_hint,
        "query": asked.words,
        "kept": address.carried(WORDS),
        "active": [value for facet in facets for value in facet["all"] if value["current"]],
        "clear_url": request.path,
        "facets": [facet for facet in facets if len(facet["values"]) > 1 or given.get(facet["name"])],
        "columns": [_head(column, asked.order, address) for column in columns],
        "rows": [row_of(columns, row) for row in page],
        "page": page,
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
    values = [
        {
            "label": worded(facet.column, each.value),
            "count": each.count,
            "current": each.chosen,
            "url": address.toggled(facet.name, str(each.value)),
        }
        for each in facet.values
    ]
    folded = [value for value in values[FACET_SHOWN:] if not value["current"]]
    return {
        "label": facet.column.label,
        "name": facet.name,
        "values": [value for value in values if value not in folded],
        "more": folded,
        "all": values,
    }
