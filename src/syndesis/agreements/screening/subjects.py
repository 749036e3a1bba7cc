"""Whom screening compares: the parties of an agreement up to what they are part of, its people; or all on record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.directory.models import Organisation, OrganisationName, Partnership, Person, PersonName, Position
from syndesis.directory.queries.organisations import people


@dataclass(frozen=True)
class Subject:
    """An organisation or person of ours, with all names."""

    content_type: int
    key: int
    names: tuple[str, ...]
    country: str
    is_person: bool


def of_agreement(agreement: Agreement) -> list[Subject]:
    """The outside parties with all above them, and the people: who signs, whom to ask, who wanted it."""
    parties = AgreementParty.objects.filter(agreement=agreement)
    organisations = Organisation.objects.filter(pk__in=parties.values("organisation"))
    signing = Signatory.objects.filter(agreement=agreement)
    known = {key for key in (*parties.values_list("contact", flat=True), agreement.champion_id) if key}
    return [
        *_organisations(organisations.values_list("path", flat=True)),
        *_people(Q(pk__in=signing.values("person")) | Q(pk__in=known)),
    ]


def of_counterparts(
    organisations: Iterable[Organisation], people_: Iterable[int] = (), *, staff_of: Organisation | None = None
) -> list[Subject]:
    """These organisations with all above them, but for our own; these people, and those of one organisation with its
    units."""
    paths = _outside(each.path for each in organisations)
    staff: set[int] = set()
    if staff_of is not None and paths:
        held = Position.objects.filter(organisation__path__startswith=staff_of.path)
        staff = set(held.values_list("person", flat=True))
    return [*_organisations(paths), *_people(Q(pk__in=set(people_)), also=staff)]


def of_record() -> list[Subject]:
    """All partners and parties with all above them, and the people there and in their units, or of agreements."""
    asked = Q(pk__in=Partnership.objects.values("organisation")) | Q(
        pk__in=AgreementParty.objects.values("organisation")
    )
    paths = _outside(Organisation.objects.filter(asked, archived_at=None).values_list("path", flat=True))
    found = _organisations(paths)
    within = [each.key for each in found]
    positions = Position.objects.filter(organisation__in=_below(paths))
    of_agreements = (
        Q(pk__in=Signatory.objects.values("person"))
        | Q(pk__in=AgreementParty.objects.exclude(contact=None).values("contact"))
        | Q(pk__in=Agreement.objects.exclude(champion=None).values("champion"))
    )
    there = set(positions.values_list("person", flat=True))
    there |= set(Position.objects.filter(organisation__in=within).values_list("person", flat=True))
    return [*found, *_people(of_agreements, also=there)]


def _below(paths: Iterable[str]) -> list[int]:
    """Units of partners, of which few are partners themselves."""
    roots = {int(path.strip("/").split("/")[0]) for path in paths}
    rows = Organisation.objects.exclude(parent=None).values_list("pk", "path")
    return [key for key, path in rows if int(path.strip("/").split("/")[0]) in roots]


def _outside(paths: Iterable[str]) -> list[str]:
    """Without our own institution: its people are not its counterparts."""
    home = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    return [path for path in paths if not (home and path.startswith(home))]


def _organisations(paths: Iterable[str]) -> list[Subject]:
    keys = {int(key) for path in _outside(paths) for key in path.strip("/").split("/")}
    rows = list(_in(Organisation.objects.filter(merged_into=None).values_list("pk", "name", "country", "path"), keys))
    names: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in _in(OrganisationName.objects.values_list("organisation", "text"), keys, "organisation"):
        names[key].append(text)
    countries = {key: country for key, _name, country, _path in rows}
    kind = ContentType.objects.get_for_model(Organisation).pk
    return [
        Subject(kind, key, tuple(dict.fromkeys((name, *names[key]))), _country(path, countries), is_person=False)
        for key, name, _own, path in rows
    ]


def _country(path: str, countries: dict[int, str]) -> str:
    """Its own, else that of what it is a part of."""
    chain = [int(key) for key in path.strip("/").split("/")][::-1]
    return next((countries[key] for key in chain if countries.get(key)), "")


def _people(asked: Q, also: Iterable[int] = ()) -> list[Subject]:
    keys = set(people().filter(asked, archived_at=None).values_list("pk", flat=True)) | set(also)
    rows = list(_in(people().filter(archived_at=None).values_list("pk", "given_name", "family_name"), keys))
    names: defaultdict[int, list[str]] = defaultdict(list)
    others = PersonName.objects.values_list("person", "given_name", "family_name")
    for key, given, family in _in(others, keys, "person"):
        names[key].append(f"{given} {family}".strip())
    held = Position.objects.exclude(organisation=None).order_by("pk").values_list("person", "organisation__country")
    countries = {key: country for key, country in _in(held, keys, "person") if country}
    kind = ContentType.objects.get_for_model(Person).pk
    return [
        Subject(
            kind,
            key,
            tuple(dict.fromkeys((f"{given} {family}".strip(), *names[key]))),
            countries.get(key, ""),
            is_person=True,
        )
        for key, given, family in rows
    ]


def _in(rows: Any, keys: Iterable[int], column: str = "pk") -> Iterator[tuple[Any, ...]]:
    """Of any number of keys: databases take so many at once only."""
    listed = sorted(keys)
    for start in range(0, len(listed), 900):
        yield from rows.filter(**{f"{column}__in": listed[start : start + 900]})
