"""Who sees and changes actions: an action shows no more of the record than the reader may know."""

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import Document, Role, User
from syndesis.core.policies import Forbidden
from syndesis.directory.models import Organisation
from syndesis.engagement.services import log_engagement
from syndesis.objects import of
from syndesis.work import policies, queries, services
from syndesis.work.models import Action
from syndesis.work.panels import actions_about
from syndesis.work.wording import about
from tests.directory.factories import SYSTEM, organisation, person, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db
WRITING = [Role.CONTRIBUTOR, Role.COORDINATOR, Role.MANAGER, Role.ADMINISTRATOR]


@pytest.fixture
def secret() -> Organisation:
    return organisation("Secret Institute", visibility="restricted")


def seen(reader) -> list[tuple[str, str]]:
    """What a reader sees of all actions: their titles and what they are about."""
    rows = of(Action).rows(reader).order_by("pk")
    return [(row.title, about(row)) for row in rows]


def changed(user) -> list[str]:
    rows = Action.objects.filter(policies.actions.scope(user, "change")).order_by("pk")
    return [row.title for row in rows]


@pytest.mark.parametrize("role", Role.values)
def test_an_action_about_a_restricted_record_shows_to_nobody_who_may_not_see_that(secret, role):
    action("Call the Secret Institute", about=secret)
    action("Call everybody", about=organisation("Harbour University"))
    action("Order new folders")
    open_ones = [("Call everybody", "Harbour University"), ("Order new folders", "")]
    reader = user(role=role)
    expected = [("Call the Secret Institute", "Secret Institute"), *open_ones]
    assert seen(reader) == (expected if role == Role.ADMINISTRATOR else open_ones)
    assert [line.title for line in actions_about(secret, reader)] == (
        ["Call the Secret Institute"] if role == Role.ADMINISTRATOR else []
    )


def test_who_answers_for_the_record_sees_its_actions(secret):
    action("Call them", about=secret)
    assert seen(user(role=Role.COORDINATOR, answers_for=(secret, secret))) == [("Call them", "Secret Institute")]


def test_owner_and_helpers_see_their_action_but_not_what_it_is_about(secret):
    owner, helper = user("mara", role=Role.CONTRIBUTOR), user("ivan", role=Role.CONTRIBUTOR)
    action("Call them", about=secret, owner=owner, helpers=[helper])
    assert [seen(reader) for reader in (owner, helper)] == [[("Call them", "")]] * 2
    assert [changed(reader) for reader in (owner, helper)] == [["Call them"]] * 2
    assert actions_about(secret, owner)[0].title == "Call them"


def test_a_record_that_is_restricted_later_takes_its_actions_with_it():
    partner, asker = organisation("Harbour University"), user("olga", role=Role.CONTRIBUTOR)
    services.add_action(by=Actor(asker), title="Call them", about=partner, owner=user("mara"))
    assert (seen(asker), changed(asker)) == ([("Call them", "Harbour University")], ["Call them"])
    Organisation.objects.update(visibility="restricted")
    assert (seen(asker), changed(asker)) == ([], [])


def test_a_restricted_action_is_for_those_who_do_it_or_answer_for_its_record():
    partner = organisation("Harbour University")
    owner, helper, answering = user("o"), user("h"), user("a", role=Role.COORDINATOR, answers_for=(partner,))
    manager, coordinator = user("m"), user("c", role=Role.COORDINATOR)
    action("Call them", about=partner, owner=owner, helpers=[helper], visibility="restricted")
    assert [len(seen(each)) for each in (owner, helper, answering, manager, coordinator)] == [1, 1, 1, 0, 0]
    assert [len(changed(each)) for each in (owner, helper, answering, manager, coordinator)] == [1, 1, 1, 0, 0]


def test_of_a_type_that_is_not_declared_nobody_knows_who_may_see_it():
    document, owner = Document.objects.create(title="Secret minutes"), user("mara")
    Action.objects.create(title="Read them", about=document, owner=owner)
    assert [len(seen(reader)) for reader in (owner, user("olga"), user("ada", role=Role.ADMINISTRATOR))] == [1, 0, 1]
    assert seen(owner) == [("Read them", "")]


def test_what_an_action_is_about_is_named_to_nobody_without_the_reader_known(secret):
    action("Call them", about=secret)
    assert about(Action.objects.get()) == ""


