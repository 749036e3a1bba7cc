"""Somebody leaves: all that is open in their hands goes to others in one deed, and nothing is left behind."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from syndesis.agreements.models import Agreement, Approval, ApprovalPath, ApprovalStep, Obligation
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor, undo
from syndesis.core.models import Document, DocumentText, Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.choices import ContactKind
from syndesis.directory.leaving import groups, hand_over_everything
from syndesis.directory.models import Handover, Responsibility
from syndesis.engagement.models import CalendarFeed, Enquiry, Initiative, Participant, Proposal
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.engagement.services.feeds import make_feed
from syndesis.intake.models import Finding, Intake
from syndesis.work.models import Action
from tests.directory.factories import SYSTEM, organisation, person, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db
OF_THE_PAST_OR_THEIR_OWN = {  # what was done stays theirs; what is nobody else's business goes with the account
    "agreements.agreementreminder.answered_by", "agreements.approval.actor", "agreements.approval.in_place_of",
    "agreements.deputy.deputy", "agreements.deputy.user", "agreements.move.actor",
    "agreements.renewalreview.decided_by",
    "agreements.renewalreview.opened_by", "agreements.riskassessment.assessor", "agreements.screeninghit.decided_by",
    "agreements.screeningrun.actor", "intake.batch.made_by",
    "core.apitoken.user", "core.attachment.attached_by", "core.change.actor", "core.note.author",
    "core.submission.user", "core.usersession.user", "directory.handoveritem.done_by",
    "directory.organisationsapart.decided_by", "directory.peopleapart.decided_by",
    "activities.publicationsapart.decided_by", "engagement.calendarfeed.user",
    "engagement.counterpartlink.made_by", "engagement.linkuse.settled_by", "engagement.statement.settled_by",
    "objects.import.user", "objects.knowncolumn.user", "objects.listsetting.user", "objects.savedview.owner",
    "work.action.done_by", "work.digest.user", "work.reminder.user",
}  # fmt: skip


@pytest.fixture
def ada():
    return user("ada", role=Role.ADMINISTRATOR)


def staff(name: str) -> User:
    """A user who is on record as a person too."""
    row = user(name, role=Role.COORDINATOR)
    row.email = f"{name}@example.edu"
    row.save()
    person(name.title()).contacts.create(kind=ContactKind.EMAIL, value=f"{name.title()}@example.edu")
    return row


@pytest.fixture
def olga():
    return staff("olga")


@pytest.fixture
def mara(olga):
    """Who has one of each in hand."""
    row = staff("mara")
    me = row_of(row)
    park = organisation("Park")
    Responsibility.objects.create(user=row, organisation=park)
    absent = Responsibility.objects.create(user=olga, backup=row, organisation=organisation("Other"))
    Handover.objects.create(responsibility=Responsibility.objects.create(user=staff("ivan"), organisation=park),
                            successor=row, on=timezone.localdate())  # fmt: skip
    action("Mine", owner=row)
    action("Helped", helpers=[row])
    Action.objects.filter(pk=action("Asked").pk).update(asked_by=row)
    record_promise(by=SYSTEM, title="School", organisations=[park], owner=me)
    Proposal.objects.create(title="Joint school", owner=me)
    Enquiry.objects.create(subject="Joint school?", sender="A", email="a@x.org", assignee=row, status="in_hand")
    ahead = log_engagement(by=SYSTEM, title="Visit", held_on=str(timezone.localdate() + timedelta(days=9)))
    Participant.objects.create(engagement=ahead, person=me, role="head")
    text = DocumentText.objects.create(document=Document.objects.create(title="Minutes"), text="Text")
    intake = Intake.objects.create(text=text, handed_in_by=row)
    Finding.objects.create(
        intake=intake, key="p1", category="person", position=1, data={}, start=0, end=1, confidence=1
    )
    memorandum = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], status="draft")
    Agreement.objects.filter(pk=memorandum.pk).update(officer=row)
    Obligation.objects.create(agreement=memorandum, text="Report", owner=row)
    asked = {"name": "Check", "stage": "legal", "decided_by": "user", "user": row}
    Approval.objects.create(agreement=memorandum, state="waiting", **asked)
    ApprovalStep.objects.create(path=ApprovalPath.objects.create(name="Path"), **asked)
    assert absent.pk
    return row


def row_of(user: User):
    from syndesis.directory.queries.staff import person_of

    return person_of(user)


def left(user: User) -> dict[str, int]:
    found = {group.name: len(list(group.rows(user))) for group in groups()}
    return {name: number for name, number in found.items() if number}


def everything_to(user: User) -> dict[str, User]:
    return {group.name: user for group in groups()}


@pytest.mark.every_database
@pytest.mark.concept(14)
def test_nothing_is_left_behind(mara, olga, ada):
    assert left(mara) == {group.name: 1 for group in groups()}
    make_feed(by=Actor(mara), of="mine")
    hand_over_everything(mara, by=Actor(ada), successors=everything_to(olga), on=timezone.localdate(), leaves=True)
    assert left(mara) == {}
    mara.refresh_from_db()
    assert (mara.is_active, CalendarFeed.objects.get().revoked_at is not None) == (False, True)
    me = row_of(olga)
    assert (Initiative.objects.get().owner, Proposal.objects.get().owner) == (me, me)
    assert [(row.person, row.role) for row in Participant.objects.exclude(person=None)] == [(me, "head")]
    assert Responsibility.objects.on(timezone.localdate()).filter(organisation__names__text="Park", user=olga).exists()


def test_every_column_that_names_a_user_is_handed_over_or_of_the_past():
    """A new column must be thought of here."""
    handed_over = {
        "directory.responsibility.user", "directory.responsibility.backup", "directory.handover.successor",
        "work.action.owner", "work.action.asked_by", "work.actionhelper.user", "engagement.enquiry.assignee",
        "intake.intake.handed_in_by", "agreements.agreement.officer", "agreements.obligation.owner",
        "agreements.approval.user", "agreements.approvalstep.user",
    }  # fmt: skip
    columns = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is User and model._meta.app_label not in ("axes", "admin", "toy")
    }
    assert columns == handed_over | OF_THE_PAST_OR_THEIR_OWN


@pytest.mark.every_database
def test_taken_back_everything_is_as_it_was(mara, olga, ada):
    before = left(mara)
    deed = hand_over_everything(
        mara, by=Actor(ada), successors=everything_to(olga), on=timezone.localdate(), leaves=True
    )
    undo([deed], by=Actor(ada), reason="Taken back")
    mara.refresh_from_db()
    assert (left(mara), mara.is_active) == (before, True)
    assert Handover.objects.count() == 1


def test_groups_go_to_different_people_and_some_to_nobody_yet(mara, olga, ada):
    vera = user("vera")
    hand_over_everything(mara, by=Actor(ada), successors={"actions": vera, "enquiries": olga}, on=timezone.localdate())
    assert (Action.objects.get(title="Mine").owner, Enquiry.objects.get().assignee) == (vera, olga)
    assert sorted(left(mara)) == sorted({group.name for group in groups()} - {"actions", "enquiries"})


def test_who_leaves_leaves_nothing_to_nobody(mara, olga, ada):
    with pytest.raises(Refused, match="Something is left"):
        hand_over_everything(mara, by=Actor(ada), successors={"actions": olga}, on=timezone.localdate(), leaves=True)
    later = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="nobody would answer"):
        hand_over_everything(mara, by=Actor(ada), successors=everything_to(olga), on=later, leaves=True)
    assert Action.objects.get(title="Mine").owner == mara


def test_only_those_who_can_go_on_succeed(mara, ada):
    for unfit in (mara, user("reader", role=Role.VIEWER)):
        with pytest.raises(Refused):
            hand_over_everything(mara, by=Actor(ada), successors={"actions": unfit}, on=timezone.localdate())
    with pytest.raises(Refused, match="No person on record"):
        hand_over_everything(mara, by=Actor(ada), successors={"promises": user("vera")}, on=timezone.localdate())
    boss = user("boss", role=Role.MANAGER)
    with pytest.raises(Forbidden):
        hand_over_everything(mara, by=Actor(boss), successors={"actions": boss}, on=timezone.localdate())


def test_what_the_successor_holds_already_just_ends(mara, olga, ada):
    park = Responsibility.objects.get(user=mara).organisation
    Responsibility.objects.create(user=olga, organisation=park)
    hand_over_everything(mara, by=Actor(ada), successors={"responsibilities": olga}, on=timezone.localdate())
    assert "responsibilities" not in left(mara)
    assert Responsibility.objects.filter(user=olga, organisation=park).count() == 1


def test_the_page_names_what_is_open_hands_it_over_and_takes_it_back(client, mara, olga, ada):
    client.force_login(ada)
    address = f"/settings/users/{mara.pk}/leaving/"
    page = client.get(address).content.decode()
    for name in ("Mine", "Helped", "Asked", "School", "Joint school?", "Visit", "Minutes", "Park"):
        assert name in page
    assert [name for name in everything_to(olga) if f'name="{name}"' not in page] == []
    assert 'name="successor"' in page
    data = {"successor": olga.pk, "on": str(timezone.localdate()), "leaves": "on"}
    done = client.post(address, data)
    assert (done.status_code, left(mara)) == (302, {})
    page = client.get(done.url).content.decode()
    back = re.search(rf'action="({address}\d+/take-back/)"', page)[1]
    client.post(back)
    assert len(left(mara)) == len(groups())
    client.force_login(olga)
    assert client.get(address).status_code in (403, 404)
