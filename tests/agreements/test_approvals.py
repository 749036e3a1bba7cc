"""How agreements come to be approved: by which path, by whom, in whose place, and what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements import services
from syndesis.agreements.models import Agreement, Approval, RiskAssessment
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.deciding import waiting_for
from syndesis.agreements.queries.paths import path_of
from syndesis.agreements.services import approve, reassign, register_agreement, send_back, submit
from syndesis.agreements.services.deputies import dismiss_deputy, name_deputy
from syndesis.agreements.services.paths import adopt_paths, remove_path, write_path
from syndesis.agreements.wording.holding import held_by
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.leaving import hand_over_everything
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def ours():
    return home()


@pytest.fixture
def ada():
    return user("ada", Role.ADMINISTRATOR)


def draft(ours, **fields):
    facts = {"title": "Exchange", "kind": "exchange", "status": "draft", "owner_unit": ours} | fields
    return register_agreement(by=SYSTEM, organisations=[ours, organisation("Harbour Park")], **facts)


def path(ada, *steps, **fields):
    """A path of its own; each step as (number, stage, decided by or the user who does)."""
    told = []
    for order, stage, who in steps:
        named = {"decided_by": "user", "user": who} if isinstance(who, User) else {"decided_by": who}
        told.append({"order": order, "stage": stage, "name": stage.title(), "days": 5} | named)
    return write_path(by=Actor(ada), name="Ours", steps=told, **{"kind": "exchange"} | fields)


def mine(reader) -> list[str]:
    return [str(each.approval) for each in waiting_for(reader, TODAY)]


def refused(deed, row, by, **given) -> str:
    with pytest.raises(Refused) as told:
        deed(row, by=Actor(by), **given)
    return str(told.value)


def test_the_most_particular_path_is_taken_and_says_why(ours, ada):
    unit = organisation("Energy Institute", parent=ours)
    exchange, memorandum = draft(ours), draft(ours, kind="memorandum", owner_unit=unit)
    assert str(path_of(exchange, TODAY)) == "Path “Standard”, taken because no more particular one fits."
    told = "Path “Memorandum”, taken because it is of the kind “Memorandum of understanding”."
    assert str(path_of(memorandum, TODAY)) == told
    write_path(
        by=Actor(ada),
        name="Energy",
        unit=unit,
        steps=[{"order": 1, "stage": "unit", "name": "Dean", "decided_by": "unit"}],
    )
    told = "Path “Energy”, taken because the unit in charge is Energy Institute or a part of it."
    assert str(path_of(memorandum, TODAY)) == told
    Agreement.objects.filter(pk=memorandum.pk).update(base=exchange, base_relation="renewal")
    memorandum.refresh_from_db()
    assert path_of(memorandum, TODAY).reasons == ("it renews or succeeds an earlier one",)
    year = timedelta(days=365)
    park = exchange.organisations.exclude(pk=ours.pk).get()
    RiskAssessment.objects.create(organisation=park, assessed_on=TODAY - year, valid_until=TODAY + year, level=3)
    assert str(path_of(exchange, TODAY).plan) == "High risk"


def test_until_they_are_edited_the_paths_are_those_that_come_with_it(ours, ada):
    with pytest.raises(Forbidden):
        adopt_paths(by=Actor(user("mara", Role.MANAGER)))
    rows = adopt_paths(by=Actor(ada))
    assert (len(rows), adopt_paths(by=Actor(ada))) == (4, [])
    for row in rows:
        row.steps.all().delete()
        type(row).objects.filter(pk=row.pk).update(is_active=False)
    row = draft(ours)
    assert refused(submit, row, ada).startswith("No approval path fits")
    for each in rows:
        remove_path(each, by=Actor(ada))
    assert str(path_of(row, TODAY).plan) == "Standard"


def test_steps_side_by_side_must_all_approve_before_the_next_is_asked(ours, ada):
    lea, lev = user("lea", Role.VIEWER), user("lev", Role.CONTRIBUTOR, answers_for=(ours,))
    path(ada, (1, "diligence", lea), (1, "unit", "unit"), (2, "central", "managers"))
    row = submit(draft(ours), by=SYSTEM, remark="For May.")
    assert (row.status, mine(lea), mine(lev), mine(ada)) == ("diligence", ["Diligence"], ["Unit"], [])
    assert [each.due_on for each in row.approvals.order_by("order", "pk")] == [TODAY + timedelta(days=5)] * 2 + [None]
    approve(row, by=Actor(lea), comment="No doubts.")
    assert (row.status, mine(lea), mine(ada)) == ("unit", [], [])
    approve(row, by=Actor(lev))
    assert (row.status, mine(ada)) == ("central", ["Central"])
    assert refused(approve, row, lev) == "This is for others to decide: ada."
    approve(row, by=Actor(ada))
    assert row.status == "signature"
    moves = [(m.came_from, m.status, str(m.actor or "")) for m in row.moves.all()]
    assert moves == [
        ("", "draft", ""),
        ("draft", "submitted", ""),
        ("submitted", "diligence", ""),
        ("diligence", "unit", "lea"),
        ("unit", "central", "lev"),
        ("central", "signature", "ada"),
    ]


def test_what_is_sent_back_is_a_draft_and_goes_the_whole_way_again(ours, ada):
    lea = user("lea", Role.VIEWER)
    path(ada, (1, "legal", lea), (1, "unit", "managers"), (2, "central", "managers"))
    row = submit(draft(ours), by=SYSTEM)
    approve(row, by=Actor(ada), approval=row.approvals.get(stage="unit").pk)
    assert refused(send_back, row, lea, comment=" ") == "Say what is to be changed."
    send_back(row, by=Actor(lea), comment="Who pays?")
    assert (row.status, row.moves.last().remark, mine(ada)) == ("draft", "Who pays?", [])
    submit(row, by=SYSTEM)
    states = list(row.approvals.values_list("round", "stage", "state"))
    assert states == [
        (1, "legal", "sent_back"),
        (1, "unit", "approved"),
        (1, "central", "dropped"),
        (2, "legal", "waiting"),
        (2, "unit", "waiting"),
        (2, "central", "ahead"),
    ]


def test_of_two_who_decide_at_once_the_second_is_told(ours, ada):
    mara = user("mara", Role.MANAGER)
    path(ada, (1, "central", "managers"))
    row = submit(draft(ours), by=SYSTEM)
    asked = row.approvals.get().pk
    as_seen_by_mara = Agreement.objects.get(pk=row.pk)
    approve(row, by=Actor(ada), approval=asked)
    told = refused(approve, as_seen_by_mara, mara, approval=asked)
    assert (told.partition(" on ")[0], told[-20:]) == ("“Central” is decided: ada approved it", "Nothing was changed.")
    decided = Approval.objects.get()
    assert (decided.actor, decided.state, Agreement.objects.get().status) == (ada, "approved", "signature")


def test_a_deputy_decides_in_place_of_who_is_away_while_they_are(ours, ada):
    lea, dan = user("lea", Role.VIEWER), user("dan", Role.VIEWER)
    path(ada, (1, "legal", lea))
    row = submit(draft(ours), by=SYSTEM)
    past, week = TODAY - timedelta(days=1), TODAY + timedelta(days=7)
    name_deputy(by=Actor(lea), user=lea, deputy=dan, ends_on=past)
    assert mine(dan) == []
    with pytest.raises(Forbidden):
        name_deputy(by=Actor(dan), user=lea, deputy=dan)
    now = name_deputy(by=Actor(ada), user=lea, deputy=dan, starts_on=TODAY, ends_on=week)
    assert (mine(dan), mine(lea)) == (["Legal"], ["Legal"])
    approve(row, by=Actor(dan))
    decided = row.approvals.get()
    assert (decided.actor, decided.in_place_of) == (dan, lea)
    dismiss_deputy(now, by=Actor(lea))
    assert lea.deputies.count() == 1


def test_where_an_approver_left_managers_decide_and_nobody_decides_on_their_own_if_others_can(ours, ada):
    lea, mara = user("lea", Role.VIEWER), user("mara", Role.MANAGER)
    path(ada, (1, "legal", lea), (2, "unit", "unit"))
    row = submit(draft(ours), by=Actor(mara))
    assert (mine(mara), mine(ada)) == ([], [])
    User.objects.filter(pk=lea.pk).update(is_active=False)
    assert (mine(mara), mine(ada)) == ([], ["Legal"])
    assert refused(approve, row, mara) == "You submitted it yourself, so that somebody else decides: ada."
    approve(row, by=Actor(ada))
    assert (row.approvals.get(stage="legal").in_place_of, mine(ada)) == (lea, ["Unit"])
    User.objects.filter(pk=ada.pk).update(is_active=False)
    assert mine(mara) == ["Unit"]
    assert approve(row, by=Actor(mara)).status == "signature"


def test_what_is_asked_of_its_submitter_or_of_who_may_not_see_it_is_decided_by_managers_and_asked_of_others_anew(
    ours, ada
):
    lea, mara = user("lea", Role.CONTRIBUTOR, answers_for=(ours,)), user("mara", Role.MANAGER)
    guest, lev = user("guest", Role.VIEWER), user("lev", Role.VIEWER)
    path(ada, (1, "unit", "unit"), (2, "legal", lev))
    row = submit(draft(ours), by=Actor(lea))
    assert (mine(lea), mine(mara)) == ([], ["Unit"])
    assert refused(approve, row, lea) == "You submitted it yourself, so that somebody else decides: ada, mara."
    approve(row, by=Actor(mara))
    hand_over_everything(lev, by=Actor(ada), successors={"approvals": lea, "approval_steps": lea}, on=TODAY)
    assert ([waiting.holders.only_submitter for waiting in waiting_for(mara, TODAY)], mine(lea)) == ([True], [])
    asked = row.approvals.get(stage="legal")
    with pytest.raises(Forbidden):
        reassign(row, by=Actor(mara), approval=asked, user=guest)
    assert "submitted it" in refused(reassign, row, ada, approval=asked, user=lea)
    reassign(row, by=Actor(ada), approval=asked, user=guest)
    assert (mine(guest), mine(mara)) == (["Legal"], [])
    Agreement.objects.filter(pk=row.pk).update(visibility="restricted")
    assert (mine(guest), mine(mara), mine(ada)) == ([], [], ["Legal"])
    assert "may not see" in refused(reassign, row, ada, approval=asked, user=mara)
    assert approve(row, by=Actor(ada)).status == "signature"
    assert "is decided: ada approved" in refused(reassign, row, ada, approval=asked, user=guest)


def test_the_list_says_with_whom_each_agreement_is(ours, ada):
    lea, mara = user("lea", Role.VIEWER), user("mara", Role.MANAGER)
    path(ada, (1, "diligence", lea), (1, "unit", "unit"), (2, "central", "managers"))

    def told():
        return {row.title: held_by(row) for row in AgreementType.rows(mara)}

    row = submit(draft(ours, title="Asked"), by=SYSTEM)
    draft(ours, title="Draft", officer=lea)
    draft(ours, title="Over", officer=lea, status="expired")
    assert told() == {"Asked": "lea, and 1 more", "Draft": "lea", "Over": ""}
    approve(row, by=Actor(lea))
    assert told()["Asked"] == str(ours)
    approve(row, by=Actor(ada))
    assert told()["Asked"] == "any manager"
    secret = organisation("Orchid", parent=ours, visibility="restricted")
    draft(ours, title="Secret", owner_unit=secret)
    Approval.objects.filter(stage="central").update(decided_by="unit", unit=secret)
    assert (told()["Secret"], told()["Asked"]) == ("", "the unit in charge")


def test_nobody_learns_of_an_agreement_that_they_may_not_see(ours, ada):
    lea = user("lea", Role.VIEWER)
    path(ada, (1, "legal", lea))
    row = submit(draft(ours, visibility="restricted"), by=SYSTEM)
    assert mine(lea) == []
    with pytest.raises(Forbidden):
        approve(row, by=Actor(lea), approval=row.approvals.get().pk)


def test_as_many_queries_for_many_that_wait_as_for_few(ours, ada, django_assert_num_queries):
    lea = user("lea", Role.VIEWER)
    path(ada, (1, "unit", "unit"), (1, "legal", lea))
    rows = [submit(draft(ours, title=f"Agreement {number}"), by=SYSTEM) for number in range(4)]
    name_deputy(by=Actor(lea), user=lea, deputy=ada, ends_on=date(2999, 1, 1))
    with django_assert_num_queries(5):
        assert len(waiting_for(ada, TODAY)) == 8
    for row in rows[:3]:
        services.withdraw(row, by=SYSTEM)
    with django_assert_num_queries(5):
        assert len(waiting_for(ada, TODAY)) == 2