def test_each_action_is_counted_once(secret):
    partner = organisation("Harbour University")
    mara = user(role=Role.COORDINATOR, answers_for=(partner, partner, secret))
    action(owner=mara, helpers=[user("ivan"), user("olga")], about=partner)
    action(helpers=[mara, user("vera")], about=secret)
    for deed in ("view", "change"):
        rows = Action.objects.filter(policies.actions.scope(mara, deed))
        assert (rows.count(), rows.distinct().count()) == (2, 2)


@pytest.mark.concept(128)
@pytest.mark.parametrize("role", Role.values)
def test_who_may_write_adds_actions_about_what_they_see(role):
    actor, partner = Actor(user(role=role)), organisation("Harbour University")
    if role in WRITING:
        services.add_action(by=actor, title="Call them", about=partner)
    else:
        with pytest.raises(Forbidden):
            services.add_action(by=actor, title="Call them", about=partner)
    assert Action.objects.count() == int(role in WRITING)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.COORDINATOR, Role.MANAGER])
def test_nobody_adds_an_action_about_what_they_may_not_see(secret, role):
    actor = Actor(user(role=role))
    with pytest.raises(Forbidden):
        services.add_action(by=actor, title="Call them", about=secret, owner=actor.user)
    with pytest.raises(Forbidden):
        services.add_actions(
            [{"title": "First", "about": person("Oliveira")}, {"title": "Second", "about": secret}], by=actor
        )
    with pytest.raises(Forbidden):
        services.set_reminder(by=actor, about=secret, remind_on="2027-04-30")
    assert Action.objects.count() == 0


@pytest.mark.concept(128)
@pytest.mark.parametrize(
    ("role", "changes"),
    [
        (Role.VIEWER, []),
        (Role.CONTRIBUTOR, ["Mine", "Helped", "Asked"]),
        (Role.COORDINATOR, ["Mine", "Helped", "Asked", "Another’s"]),
        (Role.MANAGER, ["Mine", "Helped", "Asked", "Another’s"]),
        (Role.ADMINISTRATOR, ["Mine", "Helped", "Asked", "Another’s", "Hidden"]),
    ],
)
def test_who_may_change_which_actions(secret, role, changes):
    mara, olga = user("mara", role=Role.MANAGER), user("olga")
    action("Mine", owner=mara)
    action("Helped", owner=olga, helpers=[mara])
    services.add_action(by=Actor(mara), title="Asked", owner=olga)
    action("Another’s", owner=olga)
    action("Hidden", owner=olga, about=secret)
    mara.role = role
    mara.save()
    assert changed(mara) == changes
    for row in Action.objects.order_by("pk"):
        if row.title in changes:
            services.complete_action(row, by=Actor(mara))
        else:
            for deed in (services.complete_action, services.drop_action, services.reopen_action):
                with pytest.raises(Forbidden):
                    deed(row, by=Actor(mara))
            with pytest.raises(Forbidden):
                services.hand_over_action(row, by=Actor(mara), to=mara)
            with pytest.raises(Forbidden):
                services.revise_action(row, by=Actor(mara), title="Taken")


def test_somebody_who_left_sees_nothing():
    mara = user()
    action(owner=mara)
    mara.is_active = False
    assert (seen(mara), changed(mara)) == ([], [])


def test_an_action_is_named_after_a_record_of_any_type():
    meeting = log_engagement(by=SYSTEM, title="", kind="visit", organisations=[organisation("Harbour University")])
    for subject in (meeting, person("Oliveira", "Marta")):
        action("Write", about=subject)
    assert [about for _title, about in seen(user())] == ["Visit with Harbour University", "Marta Oliveira"]


def test_a_reminder_of_what_is_out_of_sight_says_only_its_own_words(secret):
    mara = user(answers_for=(secret,))
    services.set_reminder(by=Actor(mara), about=secret, remind_on="2020-01-01", remark="Ten years")
    rows = queries.with_subject(queries.reminders_due(mara, "2026-01-01"), mara)
    assert [(row.remark, about(row)) for row in rows] == [("Ten years", "Secret Institute")]
    mara.responsibilities.all().delete()
    mara = User.objects.get()
    rows = queries.with_subject(queries.reminders_due(mara, "2026-01-01"), mara)
    assert [(row.remark, about(row)) for row in rows] == [("Ten years", "")]
