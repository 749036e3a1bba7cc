"""The history catches every write, says who and why, and can take a deed back."""

import pytest
from django.db import connection

from syndesis.core.history import Actor, ChangedSince, events_of, recording, undo
from syndesis.core.history.triggers import audited_models
from syndesis.core.models import HistoryEvent, User
from syndesis.directory.models import Organisation, OrganisationName

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Actor:
    return Actor(User.objects.create_user("lena", "secret"))


def test_every_audited_table_has_its_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                " WHERE tgname LIKE 'syndesis_history_%%'"
            )
            expected = 4
        else:
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'syndesis_history_%%'"
            )
            expected = 3
        tables = [table for (table,) in cursor.fetchall()]
    assert {model._meta.db_table: tables.count(model._meta.db_table) for model in audited_models()} == {
        model._meta.db_table: expected for model in audited_models()
    }


def test_a_deed_names_its_actor_and_reason(actor):
    with recording(actor, "Partner met"):
        organisation = Organisation.objects.create(name="Harbour Institute")
    event = events_of(organisation).get()
    assert (event.operation, event.old, event.change.actor, event.change.reason) == (
        "insert",
        None,
        actor.user,
        "Partner met",
    )


def test_bulk_and_raw_writes_are_caught_as_raw():
    first, second = Organisation.objects.bulk_create([Organisation(name="One"), Organisation(name="Two")])
    Organisation.objects.filter(pk=first.pk).update(city="Madrid")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_organisation WHERE id = %s", [second.pk])
    assert list(
        HistoryEvent.objects.filter(model="directory.organisation")
        .order_by("id")
        .values_list("object_id", "operation", "change")
    ) == [
        (first.pk, "insert", None),
        (second.pk, "insert", None),
        (first.pk, "update", None),
        (second.pk, "delete", None),
    ]


def test_an_update_keeps_the_row_as_it_was_and_one_that_changes_nothing_leaves_no_event(actor):
    organisation = Organisation.objects.create(name="Old name", founded_on="1899-02")
    Organisation.objects.filter(pk=organisation.pk).update(name="New name")
    Organisation.objects.filter(pk=organisation.pk).update(name="New name")
    event = events_of(organisation).first()
    assert events_of(organisation).count() == 2
    assert (event.old["name"], event.old["founded_on"], event.old["is_home"] in (0, False)) == (
        "Old name",
        "1899-02",
        True,
    )


def test_a_password_is_in_no_image(actor):
    actor.user.role = "manager"
    actor.user.set_password("another secret")
    actor.user.save()
    assert "password" not in events_of(actor.user).first().old


def test_the_context_ends_with_its_transaction(actor):
    with recording(actor, "A deed"):
        pass
    organisation = Organisation.objects.create(name="After it")
    assert events_of(organisation).get().change is None


def test_undo_restores_what_was_changed_and_deleted_and_removes_what_was_created(actor):
    kept = Organisation.objects.create(name="Kept", founded_on="1899")
    gone = OrganisationName.objects.create(organisation=kept, text="Old alias")
    with recording(actor, "Everything at once") as deed:
        Organisation.objects.filter(pk=kept.pk).update(name="Changed")
        gone.delete()
        made = Organisation.objects.create(name="Made")
        OrganisationName.objects.create(organisation=made, text="Made too")
    undo([deed], by=actor, reason="Mistaken")
    kept.refresh_from_db()
    assert (kept.name, str(kept.founded_on), str(kept.founded_on_last)) == ("Kept", "1899", "1899-12-31")
    assert [str(name) for name in OrganisationName.objects.all()] == ["Old alias"]
    assert list(Organisation.objects.all()) == [kept]


def test_undo_is_refused_with_the_list_where_a_record_was_changed_since(actor):
    with recording(actor, "First") as deed:
        made = Organisation.objects.create(name="Made")
    with recording(actor, "Second"):
        Organisation.objects.filter(pk=made.pk).update(city="Wuxi")
    with pytest.raises(ChangedSince) as refusal:
        undo([deed], by=actor, reason="Mistaken")
    assert refusal.value.records == [made]
    assert Organisation.objects.count() == 1


def test_what_was_changed_since_and_taken_back_stands_against_nothing(actor):
    row = Organisation.objects.create(name="Kept")
    deeds = []
    for city in ("Wuxi", "Minsk"):
        with recording(actor, city) as deed:
            Organisation.objects.filter(pk=row.pk).update(city=city)
        deeds.append(deed)
    undo(deeds[1:], by=actor, reason="Mistaken")
    undo(deeds[:1], by=actor, reason="Mistaken too")
    row.refresh_from_db()
    assert row.city == ""


def test_undo_is_refused_where_a_later_record_refers_to_what_would_go(actor):
    with recording(actor, "First") as deed:
        made = Organisation.objects.create(name="Made")
    unit = Organisation.objects.create(name="Unit", parent=made)
    with pytest.raises(ChangedSince) as refusal:
        undo([deed], by=actor, reason="Mistaken")
    assert refusal.value.records == [unit]
