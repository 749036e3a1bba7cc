"""Enquiries: taken in from the public form, then in somebody's hands until they are answered."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.forgetting import forget_rows
from syndesis.core.history import Actor, recording
from syndesis.core.models import Note, Source
from syndesis.core.notes import add_note
from syndesis.core.services import Refused
from syndesis.directory import policies as directory
from syndesis.directory.models import Field, Organisation
from syndesis.directory.queries import own_unit
from syndesis.engagement import policies
from syndesis.engagement.choices import EnquiryStatus, Stage
from syndesis.engagement.models import Enquiry, Initiative
from syndesis.engagement.services.initiatives import record_promise
from syndesis.engagement.services.throttling import ENQUIRY, may_try, note_try
from syndesis.lib.partial_dates import PartialDate

ERASED = "—"
"""What an erased enquiry is called."""
STRANGER = Actor(source=Source.FORM)
"""On whose behalf the public form writes."""


def receive_enquiry(
    *,
    subject: str,
    text: str,
    sender: str,
    email: str,
    organisation_name: str = "",
    country: str = "",
    field: Field | None = None,
    language: str = "",
    address: str | None = None,
) -> Enquiry:
    """Take in what a stranger asks. Raises Refused where too much came from their network within the hour."""
    if not may_try(ENQUIRY, address):
        raise Refused(_("Too many enquiries came from your network within the hour. Please try again later."))
    note_try(ENQUIRY, address)
    with recording(STRANGER, "Enquiry received"):
        return Enquiry.objects.create(
            subject=subject,
            text=text,
            sender=sender,
            email=email,
            organisation_name=organisation_name,
            country=country,
            field=field,
            language=language,
            owner_unit=own_unit(None),
        )


def take_in_hand(enquiry: Enquiry, *, by: Actor) -> Enquiry:
    """Whoever does this answers it from now on, also in the place of another. Raises Refused for a closed one."""

    def change(row: Enquiry) -> None:
        if row.status in (EnquiryStatus.ANSWERED, EnquiryStatus.DISMISSED):
            raise Refused(_("This enquiry is closed: open it again first."))
        row.assignee, row.status = by.user, EnquiryStatus.IN_HAND

    return _changed(enquiry, by, "Enquiry taken in hand", change)


def answer_enquiry(enquiry: Enquiry, *, by: Actor, remark: str = "") -> Enquiry:
    """Say that it was answered; what was answered, as a note."""
    return _closed(enquiry, EnquiryStatus.ANSWERED, by, remark, "Enquiry answered")


def dismiss_enquiry(enquiry: Enquiry, *, by: Actor, remark: str = "") -> Enquiry:
    """It is not for us; why, as a note."""
    return _closed(enquiry, EnquiryStatus.DISMISSED, by, remark, "Enquiry dismissed")


def reopen_enquiry(enquiry: Enquiry, *, by: Actor) -> Enquiry:
    def change(row: Enquiry) -> None:
        row.status = EnquiryStatus.IN_HAND if row.assignee_id else EnquiryStatus.NEW

    return _changed(enquiry, by, "Enquiry opened again", change)


def choose_organisation(enquiry: Enquiry, *, by: Actor, organisation: Organisation | None) -> Enquiry:
    """Say which organisation on record it comes from."""
    if organisation is not None and by.user is not None:
        directory.organisations.check(by.user, organisation, "view")

    def change(row: Enquiry) -> None:
        row.organisation = organisation

    return _changed(enquiry, by, "Organisation of the enquiry chosen", change)


def enquiry_becomes_promise(enquiry: Enquiry, *, by: Actor) -> Initiative:
    """Make a promise of it with the organisation that it comes from. Raises Refused where none is chosen, or where it
    has become one already."""
    with recording(by, "Enquiry became a promise"):
        row = _locked(enquiry, by)
        if row.initiative_id is not None:
            raise Refused(_("This enquiry has become a promise already."))
        if row.organisation is None:
            raise Refused(_("Choose the organisation first."))
        promise = record_promise(
            by=by,
            title=row.subject,
            stage=Stage.PROPOSED,
            stage_on=PartialDate.of(timezone.localtime(row.received_at).date()),
            organisations=[row.organisation],
            owner_unit=row.owner_unit,
            visibility=row.visibility,
            is_invented=row.is_invented,
        )
        row.initiative = promise
        if row.status == EnquiryStatus.NEW:
            row.status, row.assignee = EnquiryStatus.IN_HAND, by.user
        row.save()
    return promise


def erase_enquiry(enquiry: Enquiry, *, by: Actor) -> Enquiry:
    """Take out who asked and what they wrote, also out of the history, for whoever asked for that: for good. That
    there was an enquiry, what became of it and in whose hands it was stays, in the archive."""
    with recording(by, "Enquiry erased"):
        row = _locked(enquiry, by)
        notes = Note.objects.filter(content_type=ContentType.objects.get_for_model(Enquiry), object_id=row.pk)
        keys = list(notes.values_list("pk", flat=True))
        notes.delete()
        row.subject, row.country, row.field, row.archived_at = ERASED, "", None, timezone.now()
        row.text = row.sender = row.email = row.organisation_name = row.notes = ""
        row.save()
        forget_rows(Enquiry, [row.pk])
        forget_rows(Note, keys)
    return row


def _closed(enquiry: Enquiry, status: str, by: Actor, remark: str, reason: str) -> Enquiry:
    def change(row: Enquiry) -> None:
        row.status = status
        row.assignee = row.assignee or by.user

    with recording(by, reason):
        row = _changed(enquiry, by, reason, change)
        if remark.strip():
            add_note(by=by, subject=row, text=remark)
    return row


def _changed(enquiry: Enquiry, by: Actor, reason: str, change: Callable[[Enquiry], None]) -> Enquiry:
    with recording(by, reason):
        row = _locked(enquiry, by)
        change(row)
        row.save()
        policies.enquiries.check(by.user, row)
    return row


def _locked(enquiry: Enquiry, by: Actor) -> Enquiry:
    policies.enquiries.check(by.user, enquiry)
    rows = Enquiry.objects.select_for_update(of=("self",)).select_related("organisation", "owner_unit")
    return rows.get(pk=enquiry.pk)
