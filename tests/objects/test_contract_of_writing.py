"""What every declared type keeps when it is written: through the kit's services, in bulk and past them."""

import pytest
from django.db import connection

from syndesis.core.history import Actor, events_of, version_of
from syndesis.core.models import HistoryEvent, Role
from syndesis.core.policies import Forbidden
from syndesis.objects import services
from syndesis.objects.versions import Stale
from tests.directory.factories import SYSTEM, user
from tests.objects.samples import SAMPLES

pytestmark = pytest.mark.django_db
WRITTEN = [sample for sample in SAMPLES if sample.kind.form]


@pytest.fixture(params=WRITTEN, ids=str)
def sample(request):
    return request.param


def facts(kind, row, *, besides=()) -> dict:
    """What the form of a type holds of a row; lists of references as sets, for they have no order."""
    many = {field.name for field in row._meta.many_to_many}
    return {
        name: set(getattr(row, name).all()) if name in many else getattr(row, name)
        for name in kind.fields()
        if name not in besides
    }


def operations(row) -> list[tuple[str, bool]]:
    """The events of a row, newest first: what was done, and whether a deed says by whom."""
    return [(event.operation, event.change is not None) for event in events_of(row)]


def test_a_copy_made_through_the_kit_has_the_same_fields(sample):
    row, _organisation = sample.make("Harbour")
    row.refresh_from_db()
    copy = services.create(sample.kind, by=SYSTEM, **facts(sample.kind, row) | sample.anew("Harbour"))
    copy.refresh_from_db()
    said = [facts(sample.kind, each, besides=sample.single) for each in (copy, row)]
    assert (copy.pk != row.pk, said[0]) == (True, said[1])


def test_many_are_made_as_one_is(sample):
    row, _organisation = sample.make("Harbour")
    row.refresh_from_db()
    before = sample.kind.model.objects.count()
    wanted = [facts(sample.kind, row) | sample.anew("Harbour") for _number in range(3)]
    made = services.create_many(sample.kind, wanted, by=SYSTEM)
    for each in made:
        each.refresh_from_db()
    said = [facts(sample.kind, each, besides=sample.single) for each in (*made, row)]
    assert said == [said[-1]] * 4
    assert sample.kind.model.objects.count() == before + 3
    deeds = {events_of(each).filter(operation="insert").get().change_id for each in made}
    assert len(deeds) == 1


def test_history_is_complete_for_single_bulk_and_raw_writes(sample):
    row, _organisation = sample.make("Harbour")
    other, _organisation = sample.make("Lake")
    start = len(operations(row))
    services.revise(sample.kind, row, by=SYSTEM, notes="single")
    services.revise_many(sample.kind, [(row, {"notes": "many"}), (other, {"notes": "many"})], by=SYSTEM)
    sample.kind.model.objects.filter(pk=row.pk).update(notes="update")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {sample.kind.model._meta.db_table} SET notes = 'raw' WHERE id = %s", [row.pk])
    assert operations(row)[:-start] == [("update", False), ("update", False), ("update", True), ("update", True)]
    remarks = [event.old["notes"] for event in events_of(row)[:4]]
    assert remarks == ["update", "many", "single", ""]


def test_a_write_that_leaves_the_scope_is_rolled_back(sample):
    """Restricted, it would be out of the manager's own sight."""
    row, _organisation = sample.make("Harbour")
    manager, own = Actor(user(role=Role.MANAGER)), sample.anew("Harbour")
    events = HistoryEvent.objects.count()
    with pytest.raises(Forbidden):
        services.revise(sample.kind, row, by=manager, visibility="restricted", notes="gone")
    with pytest.raises(Forbidden):
        services.create(sample.kind, by=manager, **facts(sample.kind, row) | own | {"visibility": "restricted"})
    row.refresh_from_db()
    assert (row.visibility, row.notes, HistoryEvent.objects.count()) == ("internal", "", events)
    assert sample.kind.model.objects.filter(visibility="restricted").count() == 0


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
def test_who_answers_for_nothing_writes_nothing(sample, role):
    row, _organisation = sample.make("Harbour")
    by, rows = Actor(user(role=role)), sample.kind.model.objects.count()
    with pytest.raises(Forbidden):
        services.revise(sample.kind, row, by=by, notes="not mine")
    with pytest.raises(Forbidden):
        services.archive(sample.kind, [row], by=by)
    if role == Role.VIEWER:
        with pytest.raises(Forbidden):
            services.create(sample.kind, by=by, **facts(sample.kind, row))
    row.refresh_from_db()
    assert (row.notes, row.archived_at, sample.kind.model.objects.count()) == ("", None, rows)


def test_a_record_out_of_reach_is_not_changed_among_others(sample):
    seen, _organisation = sample.make("Harbour")
    hidden, _organisation = sample.make("Orchid", visibility="restricted")
    with pytest.raises(Forbidden):
        services.revise_many(
            sample.kind, [(seen, {"notes": "both"}), (hidden, {"notes": "both"})], by=Actor(user(role=Role.MANAGER))
        )
    assert set(sample.kind.model.objects.values_list("notes", flat=True)) <= {""}


def test_who_saves_what_others_changed_is_told(sample):
    row, _organisation = sample.make("Harbour")
    read_at = version_of(row)
    sample.kind.model.objects.filter(pk=row.pk).update(notes="theirs")
    with pytest.raises(Stale) as stale:
        services.revise(sample.kind, row, by=SYSTEM, version=read_at, notes="mine")
    assert [each.notes for each in stale.value.records] == ["theirs"]
    services.revise(sample.kind, row, by=SYSTEM, version=version_of(row), notes="mine")
    row.refresh_from_db()
    assert row.notes == "mine"


def test_what_is_archived_comes_back_as_it_was(sample):
    row, _organisation = sample.make("Harbour")
    row.refresh_from_db()
    before = facts(sample.kind, row)
    services.archive(sample.kind, [row], by=SYSTEM)
    row.refresh_from_db()
    assert (row.archived_at is not None, facts(sample.kind, row)) == (True, before)
    services.restore(sample.kind, [row], by=SYSTEM)
    row.refresh_from_db()
    assert (row.archived_at, facts(sample.kind, row)) == (None, before)
