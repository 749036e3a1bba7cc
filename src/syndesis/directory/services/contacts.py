"""Writing contact data: how people are reached, what for, and whether it is still kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.forgetting import forget_rows
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import ContactKind
from syndesis.directory.models import Contact, Person
from syndesis.directory.queries.contact_review import review_day
from syndesis.objects import of
from syndesis.objects.services import write_rows_of_many

Row = TypeVar("Row", bound=Model)
PURPOSE = 200


def add_contact(
    *,
    by: Actor,
    person: Person,
    value: str,
    kind: str = ContactKind.EMAIL,
    purpose: str = "",
    is_preferred: bool = False,
    review_on: date | None = None,
) -> Contact:
    """Keep how a person is reached; said twice, it is kept once. Raises Refused for what is no address."""
    made = Contact(person=person, kind=kind, value=value, purpose=purpose.strip()[:PURPOSE], review_on=review_on)
    cleaned(made)
    with recording(by, "Contact data added"):
        policies.people.check(by.user, person)
        refuse_erased(person)
        known = person.contacts.filter(kind=kind, value__iexact=made.value).first()
        if known is not None:
            return known
        if is_preferred:
            person.contacts.filter(is_preferred=True).update(is_preferred=False)
        made.is_preferred = is_preferred
        made.save()
        return made


def keep_contact(contact: Contact, *, by: Actor, purpose: str, review_on: date | None = None) -> Contact:
    """Say, at a review, that contact data is still needed, what for, and until when: as many years from today as
    contact data is kept without contact, where no day is given. Raises Refused where no purpose is named, or where the
    day has passed."""
    if not purpose.strip():
        raise Refused(_("Say what it is kept for."), "purpose")
    today = timezone.localdate()
    if review_on is not None and review_on <= today:
        raise Refused(_("The next review lies ahead: choose a later day."), "review_on")
    with recording(by, "Contact data kept"):
        policies.people.check(by.user, contact.person)
        contact.purpose = purpose.strip()[:PURPOSE]
        contact.review_on = review_on or review_day(today)
        contact.save()
    return contact


def remove_contact(contact: Contact, *, by: Actor) -> None:
    """Keep it no longer. The history says that there was one, without what it said."""
    with recording(by, "Contact data removed"):
        policies.people.check(by.user, contact.person)
        key = contact.pk
        contact.delete()
        forget_rows(Contact, [key])


def set_contacts(wanted: Sequence[tuple[Person, Iterable[Mapping[str, Any]]]], *, by: Actor) -> None:
    """Make these the contact data of people; of what is removed the history keeps nothing."""
    people = [person.pk for person, _rows in wanted]
    before = set(Contact.objects.filter(person__in=people).values_list("pk", flat=True))
    write_rows_of_many(of(Person), wanted, "contacts", by=by)
    forget_rows(Contact, before - set(Contact.objects.filter(pk__in=before).values_list("pk", flat=True)))


def refuse_erased(*people: Person) -> None:
    """Raises Refused where one was erased: nothing about them is written down any more."""
    if Person.objects.filter(pk__in=[person.pk for person in people], erased_at__isnull=False).exists():
        raise Refused(_("This person was erased: nothing about them is kept any more."))


def cleaned(row: Row) -> Row:
    """A row in its own form. Raises Refused where it is wrong."""
    try:
        row.clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), "value") from None
    return row
