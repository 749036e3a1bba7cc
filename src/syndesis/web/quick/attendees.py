"""Whom of those invited we know: by the addresses that people are reached by."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models.functions import Lower
from django.utils import timezone

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import ContactKind
from syndesis.directory.models import Contact, Organisation, Person
from syndesis.directory.services import position_on
from syndesis.lib.calendar_entries import Attendee


@dataclass
class Recognised:
    """People on record, the organisations besides ours that they belong to today, and the names of all others."""

    people: list[Person] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def recognised(invited: Iterable[Attendee], reader: User) -> Recognised:
    """Those whom the reader may see; the reader's own address is left out."""
    asked = {each.email: each for each in invited if each.email != (reader.email or "").casefold()}
    seen = Person.objects.filter(policies.people.scope(reader, "view"), archived_at=None, erased_at=None)
    contacts = Contact.objects.filter(kind=ContactKind.EMAIL, person__in=seen.values("pk"))
    rows = contacts.annotate(small=Lower("value")).filter(small__in=asked).values_list("small", "person_id")
    keys = dict(rows.order_by("pk"))
    known = seen.prefetch_related("positions__organisation").in_bulk(keys.values())
    found, today = Recognised(), timezone.localdate()
    for email, attendee in asked.items():
        person = known.get(keys.get(email, 0))
        if person is None:
            found.strangers += [attendee.name] if attendee.name else []
            continue
        found.people.append(person)
        position = position_on(person, today)
        employer = position.organisation if position else None
        if employer is not None and not employer.is_home and employer not in found.organisations:
            found.organisations.append(employer)
    return found
