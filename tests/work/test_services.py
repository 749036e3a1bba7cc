"""Actions are added, done, dropped, reopened and handed over, reminders set and dismissed: each a deed."""

from datetime import date

import pytest

from syndesis.core.history import Actor, ChangedSince, events_of, recording, undo
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.services import register_organisation
from syndesis.work import services
from syndesis.work.models import Action, Reminder
from tests.directory.factories import SYSTEM, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db


def deeds(row) -> list[str]:
    """What was done to a row, oldest first."""
    return [event.change.reason for event in reversed(events_of(row))]


@pytest.mark.concept(34)
def test_an_action_says_who_does_what_until_when_about_which_record():
    mara, ivan, partner = user("mara"), user("ivan"), organisation("Harbour University")
    row = services.add_action(
        by=Actor(mara), title="Send the text", owner=ivan, helpers=[mara, mara, ivan], due_on="2027-04", about=partner
    )
    row.refresh_from_db()
    assert (row.owner, list(row.helpers.all()), str(row.due_on), row.about) == (ivan, [mara], "2027-04", partner)
    assert (row.asked_by, row.status, str(row.due_on_last), deeds(row)) == (
        mara,
        "open",
        "2027-04-30",
        ["Action added"],
    )


def test_an_action_may_be_nobodys_and_about_nothing():
    row = services.add_action(by=Actor(user()), title="Order new folders")
    assert (row.owner, row.about, row.due_on) == (None, None, "")


def test_many_actions_are_added_as_one_deed():
    rows = services.add_actions([{"title": "First"}, {"title": "Second", "helpers": [user()]}], by=SYSTEM)
    assert len({events_of(row).get().change_id for row in rows}) == 1
    assert [row.helpers.count() for row in rows] == [0, 1]


def test_what_is_done_has_its_day_and_who_did_it():
    mara = user()
    row = services.complete_action(action(), by=Actor(mara))
    row.refresh_from_db()
    assert (row.status, row.done_by, row.done_at is not None) == ("done", mara, True)
    assert deeds(row) == ["Action added", "Action done"]


def test_done_twice_it_was_done_the_first_time():
    mara, ivan = user("mara"), user("ivan")
    first = services.complete_action(action(), by=Actor(mara))
    again = services.complete_action(first, by=Actor(ivan))
    assert (again.done_by, again.done_at, deeds(again)) == (mara, first.done_at, ["Action added", "Action done"])


def test_all_of_several_are_done_or_none():
    rows = [action("First"), action("Second"), services.drop_action(action("Third"), by=SYSTEM)]
    with pytest.raises(Refused, match="“Third” is closed: reopen it first"):
        services.complete_actions(rows, by=Actor(user()))
    assert set(Action.objects.values_list("status", flat=True)) == {"open", "dropped"}
    services.complete_actions(rows[:2], by=Actor(user("ivan")))
    assert [str(row.done_by) for row in Action.objects.filter(status="done")] == ["ivan", "ivan"]


def test_what_is_done_can_not_be_dropped_but_reopened():
    row = services.complete_action(action(), by=SYSTEM)
    with pytest.raises(Refused):
        services.drop_action(row, by=SYSTEM)
    services.reopen_action(row, by=SYSTEM)
    row = services.drop_action(row, by=SYSTEM)
    assert (row.status, row.done_at, deeds(row)[2:]) == ("dropped", None, ["Action reopened", "Action dropped"])


def test_an_action_is_handed_over_even_out_of_ones_own_reach():
    mara, ivan = user("mara", role=Role.CONTRIBUTOR), user("ivan", role=Role.CONTRIBUTOR)
    row = action(owner=mara, helpers=[ivan])
    services.hand_over_action(row, by=Actor(mara), to=ivan)
    row.refresh_from_db()
    assert (row.owner, list(row.helpers.all()), deeds(row)) == (ivan, [], ["Action added", "Action handed over"])
    with pytest.raises(Forbidden):
        services.complete_action(row, by=Actor(mara))


def test_a_closed_action_is_not_handed_over():
    row = services.complete_action(action(), by=SYSTEM)
    with pytest.raises(Refused, match="reopen it first"):
        services.hand_over_action(row, by=SYSTEM, to=user())


def test_nobody_is_given_an_action_who_could_not_finish_it():
    reader, gone = user("vera", role=Role.VIEWER), user("gone")
    gone.is_active = False
    gone.save()
    row = action()
    for somebody in (reader, gone):
        with pytest.raises(Refused, match="may only read"):
            services.add_action(by=SYSTEM, title="Send the text", owner=somebody)
        with pytest.raises(Refused, match="may only read"):
            services.add_action(by=SYSTEM, title="Send the text", helpers=[somebody])
        with pytest.raises(Refused, match="may only read"):
            services.hand_over_action(row, by=SYSTEM, to=somebody)
    assert list(Action.objects.all()) == [row]


def test_helpers_come_and_go_and_the_rest_stays():
    mara, ivan, olga = user("mara"), user("ivan"), user("olga")
    row = action(owner=mara, helpers=[ivan], due_on="2027")
    services.revise_action(row, by=Actor(mara), title="Send both texts", helpers=[mara, olga])
    row.refresh_from_db()
    assert (row.title, str(row.due_on), list(row.helpers.all())) == ("Send both texts", "2027", [olga])


def test_an_action_about_an_action_there_is_not():
    with pytest.raises(LookupError):
        services.add_action(by=SYSTEM, title="Remember", about=action())


@pytest.mark.concept(43)
def test_a_reminder_is_ones_own_and_is_dismissed_once():
    mara, partner = user(), organisation("Harbour University")
    row = services.set_reminder(by=Actor(mara), about=partner, remind_on=date(2027, 4, 30), remark="Ten years")
    services.dismiss_reminder(row, by=Actor(mara))
    at = row.dismissed_at
    services.dismiss_reminder(row, by=Actor(mara))
    row.refresh_from_db()
    assert (row.user, row.about, row.dismissed_at) == (mara, partner, at)
    assert deeds(row) == ["Reminder set", "Reminder dismissed"]


def test_nobody_sets_or_dismisses_the_reminder_of_another():
    mara, ivan, partner = user("mara"), user("ivan", role=Role.ADMINISTRATOR), organisation("Harbour University")
    row = services.set_reminder(by=Actor(mara), about=partner, remind_on=date(2027, 4, 30))
    with pytest.raises(Forbidden):
        services.set_reminder(by=Actor(ivan), about=partner, remind_on=date(2027, 4, 30), user=mara)
    with pytest.raises(Forbidden):
        services.dismiss_reminder(row, by=Actor(ivan))
    assert Reminder.objects.get().dismissed_at is None


def test_what_an_action_is_about_is_not_undone_from_under_it():
    with recording(SYSTEM, "Organisation added") as change:
        partner = register_organisation(by=SYSTEM, name="Harbour University")
    row = action(about=partner)
    with pytest.raises(ChangedSince) as conflict:
        undo([change], by=SYSTEM, reason="Taken back")
    assert (conflict.value.records, Organisation.objects.count()) == ([row], 1)
