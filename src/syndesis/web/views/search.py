"""Finding: in the record by the search box, in the world's catalogue, and both in an organisation field."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from syndesis.catalogue import queries as catalogue_queries
from syndesis.catalogue.models import CatalogueLoad, CatalogueOrganisation
from syndesis.core import search as core_search
from syndesis.core.countries import country_name
from syndesis.core.models import Document
from syndesis.core.policies import Forbidden, Policy
from syndesis.core.search import Hit
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.choices import IdentifierScheme
from syndesis.directory.models import Organisation, OrganisationIdentifier, Person
from syndesis.directory.services import register_from_catalogue
from syndesis.intake import policies as intake
from syndesis.objects import registered
from syndesis.web.papers.found import with_agreements
from syndesis.web.views.base import actor_of, user_of, visible

OPTIONS = 8
HITS = 40
BOX, HITS_ALONE = "find-results", "ui/hits.html"
"""The box at the top of all pages asks with every letter, and takes nothing but the hits."""
FOUND = 30


@dataclass(frozen=True)
class Group:
    """Hits of one type, as the page of results shows them."""

    model: type[Model]
    policy: Policy
    label: Any
    page: str
    icon: str


ORGANISATIONS = Group(Organisation, directory.organisations, gettext_lazy("Organisations"), "partner", "building-2")
"""All of them, of which the type declares the partners only."""
DOCUMENTS = Group(Document, intake.documents, gettext_lazy("Documents"), "document", "file-text")
ICONS: dict[type[Model], str] = {Person: "user"}
"""Where the list of a type shows several, a hit shows one."""


def groups_searched() -> list[Group]:
    declared = [
        Group(kind.model, kind.policy, kind.plural, kind.one, ICONS.get(kind.model, kind.icon))
        for kind in registered(further=False)
        if kind.model is not Organisation and not core_search.doubles_another(kind.model)
    ]
    return [ORGANISATIONS, *declared, DOCUMENTS]  # documents last: see `search`


def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    searched = groups_searched()
    scopes = {group.model: partial(group.policy.seen, user_of(request)) for group in searched}
    hits = core_search.search(query, within=core_search.within(scopes), limit=HITS) if query else []
    of_model: dict[type[Model], list[Hit]] = defaultdict(list)
    for hit in hits:
        of_model[hit.model].append(hit)
    groups = [_shown(group, of_model[group.model]) for group in searched if of_model[group.model]]
    if documents := of_model[Document]:
        groups[-1]["hits"] = with_agreements(groups[-1]["hits"], [hit.pk for hit in documents], user_of(request))
    context = {"query": query, "groups": groups, "crumbs": [{"label": _("Search")}]}
    return render(request, HITS_ALONE if request.headers.get("HX-Target") == BOX else "web/search.html", context)


NOTHING_ELSE: dict[str, Any] = {"footnotes": (), "end": "", "tone": "", "action": None}
"""What a line may have besides: a template that looks for what is not there takes twice as long."""


def _shown(group: Group, hits: list[Hit]) -> dict[str, Any]:
    about = {"icon": group.icon, **NOTHING_ELSE}
    page = f"web:{group.page}"
    lines = [about | {"title": h.title, "url": reverse(page, args=[h.pk]), "detail": h.subtitle} for h in hits]
    return {"label": group.label, "count": len(hits), "hits": lines}


def organisation_options(request: HttpRequest) -> HttpResponse:
    """What an organisation field offers: our records first, then the catalogue's that are not ours yet; with
    `only=records` nothing else."""
    return show_options(request, _seen(request), new=request.GET.get("only") != "records")


def show_options(request: HttpRequest, rows: QuerySet[Organisation], *, new: bool) -> HttpResponse:
    """The options among `rows`; where `new`, those of the catalogue too, and to create one of this name."""
    query = request.GET.get("q", "").strip()
    ours = of_records(rows, query) if query else []
    options = [*ours, *(of_catalogue(query, OPTIONS - len(ours)) if query and new else [])]
    context = {"options": options, "query": query, "field": request.GET.get("field", ""), "may_create": new}
    return render(request, "ui/organisation_options.html", context)


def _seen(request: HttpRequest) -> QuerySet[Organisation]:
    return visible(Organisation.objects.filter(archived_at=None), directory.organisations, request)


def of_records(rows: QuerySet[Organisation], query: str) -> list[dict[str, str]]:
    hits = core_search.suggest(query, within=core_search.within({Organisation: rows}), limit=OPTIONS - 2)
    return [{"value": f"record:{h.pk}", "name": h.title, "place": h.subtitle, "source": "record"} for h in hits]


def of_catalogue(query: str, limit: int) -> list[dict[str, str]]:
    found = catalogue_queries.suggest(query, limit=limit + OPTIONS)
    known = _registered([suggestion.ror for suggestion in found])
    return [
        {
            "value": f"catalogue:{s.ror}",
            "name": s.name,
            "place": ", ".join(filter(None, (s.city, country_name(s.country)))),
            "source": "catalogue",
            "detail": s.matched if s.matched != s.name else "",
        }
        for s in found
        if s.ror not in known
    ][:limit]


def chosen_by_name(request: HttpRequest, name: str) -> str:
    """What a name means that was typed without script: the first option that the field would have given."""
    options = [*of_records(_seen(request), name), *of_catalogue(name, 1)] if name.strip() else []
    return options[0]["value"] if options else ""


def _registered(rors: list[str]) -> dict[str, int]:
    rows = OrganisationIdentifier.objects.filter(scheme=IdentifierScheme.ROR, value__in=rors)
    return dict(rows.values_list("value", "organisation_id"))


def catalogue(request: HttpRequest) -> HttpResponse:
    """The world's organisations: found by any of their names, and taken into the record."""
    query = request.GET.get("q", "").strip()
    found = catalogue_queries.suggest(query, limit=FOUND) if query else []
    ours = _registered([suggestion.ror for suggestion in found])
    rows = [
        {
            "name": s.name,
            "detail": " · ".join(
                filter(None, (s.matched if s.matched != s.name else "", s.city, country_name(s.country), s.ror))
            ),
            "url": reverse("web:partner", args=[ours[s.ror]]) if s.ror in ours else "",
            "register_url": reverse("web:catalogue_register", args=[s.ror]),
        }
        for s in found
    ]
    context = {
        "query": query,
        "rows": rows,
        "total": CatalogueOrganisation.objects.count(),
        "load": CatalogueLoad.objects.first(),
        "crumbs": [{"label": _("Catalogue")}],
    }
    return render(request, "web/catalogue.html", context)


@require_POST
def register(request: HttpRequest, ror: str) -> HttpResponse:
    try:
        organisation = register_from_catalogue(by=actor_of(request), ror=ror)
    except (Refused, Forbidden) as refusal:
        messages.error(request, str(refusal) if isinstance(refusal, Refused) else _("Your role does not allow this."))
        return redirect("web:catalogue")
    return redirect(organisation)
