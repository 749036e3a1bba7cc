"""Meetings and proposals with much that a counterpart must not see."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from syndesis.directory.models import Organisation
from syndesis.directory.services import attest_position, register_person
from syndesis.engagement.models import CounterpartLink, Engagement, Proposal, ProposalRecipient
from syndesis.engagement.services import add_participant, log_engagement, note_outcome, record_promise
from syndesis.engagement.services.links import make_link
from syndesis.engagement.services.proposals import register_proposal, send_proposal
from tests.directory.factories import SYSTEM, home, organisation

SECRETS = (
    "They are hard to deal with",
    "Win their rector over",
    "Ida Hidden",
    "Shadow Institute",
    "A chair for the others",
    "A restricted idea",
    "Only we spoke of this",
)
"""What stands beside the meeting and is not for the counterpart."""


def meeting() -> tuple[Engagement, Organisation]:
    """A meeting with Harbour University, and all that they must not learn."""
    ours, theirs = home(), organisation("Harbour University", country="PT")
    others, hidden = organisation("Boreal Turbines"), organisation("Shadow Institute", visibility="restricted")
    held = log_engagement(
        by=SYSTEM,
        title="Talks on light metals",
        held_on="2021-02-16",
        city="Lisbon",
        organisations=[ours, theirs, others, hidden],
        purpose=SECRETS[1],
        notes=SECRETS[0],
        interest="high",
    )
    person = register_person(by=SYSTEM, given_name="Marta", family_name="Oliveira")
    position = attest_position(by=SYSTEM, person=person, organisation=theirs, title="Vice-rector", on="2021")
    add_participant(by=SYSTEM, engagement=held, person=person, position=position)
    ida = register_person(by=SYSTEM, given_name="Ida", family_name="Hidden", visibility="restricted")
    add_participant(by=SYSTEM, engagement=held, person=ida, organisation=ours)
    note_outcome(by=SYSTEM, engagement=held, text="Three directions were identified")
    record_promise(
        by=SYSTEM, title="A joint laboratory", organisations=[theirs], engagement=held, stage_on="2021-02-16"
    )
    record_promise(by=SYSTEM, title=SECRETS[4], organisations=[others], engagement=held, stage_on="2021-02-16")
    record_promise(
        by=SYSTEM, title=SECRETS[5], organisations=[theirs], engagement=held, stage_on="2021", visibility="restricted"
    )
    record_promise(by=SYSTEM, title=SECRETS[6], organisations=[theirs], stage_on="2021", notes=SECRETS[0])
    return held, theirs


def proposal(**fields: Any) -> tuple[Proposal, ProposalRecipient]:
    """A proposal to two, of whom the first is asked."""
    if not Organisation.objects.filter(is_home=True).exists():
        home()
    theirs, others = organisation("Harbour University"), organisation("Boreal University")
    facts = {
        "title": "Joint laboratories",
        "text": "Let us share a laboratory.",
        "titles": {"ru": "Совместные лаборатории"},
        "texts": {"ru": "Давайте откроем общую лабораторию."},
        "notes": SECRETS[0],
        "organisations": [theirs, others],
    }
    made = register_proposal(by=SYSTEM, **facts | fields)
    sent = send_proposal(made, by=SYSTEM, sent_on="2022-06-10")
    return sent, sent.recipients.first()


def link_to(**about: Any) -> tuple[CounterpartLink, str]:
    """A link and its address."""
    link, secret = make_link(by=SYSTEM, **about)
    return link, f"/link/{secret}/"


def link_to_meeting(**more: Any) -> tuple[CounterpartLink, str]:
    held, theirs = meeting()
    return link_to(engagement=held, organisation=theirs, **more)


def end(link: CounterpartLink) -> None:
    CounterpartLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
