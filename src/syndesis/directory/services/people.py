"""Writing people: their names, other names and identifiers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Contact, Person, PersonIdentifier, PersonName
from syndesis.directory.services.contacts import cleaned, refuse_erased, set_contacts
from syndesis.directory.services.positions import hold_positions
from syndesis.lib.person_names import apart
from syndesis.objects.services import assign_many

NAME = 120


def register_person(*, by: Actor, family_name: str, given_name: str = "", **fields: Any) -> Person:
    """Create a person, perhaps at once with the `position` held at an `employer` since `position_since`. A name typed
    in capitals is kept in normal case; of somebody of whom only a family name is known, that is all."""
    return register_people([{"family_name": family_name, "given_name": given_name, **fields}], by=by)[0]


def register_people(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Person]:
    """The bulk twin of `register_person`."""
    given = [dict(row) for row in rows]
    held = [{name: row.pop(name, None) for name in ("position", "employer", "position_since")} for row in given]
    contacts = [row.pop("contacts", None) or [] for row in given]
    with recording(by, "Person registered"):
        made = Person.objects.bulk_create([_person(**row) for row in given])
        Contact.objects.bulk_create(
            [
                cleaned(Contact(person=person, **row))
                for person, rows in zip(made, contacts, strict=True)
                for row in rows
            ]
        )
        hold_positions(
            [
                {
                    "person": person,
                    "title": each["position"] or "",
                    "organisation": each["employer"],
                    "starts_on": each["position_since"] or "",
                }
                for person, each in zip(made, held, strict=True)
                if each["position"] or each["employer"]
            ],
            by=by,
        )
    return made


def _person(family_name: str, given_name: str = "", **fields: Any) -> Person:
    given, family = apart(given_name, family_name)
    return Person(family_name=family[:NAME], given_name=given[:NAME], **fields)


def revise_person(person: Person, *, by: Actor, **fields: Any) -> Person:
    """Change a person; names typed in capitals are kept in normal case. Raises Refused for one who was erased."""
    return revise_people([(person, fields)], by=by)[0]


def revise_people(changes: Sequence[tuple[Person, Mapping[str, Any]]], *, by: Actor) -> list[Person]:
    """The bulk twin of `revise_person`: all are changed or none."""
    people = [person for person, _fields in changes]
    contacts = [(person, fields["contacts"]) for person, fields in changes if fields.get("contacts") is not None]
    with recording(by, "Person changed" if len(changes) == 1 else "People changed"):
        policies.people.check_all(by.user, people)
        refuse_erased(*people)
        assign_many([(person, _named(person, fields)) for person, fields in changes])
        if contacts:
            set_contacts(contacts, by=by)
        policies.people.check_all(by.user, people)
    return people


def _named(person: Person, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The own fields, with names in normal case."""
    own = {name: value for name, value in fields.items() if name != "contacts"}
    if {"given_name", "family_name"} & own.keys():
        given = own.get("given_name", person.given_name)
        given, family = apart(given, own.get("family_name", person.family_name))
        own |= {"given_name": given[:NAME], "family_name": family[:NAME]}
    return own


def complete_given_name(*, by: Actor, person: Person, given_name: str) -> Person:
    """Replace a missing given name or its initials by a fuller form; a fuller one stays."""
    if len(given_name.replace(".", "")) <= len(person.given_name.replace(".", "")):
        return person
    with recording(by, "Given name completed"):
        person.given_name = given_name[:NAME]
        person.save()
        policies.people.check(by.user, person)
    return person


def name_person(
    *,
    by: Actor,
    person: Person,
    family_name: str,
    given_name: str = "",
    language: str = "",
    kind: str = NameKind.ALIAS,
) -> PersonName:
    """Add another name by which a person is or was known; one that is on record already stands once."""
    given, family = apart(given_name, family_name)
    with recording(by, "Name added"):
        policies.people.check(by.user, person)
        refuse_erased(person)
        known = person.names.filter(given_name__iexact=given, family_name__iexact=family).first()
        return known or PersonName.objects.create(
            person=person, given_name=given[:NAME], family_name=family[:NAME], language=language, kind=kind
        )


def rename_person(*, by: Actor, person: Person, family_name: str, given_name: str | None = None) -> Person:
    """A new name, as after a marriage: the one before stays as a former name, by which the person is still found."""
    with recording(by, "Person renamed"):
        former_given, former_family = person.given_name, person.family_name
        wanted = {"family_name": family_name} | ({} if given_name is None else {"given_name": given_name})
        revise_person(person, by=by, **wanted)
        if (former_given, former_family) != (person.given_name, person.family_name):
            name_person(by=by, person=person, family_name=former_family, given_name=former_given, kind=NameKind.FORMER)
    return person


def identify_person(*, by: Actor, person: Person, scheme: str, value: str) -> PersonIdentifier:
    """Say by what a register knows a person; an ORCID iD may be given as its address. Raises Refused for one that is
    mistyped, or that another person has."""
    made = PersonIdentifier(person=person, scheme=scheme, value=value)
    cleaned(made)
    with recording(by, "Identifier added"):
        policies.people.check(by.user, person)
        refuse_erased(person)
        held = PersonIdentifier.objects.filter(scheme=scheme, value=made.value).select_related("person").first()
        if held is not None and held.person_id != person.pk:
            # Not whose: that person may be out of the user's sight.
            raise Refused(_("%(identifier)s belongs to another person.") % {"identifier": held}, "value")
        if held is None:
            made.save()
        return held or made
