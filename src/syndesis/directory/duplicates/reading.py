"""What is known of organisations and people, read for comparing."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from syndesis.core.search.entries import batches
from syndesis.directory.duplicates.organisations import OrganisationFacts, domain_of, identifier, name_known
from syndesis.directory.duplicates.people import PersonFacts, contact
from syndesis.directory.models import (
    Contact,
    Organisation,
    OrganisationIdentifier,
    OrganisationName,
    OrganisationRelation,
    Person,
    PersonIdentifier,
    PersonName,
    Position,
)

Owner = str
"""The column of a table that names the record its rows belong to."""
PARTS: dict[type[Model], dict[type[Model], Owner]] = {
    Organisation: {
        OrganisationName: "organisation_id",
        OrganisationIdentifier: "organisation_id",
        OrganisationRelation: "organisation_id",
    },
    Person: {PersonName: "person_id", PersonIdentifier: "person_id", Contact: "person_id", Position: "person_id"},
}
"""The tables besides its own of which the facts of a record are made."""


def organisations(keys: Collection[int] | None = None) -> Iterator[OrganisationFacts]:
    """Of those that are in use; of these keys, or of all."""
    for some in _some(keys):
        names = _parts(OrganisationName, "organisation_id", some, "text", "kind")
        registered = _parts(OrganisationIdentifier, "organisation_id", some, "scheme", "value")
        related = _parts(OrganisationRelation, "organisation_id", some, "other_id")
        rows = _among(Organisation.objects.filter(archived_at=None), "pk", some)
        for key, name, kind, country, city, website, path in rows.values_list(
            "pk", "name", "kind", "country", "city", "website", "path"
        ):
            known = dict.fromkeys([name_known(name), *(name_known(*each) for each in names[key])])
            yield OrganisationFacts(
                key=key,
                name=name,
                names=tuple(known),
                kind=kind,
                country=country,
                city=city,
                domain=domain_of(website),
                identifiers=frozenset(identifier(*each) for each in registered[key]),
                path=path,
                related=frozenset(other for (other,) in related[key]),
            )


def people(keys: Collection[int] | None = None) -> Iterator[PersonFacts]:
    """Of those who are in use, and not erased; of these keys, or of all."""
    for some in _some(keys):
        names = _parts(PersonName, "person_id", some, "given_name", "family_name")
        registered = _parts(PersonIdentifier, "person_id", some, "scheme", "value")
        reached = _parts(Contact, "person_id", some, "kind", "value")
        held = _parts(Position, "person_id", some, "organisation_id")
        rows = _among(Person.objects.filter(archived_at=None, erased_at=None), "pk", some)
        for key, given, family in rows.values_list("pk", "given_name", "family_name"):
            yield PersonFacts(
                key=key,
                names=tuple(dict.fromkeys([(given, family), *names[key]])),
                employers=frozenset(employer for (employer,) in held[key] if employer),
                contacts=frozenset(filter(None, (contact(*each) for each in reached[key]))),
                identifiers=frozenset(identifier(*each) for each in registered[key]),
            )


def _some(keys: Collection[int] | None) -> Iterator[Collection[int] | None]:
    if keys is None:
        yield None
    else:
        yield from batches(sorted(keys))


def _among(rows: QuerySet[Any], column: str, keys: Collection[int] | None) -> QuerySet[Any]:
    return rows.order_by() if keys is None else rows.filter(**{f"{column}__in": keys}).order_by()


def _parts(
    table: type[Model], owner: Owner, keys: Collection[int] | None, *columns: str
) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = _among(table._default_manager.all(), owner, keys).order_by("pk")
    for key, *values in rows.values_list(owner, *columns):
        found[key].append(tuple(values))
    return found
