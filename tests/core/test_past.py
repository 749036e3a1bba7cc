"""A record stands before us as it was at any moment, whoever wrote and however."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor, as_of, deeds_of, history_about, recording, steps, undo, whole_history
from syndesis.core.models import HistoryEvent, Note
from syndesis.core.notes import add_note, delete_note, revise_note
from syndesis.directory.models import Organisation, OrganisationName
from syndesis.directory.services import add_name
from syndesis.engagement.models import AgendaItem, AgendaSpeaker
from syndesis.engagement.services import log_engagement
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db


def last_event() -> int:
    return HistoryEvent.objects.latest("pk").pk


def names(image) -> list[str]:
    return [str(name) for name in image.parts.get(OrganisationName, [])]


def test_a_record_stands_as_it_was_after_each_event():
    park = organisation("Harbour Park", founded_on="1899-02")
    made = last_event()
    Organisation.objects.filter(pk=park.pk).update(name="Harbour Gardens", founded_on="", founded_on_first=None)
    moved = last_event()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_organisation SET city = 'Wuxi' WHERE id = %s", [park.pk])
    seen = [as_of(park, at).record for at in (made, moved, None)]
    assert [(row.name, str(row.founded_on or ""), row.city, row.is_home) for row in seen] == [
        ("Harbour Park", "1899-02", "", False),
        ("Harbour Gardens", "", "", False),
        ("Harbour Gardens", "", "Wuxi", False),
    ]


def test_a_record_was_not_there_before_it_was_made_nor_after_it_went():
    before = last_event() if HistoryEvent.objects.exists() else 0
    park = organisation("Harbour Park")
    there = last_event()
    key = park.pk
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_organisationname WHERE organisation_id = %s", [key])
        cursor.execute("DELETE FROM directory_organisation WHERE id = %s", [key])
    assert [as_of(park, at).record is not None for at in (before, there, None)] == [False, True, False]
    assert as_of(park, before).parts == {}
    assert names(as_of(park, there)) == ["Harbour Park"]


def test_parts_come_back_that_were_changed_taken_away_or_added_since():
    park = organisation("Harbour Park")
    add_name(by=SYSTEM, organisation=park, text="HP", kind="acronym")
    both = last_event()
    OrganisationName.objects.filter(text="Harbour Park").delete()
    OrganisationName.objects.filter(text="HP").update(text="HPK")
    OrganisationName.objects.bulk_create([OrganisationName(organisation=park, text="Garden")])
    assert (names(as_of(park, both)), names(as_of(park, None))) == (["Harbour Park", "HP"], ["HPK", "Garden"])


def test_parts_of_parts_belong_to_the_record_too():
    visit = log_engagement(by=SYSTEM, title="Visit", held_on="2025", organisations=[organisation("Harbour Park")])
    item = AgendaItem.objects.create(engagement=visit, title="Tides")
    without = last_event()
    AgendaSpeaker.objects.create(item=item, person=person("Li"))
    spoken = last_event()
    AgendaItem.objects.all().delete()
    tables = [set(as_of(visit, at).parts) & {AgendaItem, AgendaSpeaker} for at in (without, spoken, None)]
    assert tables == [{AgendaItem}, {AgendaItem, AgendaSpeaker}, set()]


def test_a_moment_may_be_an_instant():
    with recording(SYSTEM, "Registered"):
        park = organisation("Harbour Park")
    HistoryEvent.objects.update(at=datetime(2025, 3, 9, 23, 59, tzinfo=UTC))
    Organisation.objects.update(name="Harbour Gardens")
    HistoryEvent.objects.filter(operation="update").update(at=datetime(2025, 3, 10, tzinfo=UTC))
    instants = [datetime(2025, 3, day, hour, tzinfo=UTC) for day, hour in ((9, 0), (10, 0), (10, 1))]
    seen = [as_of(park, at).record for at in instants]
    assert [row and row.name for row in seen] == [None, "Harbour Park", "Harbour Gardens"]


def test_the_instant_of_an_archiving_is_the_same_in_the_image(settings):
    park, at = organisation("Harbour Park"), timezone.now().replace(microsecond=0)
    Organisation.objects.update(archived_at=at)
    then = last_event()
    Organisation.objects.update(archived_at=None)
    assert as_of(park, then).record.archived_at == at


def test_each_event_tells_its_row_before_and_after():
    park = organisation("Harbour Park")
    Organisation.objects.update(city="Wuxi")
    Organisation.objects.update(city="Nanjing")
    gone = OrganisationName.objects.get()
    gone.delete()
    told = steps(list(whole_history(park)))
    assert [(s.event.operation, s.before is None, s.after is None) for s in told] == [
        ("delete", False, True),
        ("update", False, False),
        ("update", False, False),
        ("insert", True, False),
        ("update", False, False),
        ("insert", True, False),
    ]
    cities = [(s.before.city, s.after.city) for s in told if s.event.operation == "update" and s.before.city]
    assert cities == [("Wuxi", "Nanjing")]


def test_events_are_gathered_by_their_deeds():
    with recording(SYSTEM, "Registered") as deed:
        park = organisation("Harbour Park")
        add_name(by=SYSTEM, organisation=park, text="HP", kind="acronym")
    Organisation.objects.update(city="Wuxi")
    raw = last_event()
    deeds = list(deeds_of(whole_history(park)))
    assert [row["deed"] for row in deeds] == [-raw, deed.pk]
    assert [row["last"] for row in deeds] == [raw, deed.events.latest("pk").pk]


def test_what_was_written_about_a_record_is_found_though_it_is_gone():
    park, other = organisation("Harbour Park"), organisation("Harbour University")
    note = add_note(by=SYSTEM, subject=park, text="Ask for Li.")
    add_note(by=SYSTEM, subject=other, text="Orchid")
    revise_note(note, by=SYSTEM, text="Ask for Wu.")
    key = note.pk
    delete_note(note, by=SYSTEM)
    events = history_about(park, [Note])
    assert [(e.operation, e.object_id) for e in events] == [("delete", key), ("update", key), ("insert", key)]


def test_a_deed_that_was_taken_back_says_by_which():
    mara = Actor(user("mara"))
    deeds = []
    for title in ("First", "Second"):
        with recording(mara, title) as deed:
            organisation(title)
        deeds.append(deed)
    undoing = undo(deeds, by=mara, reason="Mistaken")
    for deed in deeds:
        deed.refresh_from_db()
    assert [deed.taken_back_by for deed in deeds] == [undoing, undoing]
    assert Agreement.objects.count() == 0
