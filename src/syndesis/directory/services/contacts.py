"""Writing contact data: how people are reached, what for, and whether it is still kept."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.forgetting import forget_rows
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import ContactKind
from syndesis.directory.contact_review import review_day
from syndesis.directory.models import Contact, Person
from syndesis.directory.services.people import refuse_erased

VALUE, PURPOSE = 300, 200


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
    text = address(kind, value)
    with recording(by, "Contact data added"):
        policies.people.check(by.user, person)
        refuse_erased(person)
        known = person.contacts.filter(kind=kind, value__iexact=text).first()
        if known is not None:
            return known
        if is_preferred:
            person.contacts.filter(is_preferred=True).update(is_preferred=False)
        return Contact.objects.create(
            person=person,
            kind=kind,
            value=text,
            purpose=purpose.strip()[:PURPOSE],
            is_preferred=is_preferred,
            review_on=review_on,
        )


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


def address(kind: str, value: str) -> str:
    """An address or number without what stands around it. Raises Refused where it is none."""
    text = " ".join(value.split()).removeprefix("mailto:").removeprefix("tel:")
    if not text:
        raise Refused(_("Write the address or number."), "value")
    if kind == ContactKind.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused(_("%(value)s is no e-mail address.") % {"value": text[:VALUE]}, "value") from None
    if kind == ContactKind.WEB and not text.startswith(("http://", "https://")):
        text = f"https://{text}"
    return text[:VALUE]
