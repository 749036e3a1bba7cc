"""What the demonstration proposes to many, what they answered, and what strangers asked."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.dealings import OFFICE
from syndesis.core.history import Actor
from syndesis.directory.models import Network
from syndesis.engagement.models import Enquiry, Initiative, Proposal
from syndesis.engagement.services import add_agenda_item
from syndesis.engagement.services.enquiries import receive_enquiry
from syndesis.engagement.services.links import make_link
from syndesis.engagement.services.proposals import address_members, register_proposal, send_proposal
from syndesis.engagement.services.responses import (
    answer_becomes_promise,
    bring_in,
    note_wish,
    record_response,
    revise_recipient,
)
from syndesis.lib.partial_dates import PartialDate

SUMMIT, ASSOCIATION = "Fifth Summit of ATURC", "Association of Technical Universities of Russia and China"
SPEAKER = "Dmitry Arseniev"
YEAR = "2022"
"""When the proposals were made is known by the year only: the report of the summit names no day."""


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "proposal"):
        if folder == "facts":
            published(by, book, row)
        else:
            invented(by, book, row)
    for row in rows(folder, "enquiry"):
        enquiry(row)


def published(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """One of those made at the summit."""
    meeting, promise = row.pop("discussed_at", ""), row.pop("promise")
    made = register_proposal(
        by=by,
        network=_network(book, ASSOCIATION),
        engagement=book.engagements[SUMMIT],
        owner=book.people[SPEAKER],
        owner_unit=book.organisations[OFFICE],
        **row,
    )
    address_members(made, by=by)
    sent = send_proposal(made, by=by, sent_on=YEAR)
    Initiative.objects.filter(title=promise).update(proposal=sent)
    if meeting:
        add_agenda_item(by=by, engagement=book.engagements[meeting], title=made.title, proposal=sent)


def invented(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """A proposal with its answers, and a link for one who has not answered yet."""
    answers, link = row.pop("answers"), row.pop("link")
    sent_on, due_on = _day(row.pop("sent_in")), _day(row.pop("due_in"))
    row["network"] = _network(book, row["network"])
    made = register_proposal(by=by, due_on=due_on, owner_unit=book.organisations[OFFICE], **row)
    address_members(made, by=by, day=sent_on.first)
    sent = send_proposal(made, by=by, sent_on=sent_on)
    for each in answers:
        answer(by, book, sent, each)
    asked = sent.recipients.get(organisation=book.organisations[link.pop("name")])
    make_link(by=by, recipient=asked, is_invented=True, **link)


def answer(by: Actor, book: Book, proposal: Proposal, row: dict[str, Any]) -> None:
    recipient = proposal.recipients.get(organisation=book.organisations[row["name"]])
    record_response(recipient, by=by, response=row["response"], responded_on=_day(row["answered_in"]))
    if "next_action" in row:
        revise_recipient(recipient, by=by, next_action=row["next_action"], due_on=_day(row["next_in"]))
    for name in row.get("companies", []):
        bring_in(recipient, book.organisations[name], by=by)
    for text in row.get("wishes", []):
        note_wish(recipient, by=by, text=text)
    if row.get("promise"):
        answer_becomes_promise(recipient, by=by)


def enquiry(row: dict[str, Any]) -> None:
    """As it would have come in by the public form, some days ago."""
    received_in, is_invented = row.pop("received_in"), row.pop("is_invented")
    made = receive_enquiry(**row)
    received_at = timezone.now() + timedelta(days=received_in)
    Enquiry.objects.filter(pk=made.pk).update(received_at=received_at, is_invented=is_invented)


def _network(book: Book, name: str) -> Network:
    return Network.objects.get(organisation=book.organisations[name])


def _day(days: int) -> PartialDate:
    return PartialDate.of(timezone.localdate() + timedelta(days=days))
