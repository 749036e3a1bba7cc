"""Reminders before an agreement is to be decided: by the rungs of a ladder, each once, told to whom it concerns."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.models import Agreement, AgreementParty, AgreementReminder, Deputy, RenewalReview
from syndesis.agreements.queries.reminders import to_decide
from syndesis.agreements.services.ladders import set_ladder
from syndesis.agreements.services.reminders import Reminded, put_off, remind, see_to
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db
LEAP_DAY = date(2028, 2, 29)


def ending(decide_by: date, party=None, **fields) -> Agreement:
    facts = {"title": "Memorandum", "kind": "memorandum", "status": "active", "runs_until": decide_by}
    row = Agreement.objects.create(decide_by=decide_by, **facts | fields)
    if party is not None:
        AgreementParty.objects.create(agreement=row, organisation=party)
    return row


def rungs(agreement: Agreement) -> list[tuple[int, str]]:
    rows = agreement.reminders.order_by("due_on")
    return [(row.days_before, str(row.due_on)) for row in rows]


def reminded(reader, day) -> list[str]:
    return [row.title for row in to_decide(reader, day)]


def test_each_rung_comes_once_on_its_day_also_over_a_leap_day():
    row = ending(LEAP_DAY + timedelta(days=15))
    for days in range(40, -3, -1):
        remind(row.decide_by - timedelta(days=days), by=SYSTEM)
        remind(row.decide_by - timedelta(days=days), by=SYSTEM)
    assert rungs(row) == [(60, "2028-01-15"), (30, "2028-02-14"), (15, "2028-02-29"), (0, "2028-03-15")]


def test_missed_days_are_caught_up_with_one_reminder():
    late, coming = ending(LEAP_DAY), ending(LEAP_DAY + timedelta(days=366))
    assert remind(LEAP_DAY - timedelta(days=3), by=SYSTEM) == Reminded(made=1)
    assert (rungs(late), rungs(coming)) == ([(15, "2028-02-14")], [])
    assert remind(LEAP_DAY - timedelta(days=3), by=SYSTEM) == Reminded()


def test_a_date_that_moves_drops_what_nobody_answered_and_keeps_what_was():
    row = ending(LEAP_DAY)
    remind(LEAP_DAY - timedelta(days=60), by=SYSTEM)
    see_to(row, by=SYSTEM)
    remind(LEAP_DAY - timedelta(days=30), by=SYSTEM)
    Agreement.objects.update(decide_by=LEAP_DAY + timedelta(days=365), runs_until=LEAP_DAY + timedelta(days=365))
    assert remind(LEAP_DAY - timedelta(days=29), by=SYSTEM) == Reminded(dropped=1)
    assert rungs(row) == [(60, "2027-12-31")]


def test_what_is_over_decided_followed_or_put_away_is_not_reminded_of():
    row, day = ending(LEAP_DAY), LEAP_DAY - timedelta(days=10)
    ending(LEAP_DAY, status="terminated")
    ending(LEAP_DAY, archived_at=timezone.now())
    ending(LEAP_DAY - timedelta(days=20), runs_until=day - timedelta(days=1))
    renewed = ending(LEAP_DAY)
    ending(LEAP_DAY + timedelta(days=3000), base=renewed, base_relation="renewal")
    decided = ending(LEAP_DAY)
    RenewalReview.objects.create(
        agreement=decided, decision="lapse", decided_at=timezone.now(), decide_by=decided.decide_by
    )
    remind(day, by=SYSTEM)
    assert list(AgreementReminder.objects.values_list("agreement", flat=True)) == [row.pk]


def test_a_kind_has_the_ladder_that_was_set_for_it_and_a_crooked_one_is_refused():
    set_ladder("exchange", by=SYSTEM, days=[90, 5], escalate_after=None)
    row = ending(LEAP_DAY, kind="exchange")
    for days in (91, 90, 60, 5, 0):
        remind(LEAP_DAY - timedelta(days=days), by=SYSTEM)
    assert [days for days, _due in rungs(row)] == [90, 5]
    for wrong in ([], [5, 90], [30, 30], [3651], [30, -1]):
        with pytest.raises(Refused) as refused:
            set_ladder("exchange", by=SYSTEM, days=wrong, escalate_after=None)
        assert refused.value.field == "days"
    with pytest.raises(Forbidden):
        set_ladder("", by=Actor(user("boss")), days=[30], escalate_after=None)


def test_its_officer_is_told_then_who_answers_for_a_party_then_the_managers():
    partner, day = organisation("Harbour University"), LEAP_DAY - timedelta(days=30)
    boss, mara = user("boss"), user("mara", role=Role.COORDINATOR, answers_for=(partner,))
    left, ivan = user("left", role=Role.COORDINATOR), user("ivan", role=Role.CONTRIBUTOR)
    type(left).objects.filter(pk=left.pk).update(is_active=False)
    ending(LEAP_DAY, partner, title="Ivan’s", officer=ivan)
    ending(LEAP_DAY, partner, title="Left behind", officer=left)
    ending(LEAP_DAY, organisation("Far away"), title="Nobody’s")
    ending(LEAP_DAY, partner, title="Secret", officer=ivan, visibility="restricted")
    remind(day, by=SYSTEM)
    assert reminded(ivan, day) == ["Ivan’s"]
    assert reminded(mara, day) == ["Left behind"]
    assert reminded(boss, day) == ["Nobody’s"]
    Deputy.objects.create(user=ivan, deputy=mara, starts_on=day, ends_on=day)
    assert reminded(mara, day) == ["Ivan’s", "Left behind", "Secret"]
    assert reminded(mara, day + timedelta(days=1)) == ["Left behind"]


def test_what_nobody_answers_is_told_to_the_managers_once_and_can_be_put_off_till_then():
    boss, ivan = user("boss"), user("ivan", role=Role.CONTRIBUTOR)
    today = timezone.localdate()
    row = ending(today + timedelta(days=50), officer=ivan)
    remind(today, by=SYSTEM)
    assert put_off(row, by=Actor(ivan)) == today + timedelta(days=20)
    assert (reminded(ivan, today), reminded(ivan, today + timedelta(days=20))) == ([], ["Memorandum"])
    later = today + timedelta(days=21)
    assert [remind(later, by=SYSTEM), remind(later, by=SYSTEM)] == [Reminded(made=1, escalated=1), Reminded()]
    assert (reminded(ivan, later), reminded(boss, later)) == (["Memorandum"], ["Memorandum"])
    with pytest.raises(Refused):
        put_off(row, by=Actor(ivan), day=later)
    see_to(row, by=Actor(ivan))
    assert (reminded(ivan, later), reminded(boss, later)) == ([], [])


def test_only_who_is_told_or_may_change_it_answers():
    row = ending(timezone.localdate())
    remind(timezone.localdate(), by=SYSTEM)
    with pytest.raises(Forbidden):
        see_to(row, by=Actor(user("ivan", role=Role.CONTRIBUTOR)))
    with pytest.raises(Refused):
        put_off(row, by=SYSTEM)
    assert AgreementReminder.objects.filter(answered_at=None).count() == 1
