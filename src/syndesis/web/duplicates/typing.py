"""Who writes a new record is told which ones look like it: while they type, and once before it is saved."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from syndesis.catalogue import queries as catalogue
from syndesis.core.models import User
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.duplicates import LIKELY, POSSIBLE, WEAK, Like, like
from syndesis.directory.duplicates.names import agreement, name_of
from syndesis.directory.duplicates.organisations import OrganisationFacts, domain_of, identifier, name_known
from syndesis.directory.duplicates.people import PersonFacts, contact
from syndesis.directory.models import Organisation, OrganisationIdentifier, Person
from syndesis.directory.references import NEW
from syndesis.objects import ObjectType
from syndesis.objects.references import LONGEST, Wanted
from syndesis.web.duplicates.lines import MANY, like_shown

SEEN = "alike"
"""What a form sends of the records that it has shown: "organisation:17"."""
BELOW: dict[type[Model], str] = {Organisation: "name", Person: "family_name"}
"""The field below which they are shown."""
WORLD = 3


@dataclass(frozen=True)
class Own:
    """How a package of pages tells by itself what records of a model look alike."""

    below: str
    page: str
    find: Callable[[QueryDict, User], list[dict[str, Any]]]


_own: dict[type[Model], Own] = {}


def register_own(model: type[Model], own: Own) -> None:
    _own[model] = own


_ROW = re.compile(r"(\w{1,30})-(\d{1,4})-(\w{1,30})")


def box(kind: type[ObjectType], form: Any, found: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Where a form shows them, as `ui/alike.html` takes it: below the name, else above all fields; none where nothing
    is compared."""
    if (own := _own.get(kind.model)) and own.below in form.fields:
        return {"field": own.below, "url": reverse(own.page), "found": found, "asked": bool(found)}
    below = BELOW.get(kind.model, "")
    if below not in form.fields:
        return {"above": found} if found else None
    url = reverse("web:duplicates_like", args=[MANY[kind.model]])
    return {"field": below, "url": url, "found": found, "asked": bool(found)}


@require_POST
def like_typed(request: HttpRequest, many: str) -> HttpResponse:
    """What looks like the record that is being typed: the answer to each pause."""
    model = next((each for each, name in MANY.items() if name == many), None)
    if model is None:
        raise Http404
    assert isinstance(request.user, User)
    facts = facts_typed(model, request.POST)
    found = like(model, facts, request.user, least=_least(model)) if facts else []
    world = _of_the_world(facts, found) if isinstance(facts, OrganisationFacts) else []
    return render(request, "ui/alike_found.html", {"found": [like_shown(each) for each in found], "world": world})


def _least(model: type[Model]) -> float:
    """Of a person whose family name alone is known, all of that name are worth a look."""
    return POSSIBLE if model is Organisation else WEAK


def second_look(model: type[Model], form: Any, sent: QueryDict, reader: User) -> list[dict[str, Any]]:
    """The records that look like those which a valid form would make, and that its page has not shown yet."""
    wanted = [(model, facts_typed(model, sent))] if BELOW.get(model) in form.fields else []
    for value in form.cleaned_data.values():
        wanted += [(Organisation, each) for each in _wanted(value, sent)]
    found = {each["key"]: each for each in _own[model].find(sent, reader)} if model in _own else {}
    for table, facts in wanted:
        for each in like(table, facts, reader, least=POSSIBLE if table is model else LIKELY) if facts else ():
            shown = like_shown(each)
            found.setdefault(shown["key"], shown)
    seen = set(sent.getlist(SEEN))
    return [] if seen >= found.keys() else list(found.values())


def _wanted(value: Any, sent: QueryDict) -> list[OrganisationFacts]:
    """The organisations of a mere name that a field would make."""
    given = value if isinstance(value, list) else [value]
    names = [each.value.partition(":")[2].strip() for each in given if isinstance(each, Wanted) and _is_new(each)]
    return [OrganisationFacts(name=name, names=(name_of(name),), country=sent.get("country", "")) for name in names]


def _is_new(value: Wanted) -> bool:
    return value.value.startswith(f"{NEW}:")


def facts_typed(model: type[Model], sent: QueryDict) -> Any:
    """What a form says so far, as it is compared; nothing where there is no name yet."""
    rows = _rows(sent)
    if model is Organisation:
        texts = [(sent.get("name", ""), ""), *((row.get("text", ""), row.get("kind", "")) for row in rows["names"])]
        names = tuple(name_known(text[:LONGEST], kind) for text, kind in texts if text.strip())
        return (
            OrganisationFacts(
                name=sent.get("name", ""),
                names=names,
                kind=sent.get("kind", "") or OrganisationKind.OTHER,
                country=sent.get("country", ""),
                city=sent.get("city", "")[:LONGEST],
                domain=_domain(sent.get("website", "")),
                identifiers=_identifiers(rows["identifiers"]),
            )
            if names
            else None
        )
    texts = [(sent.get("given_name", ""), sent.get("family_name", ""))]
    texts += [(row.get("given_name", ""), row.get("family_name", "")) for row in rows["names"]]
    people = tuple((given[:LONGEST], family[:LONGEST]) for given, family in texts if family.strip())
    reached = (contact(row.get("kind", ""), row.get("value", "")) for row in rows["contacts"])
    employers = (row.get("organisation", "") for row in rows["positions"])
    return (
        PersonFacts(
            names=people,
            contacts=frozenset(filter(None, reached)),
            employers=frozenset(int(key) for key in employers if key.isascii() and key.isdecimal() and len(key) < 19),
            identifiers=_identifiers(rows["identifiers"]),
        )
        if people
        else None
    )


def _rows(sent: QueryDict) -> Mapping[str, list[dict[str, str]]]:
    """The rows of the tables of a form: "names-0-text" is the text of the first of its names."""
    found: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for name, value in sent.items():
        part = _ROW.fullmatch(name)
        if part and str(value).strip():
            found[part[1]][part[2]][part[3]] = str(value)
    return defaultdict(list, {table: list(rows.values()) for table, rows in found.items()})


def _identifiers(rows: list[dict[str, str]]) -> frozenset[tuple[str, str]]:
    said = ((row.get("scheme", ""), row.get("value", "")) for row in rows)
    return frozenset(identifier(scheme, value) for scheme, value in said if scheme and value)


def _domain(typed: str) -> str:
    try:
        return domain_of(typed.strip()[:LONGEST]) if typed.strip() else ""
    except ValueError:  # brackets that are no address
        return ""


def _of_the_world(facts: OrganisationFacts, found: list[Like]) -> list[dict[str, str]]:
    """Organisations of the catalogue that bear the name and are not on record yet."""
    if not facts.name.strip() or any(each.likeness.score >= LIKELY for each in found):
        return []
    agreeing = [
        each
        for each in catalogue.suggest(facts.name[:LONGEST], limit=2 * WORLD)
        if any(agreement(mine, name_of(text)) for mine in facts.names for text in (each.name, each.matched))
        and (not facts.country or not each.country or each.country == facts.country)
    ]
    rors = [each.ror for each in agreeing]
    known = set(OrganisationIdentifier.objects.filter(scheme="ror", value__in=rors).values_list("value", flat=True))
    return [
        {
            "title": each.name,
            "detail": ", ".join(filter(None, (each.city, each.country))),
            "url": f"{reverse('web:catalogue')}?q=https://ror.org/{each.ror}",
        }
        for each in agreeing
        if each.ror not in known
    ][:WORLD]
