"""Who works with whom: the organisations of the shown activities as a graph, and as a table with the same figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from syndesis.activities.objects import ActivityType
from syndesis.activities.queries.connections import Connections, Node, Pair, connections
from syndesis.core.countries import country_name
from syndesis.core.labels import label_of
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.queries.headline import grouped
from syndesis.objects.lists import COLUMNS, asked
from syndesis.web.activity_views.view import ActivityShapeView
from syndesis.web.shapes.view import Seen
from syndesis.web.sheets import FORMS, written
from syndesis.web.views.base import user_of

NODES, EDGES, PAIRS = 500, 3000, 40
"""At most: organisations drawn, links drawn, pairs in the table. The file has all of the pairs."""
OURS, ALSO, AGREEMENTS = "ours", "also", "agreements"
TOGETHER = ("partner", "together_with")
"""By which the list is narrowed to one organisation, and to another one."""
LEARNING = {"university", "research_institute", "school"}


class GraphView(ActivityShapeView):
    template = "web/activity_views/graph.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        with_us, also = _chosen(request)
        found = connections(seen.rows, seen.user, NODES, with_us=with_us, with_agreements=also)
        names = {node.key: node.name for node in found.nodes}
        pairs, address = found.pairs, seen.address
        files = [(form, reverse("web:activities_graph_file", args=[form])) for form in FORMS]
        return {
            "title": _("Who works with whom"),
            "summary": told(found),
            "drawn": bool(found.nodes),
            "ways": {
                "label": _("Shown"),
                "views": [
                    {"label": _("Without us"), "url": address.but(OURS), "current": not with_us},
                    {"label": _("With us"), "url": address.but(**{OURS: "1"}), "current": with_us},
                ],
            },
            "links_by": [
                {"label": _("By activities"), "url": address.but(ALSO), "current": not also},
                {"label": _("And agreements in force"), "url": address.but(**{ALSO: AGREEMENTS}), "current": also},
            ],
            "nodes": [_node(node, seen) for node in found.nodes],
            "edges": _edges(found),
            "alone": sum(not node.linked for node in found.nodes),
            "number_of_links": len(pairs),
            "edges_left": max(0, len(pairs) - EDGES),
            "left": found.left,
            "with_agreements": also,
            "pairs": [_pair(pair, number, agreed, names, seen) for pair, number, agreed in pairs[:PAIRS]],
            "pairs_left": max(0, len(pairs) - PAIRS),
            "files": [{"label": form.upper(), "url": url + address.but()} for form, url in files],
        }


class GraphFileView(View):
    """The same as a file: the organisations, and all pairs of them."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        user, (with_us, also) = user_of(request), _chosen(request)
        wanted = asked(ActivityType, user, request.GET)
        found = connections(wanted.filters.qs, user, NODES, with_us=with_us, with_agreements=also)
        names = {node.key: node.name for node in found.nodes}
        organisations: list[list[Any]] = [
            [_("Organisation"), _("Kind"), _("Country"), _("Activities"), _("Linked with")],
            *(
                [
                    node.name,
                    label_of(OrganisationKind, node.kind),
                    country_name(node.country),
                    node.activities,
                    node.linked,
                ]
                for node in found.nodes
            ),
        ]
        links: list[list[Any]] = [[_("Organisation"), _("With"), _("Activities"), _("Agreements")]]
        links += [[names[first], names[second], number, agreed] for (first, second), number, agreed in found.pairs]
        content, kind = written(form, [(_("Organisations"), organisations), (_("Links"), links)])
        name = f"who-works-with-whom-{timezone.localdate().isoformat()}.{form}"
        heads = {"Content-Disposition": content_disposition_header(True, name) or ""}
        return HttpResponse(content, content_type=kind, headers=heads)


def told(found: Connections) -> str:
    """ "120 organisations, 340 links between them"."""
    nodes, links = len(found.nodes), len(found.activities.keys() | found.agreements.keys())
    organisations = ngettext("%(number)s organisation", "%(number)s organisations", nodes) % {"number": grouped(nodes)}
    between = ngettext("%(number)s link between them", "%(number)s links between them", links)
    return f"{organisations}, {between % {'number': grouped(links)}}"


def _chosen(request: HttpRequest) -> tuple[bool, bool]:
    return request.GET.get(OURS) == "1", request.GET.get(ALSO) == AGREEMENTS


def _node(node: Node, seen: Seen) -> dict[str, Any]:
    look = "home" if node.is_home else "learning" if node.kind in LEARNING else node.kind
    numbers = ngettext("%(number)s activity", "%(number)s activities", node.activities) % {"number": node.activities}
    links = ngettext("linked with %(number)s", "linked with %(number)s", node.linked) % {"number": node.linked}
    return {
        "key": node.key,
        "name": node.name,
        "kind": label_of(OrganisationKind, node.kind),
        "look": look if look in ("home", "learning", "company") else "other",
        "country": country_name(node.country),
        "number": node.activities,
        "linked": node.linked,
        "told": _("%(name)s: %(activities)s, %(links)s") % {"name": node.name, "activities": numbers, "links": links},
        "url": _shared_by([node.key], seen),
    }


def _edges(found: Connections) -> str:
    """ "0-3-2-1 1-4-1-2": the places of two organisations in the table, how much they share, and which of the links of
    either of them it is, the strongest being 1."""
    places = {node.key: place for place, node in enumerate(found.nodes)}
    return " ".join(
        f"{places[one]}-{places[other]}-{weight}-{rank}" for (one, other), weight, rank in found.ranked()[:EDGES]
    )


def _pair(pair: Pair, number: int, agreed: int, names: Mapping[int, str], seen: Seen) -> dict[str, Any]:
    first, second = pair
    return {
        "names": [names[first], names[second]],
        "number": number,
        "agreed": agreed,
        "url": _shared_by([first, second], seen) if number else "",
    }


def _shared_by(keys: Sequence[int], seen: Seen) -> str:
    """The activities in which all of these take part; blank where the address has no room for as many, since it is
    narrowed to others already."""
    asked_for = seen.asked.filters.cleaned
    taken = [[each.pk for each in asked_for.get(name, ())] for name in TOGETHER]
    wanted = [str(key) for key in keys if [key] not in taken]
    free = [name for name, held in zip(TOGETHER, taken, strict=True) if not held]
    return seen.url(COLUMNS, **dict(zip(free, wanted, strict=False))) if len(wanted) <= len(free) else ""
