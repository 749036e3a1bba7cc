"""Proposals to many: to whom they go, and what each recipient answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.history import Actor
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Network, Organisation
from syndesis.directory.services.networks import join_networks, register_network
from syndesis.engagement.choices import Response
from syndesis.engagement.models import Initiative, Proposal, ProposalRecipient
from syndesis.engagement.panels.proposals import discussed_at
from syndesis.engagement.queries.proposals import numbers, overdue
from syndesis.engagement.services import add_agenda_item, log_engagement
from syndesis.engagement.services.proposals import (
    address_members,
    address_to,
    close_proposal,
    register_proposal,
    reopen_proposal,
    revise_proposal,
    send_proposal,
)
from syndesis.engagement.services.responses import (
    answer_becomes_promise,
    answers_become_promises,
    bring_in,
    note_wish,
    record_response,
    record_responses,
    take_off,
)
from syndesis.engagement.wording.proposals import summed_up
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def association(members: int) -> tuple[Network, list[Organisation]]:
    """A network of ourselves, as many others, one that left, and one that only applied."""
    row = register_network(by=SYSTEM, organisation=organisation("Association of Ports", kind="association"))
    others = [organisation(f"Harbour University {number:02}") for number in range(members)]
    left, applied = organisation("Gone University"), organisation("Coming University")
    join_networks(
        [
            *({"network": row, "member": each} for each in [home(), *others]),
            {"network": row, "member": left, "status": "left", "ends_on": "2020"},
            {"network": row, "member": applied, "status": "applied"},
        ],
        by=SYSTEM,
    )
    return row, others


def recipients(proposal: Proposal) -> list[ProposalRecipient]:
    return list(proposal.recipients.order_by("organisation__name"))


@pytest.mark.concept(38)
def test_a_proposal_goes_to_all_current_members_of_a_network():
    network, members = association(3)
    made = register_proposal(by=SYSTEM, title="Joint laboratories", network=network)
    sent = send_proposal(made, by=SYSTEM, sent_on="2022-06-10")
    assert [row.organisation for row in recipients(sent)] == members
    assert (sent.status, str(sent.sent_on)) == ("sent", "2022-06-10")


@pytest.mark.concept(38)
def test_a_proposal_has_a_proposer_areas_recipients_and_a_text_in_each_language():
    theirs, owner = organisation("Harbour University"), person("Arsenova")
    made = register_proposal(
        by=SYSTEM,
        title="Joint laboratories",
        titles={"ru": "Совместные лаборатории"},
        text="Let us share.",
        owner=owner,
        organisations=[theirs],
    )
    revise_proposal(made, by=SYSTEM, texts={"zh": "共享实验室"})
    made.refresh_from_db()
    assert (made.owner, made.titles["ru"], made.texts) == (owner, "Совместные лаборатории", {"zh": "共享实验室"})


@pytest.mark.concept(39)
@pytest.mark.any_database
def test_sixty_eight_members_answer_in_as_many_queries_as_eight():
    network, _members = association(68)
    counts = []
    for many in (8, 68):
        made = register_proposal(by=SYSTEM, title=f"To {many}", network=network)
        sent = send_proposal(made, by=SYSTEM)
        rows = recipients(sent)[:many]
        with CaptureQueriesContext(connection) as queries:
            record_responses(rows, by=SYSTEM, response="interested", responded_on="2022-06-11")
            answers_become_promises(rows[: many // 4], by=SYSTEM)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Initiative.objects.filter(proposal__title="To 68").count() == 17


@pytest.mark.concept(39)
def test_answers_are_counted_by_kind():
    network, _members = association(68)
    sent = send_proposal(register_proposal(by=SYSTEM, title="To all", network=network), by=SYSTEM)
    rows = recipients(sent)
    for response, some in (("interested", rows[:12]), ("continuing", rows[12:17]), ("declined", rows[17:18])):
        record_responses(some, by=SYSTEM, response=response)
    assert numbers(sent) == {"none": 50, "interested": 12, "continuing": 5, "declined": 1, "agreed": 0}
    assert summed_up(numbers(sent)) == "68 recipients: 5 continuing, 12 interested, 1 declined, 50 silent"


def one(**fields: object) -> ProposalRecipient:
    theirs = organisation("Harbour University")
    made = register_proposal(by=SYSTEM, title="Joint laboratories", organisations=[theirs], **fields)
    return send_proposal(made, by=SYSTEM, sent_on="2022-06-10").recipients.get()


def test_an_answer_has_its_day_and_is_taken_back_whole():
    row = record_response(one(), by=SYSTEM, response="interested", responded_on="2022-07")
    row.refresh_from_db()
    assert (row.response, str(row.responded_on), str(row.responded_on_first)) == ("interested", "2022-07", "2022-07-01")
    record_response(row, by=SYSTEM, response="none")
    row.refresh_from_db()
    assert (row.response, row.responded_on, row.responded_on_last) == ("none", None, None)


@pytest.mark.concept(36, 37)
def test_an_answer_becomes_a_promise_with_party_companies_and_story():
    row, steel = one(), organisation("Harbour Steel", kind="company")
    record_response(row, by=SYSTEM, response="agreed", responded_on="2022-07-01")
    bring_in(row, steel, by=SYSTEM)
    note_wish(row, by=SYSTEM, text="Two  places for students ")
    promise = answer_becomes_promise(row, by=SYSTEM)
    parties = [(party.organisation.name, party.role) for party in promise.parties.all()]
    assert parties == [("Harbour University", "partner"), ("Harbour Steel", "industrial")]
    assert (promise.proposal, promise.stage, str(promise.stage_on)) == (row.proposal, "agreed", "2022-07-01")
    assert [wish.text for wish in row.wishes.all()] == ["Two places for students"]
    with pytest.raises(Refused):
        answer_becomes_promise(row, by=SYSTEM)


def test_who_declined_promises_nothing():
    row = record_response(one(), by=SYSTEM, response="declined")
    with pytest.raises(Refused):
        answer_becomes_promise(row, by=SYSTEM)


def test_a_draft_is_answered_by_nobody_and_a_closed_one_is_opened_again():
    theirs = organisation("Harbour University")
    made = register_proposal(by=SYSTEM, title="Joint laboratories", organisations=[theirs])
    with pytest.raises(Refused):
        record_response(made.recipients.get(), by=SYSTEM, response="agreed")
    with pytest.raises(Refused):
        close_proposal(made, by=SYSTEM)
    sent = send_proposal(made, by=SYSTEM)
    with pytest.raises(Refused):
        send_proposal(sent, by=SYSTEM)
    closed = close_proposal(sent, by=SYSTEM)
    with pytest.raises(Refused):
        address_to(closed, [organisation("Another University")], by=SYSTEM)
    assert reopen_proposal(closed, by=SYSTEM).status == "sent"


def test_a_proposal_to_nobody_is_not_sent_nor_one_to_ourselves():
    with pytest.raises(Refused):
        send_proposal(register_proposal(by=SYSTEM, title="To nobody"), by=SYSTEM)
    with pytest.raises(Refused):
        register_proposal(by=SYSTEM, title="To us", organisations=[home()])


def test_who_has_answered_stays_among_the_recipients():
    row = record_response(one(), by=SYSTEM, response="interested")
    with pytest.raises(Refused):
        take_off(row, by=SYSTEM)
    with pytest.raises(Refused):
        revise_proposal(row.proposal, by=SYSTEM, organisations=[])
    assert row.proposal.recipients.count() == 1


def test_addressed_twice_is_addressed_once():
    row = one()
    assert address_to(row.proposal, [row.organisation, organisation("Boreal University")], by=SYSTEM) == 1


def test_members_whom_one_may_not_see_are_not_addressed():
    network, members = association(2)
    Organisation.objects.filter(pk=members[0].pk).update(visibility="restricted")
    made = register_proposal(by=SYSTEM, title="Joint laboratories", network=network)
    address_members(made, by=Actor(user()))
    assert [row.organisation for row in recipients(made)] == members[1:]


def test_an_answer_that_is_waited_for_is_overdue_after_its_day():
    late, timely = one(due_on="2022-07-01"), organisation("Boreal University")
    address_to(late.proposal, [timely], by=SYSTEM)
    record_response(late.proposal.recipients.get(organisation=timely), by=SYSTEM, response="interested")
    assert list(ProposalRecipient.objects.filter(overdue())) == [late]


def test_who_may_not_change_a_proposal_notes_no_answer():
    row, viewer = one(), Actor(user("vera", role="viewer"))
    for deed in (
        lambda: record_response(row, by=viewer, response="agreed"),
        lambda: note_wish(row, by=viewer, text="More"),
        lambda: answer_becomes_promise(row, by=viewer),
        lambda: address_members(row.proposal, by=viewer),
    ):
        with pytest.raises(Forbidden):
            deed()
    assert Response(ProposalRecipient.objects.get().response) == Response.NONE


@pytest.mark.concept(35)
def test_a_meeting_on_whose_agenda_a_proposal_stands_is_told_on_its_page(client):
    row = one()
    meeting = log_engagement(by=SYSTEM, title="Working meeting", held_on="2022-06-11")
    hidden = log_engagement(by=SYSTEM, title="Hidden meeting", held_on="2022-06-12", visibility="restricted")
    for each in (meeting, hidden):
        add_agenda_item(by=SYSTEM, engagement=each, title="The proposals", proposal=row.proposal)
    reader = user()
    assert [line.title for line in discussed_at(row.proposal, reader)] == ["Working meeting"]
    client.force_login(reader)
    assert "Working meeting" in client.get(row.proposal.get_absolute_url()).content.decode()
    assert "Joint laboratories" in client.get(meeting.get_absolute_url()).content.decode()
