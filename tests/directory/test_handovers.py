"""A responsibility passes to the next: what hangs on it is listed and ticked off, then the successor answers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Counterpart, Responsibility
from syndesis.directory.reach import answered_for
from syndesis.directory.services import (
    add_item,
    close_handover,
    give_responsibility,
    start_handover,
    start_partnership,
    tick_item,
)
from syndesis.engagement.services import record_promise
from syndesis.work.services import add_action
from tests.directory import factories

pytestmark = [pytest.mark.django_db, pytest.mark.concept(14)]
SYSTEM = factories.SYSTEM


@pytest.fixture
def harbour():
    partner = factories.organisation("Harbour University", country="ES")
    today = timezone.localdate()
    partnership = start_partnership(
        by=SYSTEM, organisation=partner, started_on=str(today.replace(day=1, year=today.year - 9))
    )
    Counterpart.objects.create(partnership=partnership, person=factories.person("Herrero"))
    return partner


@pytest.fixture
def lana(harbour):
    user = factories.user("lana", role="coordinator")
    user.held = give_responsibility(by=SYSTEM, user=user, organisation=harbour, starts_on="2019")
    return user


def texts(handover):
    return [item.text for item in handover.items.all()]


def test_the_list_is_made_of_what_hangs_on_the_responsibility(harbour, lana):
    soon = str(timezone.localdate() + timedelta(days=90))
    other = factories.organisation("Lake College", country="FR")
    register_agreement(by=SYSTEM, title="Exchange", organisations=[harbour], status="active", ends_on=soon)
    register_agreement(by=SYSTEM, title="Elsewhere", organisations=[other], status="active", ends_on=soon)
    record_promise(by=SYSTEM, title="A joint laboratory", organisations=[harbour], stage_on="2024")
    record_promise(by=SYSTEM, title="Another school", organisations=[other], stage_on="2024")
    add_action(by=SYSTEM, title="Send the draft", owner=lana, about=harbour)
    add_action(by=SYSTEM, title="Unrelated", owner=lana, about=other)
    factories.organisation("Hidden park", country="ES", parent=harbour, visibility="restricted")
    made = texts(start_handover(by=SYSTEM, responsibility=lana.held, on=timezone.localdate()))
    assert made[0] == "Open action: Send the draft"
    assert made[1].startswith("Agreement that ends: Exchange (")
    assert made[2].startswith("Open promise: A joint laboratory (")
    assert made[3] == "Introduce the successor to Herrero (Harbour University)"
    assert made[4].startswith("Anniversary ahead: Harbour University, 10 years on ")
    assert made[5] == "Talk over what is restricted: 1 restricted record"
    assert len(made) == 10
    assert not any("Unrelated" in text or "Elsewhere" in text or "Another" in text for text in made)


def test_closing_makes_the_successor_answer_from_the_day_with_the_open_actions(harbour, lana):
    action = add_action(by=SYSTEM, title="Send the draft", owner=lana, about=harbour)
    vera = factories.user("vera", role="coordinator")
    on = timezone.localdate()
    handover = start_handover(by=SYSTEM, responsibility=lana.held, on=on, successor=vera)
    close_handover(handover, by=SYSTEM)
    action.refresh_from_db()
    rows = Responsibility.objects.order_by("pk").values_list("user__username", "starts_on_first", "ends_on_first")
    assert list(rows) == [
        ("lana", date(2019, 1, 1), on - timedelta(days=1)),
        ("vera", on, None),
    ]
    assert (action.owner, harbour in answered_for(vera)) == (vera, True)
    assert harbour not in answered_for(type(lana).objects.get(pk=lana.pk))


def test_nobody_can_be_succeeded_by_nobody_or_by_themselves(lana):
    handover = start_handover(by=SYSTEM, responsibility=lana.held, on=timezone.localdate())
    with pytest.raises(Refused, match="Name a successor first"):
        close_handover(handover, by=SYSTEM)
    with pytest.raises(Refused, match="being handed over already"):
        start_handover(by=SYSTEM, responsibility=lana.held, on=timezone.localdate())
    handover.delete()
    with pytest.raises(Refused, match="lana is the one who leaves"):
        start_handover(by=SYSTEM, responsibility=lana.held, on=timezone.localdate(), successor=lana)


def test_those_who_take_part_tick_off_and_no_one_else(lana):
    vera, stranger = factories.user("vera", role="coordinator"), factories.user("sven", role="manager")
    handover = start_handover(by=SYSTEM, responsibility=lana.held, on=timezone.localdate(), successor=vera)
    item = add_item(handover, by=Actor(lana), text="The key of the office")
    ticked = tick_item(item, by=Actor(vera))
    assert (ticked.done_by, ticked.done_at is not None) == (vera, True)
    assert tick_item(item, by=Actor(lana), done=False).done_at is None
    with pytest.raises(Forbidden):
        tick_item(item, by=Actor(stranger))
    with pytest.raises(Forbidden):
        start_handover(by=Actor(lana), responsibility=lana.held, on=timezone.localdate())


@pytest.mark.concept(14)
def test_who_stands_in_reaches_as_far_and_somebody_without_an_account_reaches_nothing(harbour):
    mara, rita = factories.user("mara", role="coordinator"), factories.user("rita", role="coordinator")
    give_responsibility(by=SYSTEM, user=mara, backup=rita, organisation=harbour)
    give_responsibility(by=SYSTEM, person=factories.person("Kalikina", "Lana"), organisation=harbour)
    assert [list(answered_for(user)) for user in (mara, rita)] == [[harbour], [harbour]]
    with pytest.raises(Refused, match="Nobody stands in for themselves"):
        give_responsibility(by=SYSTEM, user=rita, backup=rita, country="ES")
    with pytest.raises(Refused, match="Kalikina answers for Harbour University already"):
        give_responsibility(by=SYSTEM, person=Responsibility.objects.latest("pk").person, organisation=harbour)


def test_a_writer_may_name_somebody_without_an_account_but_give_nobody_reach(harbour):
    writer = Actor(factories.user("mara", role="coordinator"))
    give_responsibility(by=writer, person=factories.person("Kalikina"), organisation=harbour)
    with pytest.raises(Forbidden):
        give_responsibility(by=writer, user=factories.user("rita"), organisation=harbour)
    with pytest.raises(Forbidden):
        give_responsibility(by=writer, person=factories.person("Naumov"), country="ES")
