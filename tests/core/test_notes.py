"""Notes are read as far as the record that they are about, and mended by their author or by coordinators."""

import pytest

from syndesis.core.history import Actor, ChangedSince, recording, undo
from syndesis.core.models import Note, Role
from syndesis.core.notes import LONGEST, add_note, delete_note, notes, revise_note
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.services import register_organisation
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def seen_by(reader) -> list[str]:
    return [note.text for note in Note.objects.filter(notes.scope(reader, "view"))]


def test_a_note_stands_with_its_author_and_time_the_kept_ones_first():
    park, mara = organisation("Harbour Park"), user("mara", role=Role.CONTRIBUTOR)
    kept = add_note(by=Actor(mara), subject=park, text="Ask for Li. ", is_pinned=True)
    later = add_note(by=Actor(mara), subject=park, text="First line\r\nsecond line")
    assert list(Note.objects.all()) == [kept, later]
    assert (kept.text, kept.author, kept.subject, later.text) == (
        "Ask for Li.",
        mara,
        park,
        "First line\nsecond line",
    )


def test_a_note_is_read_by_whoever_may_see_its_record():
    hidden, unit = organisation("Secret Institute", visibility="restricted"), organisation("Harbour Park")
    add_note(by=SYSTEM, subject=hidden, text="Orchid")
    add_note(by=SYSTEM, subject=unit, text="Plain")
    readers = [
        user("vera", role=Role.VIEWER),
        user("mara", role=Role.COORDINATOR, answers_for=(hidden,)),
        user("ada", role=Role.ADMINISTRATOR),
    ]
    assert [seen_by(reader) for reader in readers] == [["Plain"], ["Plain", "Orchid"], ["Plain", "Orchid"]]


def test_nobody_writes_on_what_they_may_not_see_nor_who_only_reads():
    hidden, park = organisation("Secret Institute", visibility="restricted"), organisation("Harbour Park")
    for writer, subject in ((user("mara", role=Role.MANAGER), hidden), (user("vera", role=Role.VIEWER), park)):
        with pytest.raises(Forbidden):
            add_note(by=Actor(writer), subject=subject, text="Something")
    assert Note.objects.count() == 0


def test_a_note_is_mended_by_its_author_and_by_coordinators():
    park, mara = organisation("Harbour Park"), user("mara", role=Role.CONTRIBUTOR)
    note = add_note(by=Actor(mara), subject=park, text="Ask for Li.")
    with pytest.raises(Forbidden):
        revise_note(note, by=Actor(user("otto", role=Role.CONTRIBUTOR)), text="Ask for Wu.")
    revised = revise_note(note, by=Actor(user("cora", role=Role.COORDINATOR)), text="Ask for Wang.", is_pinned=True)
    assert (revised.text, revised.is_pinned, revised.author, revised.revised_at is None) == (
        "Ask for Wang.",
        True,
        mara,
        False,
    )
    delete_note(revised, by=Actor(mara))
    assert Note.objects.count() == 0


def test_who_lost_the_right_to_write_mends_nothing():
    park, mara = organisation("Harbour Park"), user("mara", role=Role.CONTRIBUTOR)
    note = add_note(by=Actor(mara), subject=park, text="Ask for Li.")
    mara.role = Role.VIEWER
    mara.save()
    with pytest.raises(Forbidden):
        delete_note(note, by=Actor(mara))


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST + 1)])
def test_a_blank_or_endless_note_is_refused(text):
    with pytest.raises(Refused):
        add_note(by=SYSTEM, subject=organisation("Harbour Park"), text=text)


def test_a_record_with_a_note_is_not_taken_back():
    with recording(SYSTEM, "Partner met") as deed:
        park = register_organisation(by=SYSTEM, name="Harbour Park")
    note = add_note(by=SYSTEM, subject=park, text="Ask for Li.")
    with pytest.raises(ChangedSince) as refusal:
        undo([deed], by=SYSTEM, reason="Mistaken")
    assert refusal.value.records == [note]
