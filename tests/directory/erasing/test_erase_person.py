"""After a person is erased, their name is found nowhere, and what they took part in stands."""

import json
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.core import files, history, search
from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.history import Actor
from syndesis.core.models import Change, Document, Evidence, HistoryEvent, SearchWord, StoredFile
from syndesis.core.notes import add_note, delete_note
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused, cite, keep_document
from syndesis.directory.erasing import erase_person, preview
from syndesis.directory.merging import merge_people, take_back
from syndesis.directory.models import DocumentCredit, Person
from syndesis.directory.services import (
    add_contact,
    attest_position,
    credit_document,
    identify_person,
    name_person,
    register_person,
    remove_contact,
    rename_person,
    revise_person,
)
from syndesis.engagement.models import Participant
from syndesis.engagement.services import add_participant, log_engagement, record_promise
from syndesis.intake.models import Finding, Intake
from syndesis.objects.models import Import, ImportLine, SavedView
from syndesis.work.services import add_action, set_reminder
from tests.directory import factories

pytestmark = [pytest.mark.django_db, pytest.mark.concept(13)]
BY = factories.SYSTEM
FORBIDDEN = (
    "khizhnyak",
    "хижняк",
    "vladimir",
    "владимир",
    "putnik",
    "v.k@example.edu",
    "0000-0002-1825-0097",
    "5551234",
)
"""All that tells who the person was."""


@pytest.fixture
def person(settings, tmp_path) -> Person:
    settings.FILES = tmp_path / "files"  # where no other test has left the name
    return register_person(by=BY, family_name="KHIZHNYAK", given_name="Vladimir", salutation="Mr.", notes="Likes tea")


def rows_of_every_table() -> Iterator[tuple[str, str]]:
    """Whatever is in the database: also in tables of which no model tells, such as word indexes."""
    names = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')
            for row in cursor.fetchall():
                yield name, "".join(map(said, row))
        if connection.vendor == "sqlite":
            cursor.execute("SELECT term FROM core_searchentry_fts_words")
            for (term,) in cursor.fetchall():
                yield "core_searchentry_fts_words", term


def said(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return text.encode().decode("unicode_escape", "ignore") + text if "\\u" in text else text


def places_with_the_name() -> set[str]:
    found = {name for name, text in rows_of_every_table() if any(word in text.casefold() for word in FORBIDDEN)}
    for path in settings.FILES.rglob("*"):
        if path.is_file() and any(word in path.read_bytes().decode(errors="ignore").casefold() for word in FORBIDDEN):
            found.add(str(path))
    return found


def article(text: str, title: str = "News", **fields):
    return keep_document(
        by=BY,
        content=text.encode(),
        media_type="text/plain",
        file_name=f"{title}.txt",
        title=title,
        text=text,
        **fields,
    )


@pytest.fixture
def everywhere(person) -> Person:
    """A person who stands in all sorts of records."""
    user, office = factories.user("mara", role="administrator"), factories.home()
    director = attest_position(by=BY, person=person, organisation=office, title="director", on="2015-09-15")
    attest_position(by=BY, person=person, organisation=office, title="head (V. Khizhnyak)", on="2019-12-09")
    rename_person(by=BY, person=person, family_name="Putnik")
    rename_person(by=BY, person=person, family_name="Khizhnyak")
    name_person(by=BY, person=person, given_name="Владимир", family_name="Хижняк", language="ru")
    identify_person(by=BY, person=person, scheme="orcid", value="0000-0002-1825-0097")
    add_contact(by=BY, person=person, value="v.k@example.edu")
    remove_contact(add_contact(by=BY, person=person, kind="phone", value="+7 5551234"), by=BY)
    revise_person(person, by=BY, notes="Vladimir likes coffee")
    add_note(by=BY, subject=person, text="He is called Volodya")
    delete_note(add_note(by=BY, subject=person, text="Vladimir is ill"), by=BY)
    set_reminder(by=Actor(user), about=person, remind_on=date(2027, 1, 1), remark="Birthday of Khizhnyak")
    attach_files(by=BY, subject=person, given=[NewFile("CV Khizhnyak.pdf", b"%PDF Vladimir Khizhnyak")])
    text = article(
        "Head Vladimir Khizhnyak spoke. Khizhnyak's guests, among them Владимира Хижняка, left at ten.",
        "Khizhnyak receives guests",
        source_url="https://example.edu/news/khizhnyak-speaks/",
    )
    cite(by=BY, subject=person, text=text, start=5, end=23)
    cite(by=BY, subject=director, text=text, start=0, end=4, field="title")
    credit_document(by=BY, document=text.document, role="author", as_written="V. Khizhnyak", person=person)
    met = log_engagement(by=BY, title="Talk with V.D. Khizhnyak", kind="meeting", held_on="2019-12-09")
    add_participant(by=BY, engagement=met, person=person, position=director)
    add_note(by=BY, subject=met, text="KHIZHNYAK wants an answer")
    record_promise(by=BY, title="Lecture by Khizhnyak", stage_on="2020", organisations=[office], owner=person)
    signed = register_agreement(by=BY, title="Treaty", organisations=[office], signed_on="2019-12-09")
    add_signatory(by=BY, agreement=signed, organisation=office, person=person)
    add_action(by=Actor(user), title="Write to v.k@example.edu", about=person)
    SavedView.objects.create(kind="people", name="Khizhnyak", owner=user, query=f"q={quote('Хижняк')}&sort=name")
    intake = Intake.objects.create(text=text)
    Finding.objects.create(
        intake=intake, key="p1", category="person", position=1, start=5, end=23, confidence=1, spans=[[5, 23]],
        data={"given_name": "Vladimir", "family_name": "Khizhnyak", "role": "head", "people": []},
        content_type=ContentType.objects.get_for_model(Person), object_id=person.pk,
    )  # fmt: skip
    return person


def test_the_name_is_found_nowhere(everywhere, django_capture_on_commit_callbacks):
    assert len(places_with_the_name()) > 12

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(everywhere, by=BY)

    assert places_with_the_name() == set()


def test_what_the_person_took_part_in_stays_by_an_erased_person(everywhere):
    erased = erase_person(everywhere, by=BY)

    taken = Participant.objects.get()
    assert (str(erased), str(taken), taken.position.title) == ("Erased person", "Erased person", "director")
    assert (erased.initiatives.count(), erased.signatures.count(), erased.positions.count()) == (1, 1, 2)
    assert (erased.names.count(), erased.contacts.count(), erased.identifiers.count()) == (0, 0, 0)
    assert Change.objects.filter(reason="Person erased").count() == 1


def test_places_in_texts_stay_where_they_are(everywhere):
    evidence = Evidence.objects.order_by("start")
    before = [(row.start, row.end) for row in evidence]

    erase_person(everywhere, by=BY)

    assert [(row.start, row.end) for row in evidence.all()] == before
    assert [row.quote for row in evidence.all()] == ["Head", "█" * 18]
    text = Document.objects.get(texts__evidence=evidence.first()).texts.get().text
    assert text == f"Head {'█' * 18} spoke. {'█' * 9}'s guests, among them {'█' * 17}, left at ten."


def test_the_original_file_gives_way_to_the_text_without_the_name(everywhere, django_capture_on_commit_callbacks):
    document = DocumentCredit.objects.get().document
    original = document.file.sha256

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(everywhere, by=BY)

    document.refresh_from_db()
    assert not files.path_of(original).exists()
    assert files.get(document.file.sha256).decode() == document.texts.get().text
    assert document.file_name.endswith(".txt")


def test_an_earlier_deed_taken_back_brings_back_nothing(everywhere):
    erase_person(everywhere, by=BY)

    for change in Change.objects.order_by("-pk"):
        try:
            history.undo([change], by=BY, reason="Taken back")
        except history.ChangedSince:
            continue

    assert places_with_the_name() - {str(p) for p in settings.FILES.rglob("*")} == set()


def test_no_search_finds_the_person_and_no_word_of_the_name_is_known(everywhere):
    erase_person(everywhere, by=BY)

    within = search.within({model: model.objects.all() for model in search.types()})
    hits = [search.search(words, within=within) for words in ("Khizhnyak", "Хижняк")]
    assert ([[hit.title for hit in found] for found in hits], SearchWord.objects.filter(word="khizhnyak").count()) == (
        [[], []],
        0,
    )


def test_who_was_merged_into_the_person_is_erased_with_them(person):
    other = register_person(by=BY, family_name="Putnik", given_name="Vladimir")
    Person.objects.filter(pk=other.pk).update(merged_into=person)

    with pytest.raises(Refused, match="merged into another"):
        erase_person(other, by=BY)
    erase_person(person, by=BY)

    other.refresh_from_db()
    assert (other.family_name, other.erased_at is not None) == ("", True)
    assert places_with_the_name() == set()


def test_a_namesake_keeps_their_name_and_is_not_taken_for_the_person(person):
    olga = register_person(by=BY, family_name="Khizhnyak", given_name="Olga")
    both = log_engagement(by=BY, title="Vladimir Khizhnyak and Olga Khizhnyak meet", kind="meeting")
    unsure = log_engagement(by=BY, title="Khizhnyak meets us", kind="meeting")

    erase_person(person, by=BY)

    for row in (olga, both, unsure):
        row.refresh_from_db()
    assert (str(olga), both.title, unsure.title) == (
        "Olga Khizhnyak",
        f"{'█' * 18} and Olga Khizhnyak meet",
        "Khizhnyak meets us",
    )


def test_where_only_the_family_name_stands_it_is_taken_out_as_chosen(person):
    first = log_engagement(by=BY, title="Khizhnyak Street", kind="meeting")
    second = log_engagement(by=BY, title="Dinner with Khizhnyak", kind="meeting")
    doubtful = {place.row.pk: place.key for place in preview(person).doubtful}

    erase_person(person, by=BY, taken=[doubtful[second.pk]])

    first.refresh_from_db(), second.refresh_from_db()
    assert (first.title, second.title) == ("Khizhnyak Street", f"Dinner with {'█' * 9}")
    images = HistoryEvent.objects.filter(model="engagement.engagement").values_list("old", flat=True)
    assert [old for old in images if "Dinner with Kh" in str(old)] == []


def test_the_preview_says_what_would_change_and_changes_nothing(everywhere):
    before = HistoryEvent.objects.count()

    shown = preview(everywhere)

    assert shown.numbers == {
        "names": 3, "identifiers": 1, "contacts": 1, "positions": 2, "notes": 1, "reminders": 1, "attachments": 1,
        "files": 1, "thrown_away": 1,
    }  # fmt: skip
    assert {place.key.split(":")[0] for place in shown.sure} >= {"core.documenttext", "intake.finding"}
    assert (shown.unread, shown.users, HistoryEvent.objects.count()) == (1, [], before)


@pytest.mark.parametrize("role", ["viewer", "contributor", "coordinator"])
def test_only_managers_and_administrators_erase(person, role):
    with pytest.raises(Forbidden):
        erase_person(person, by=Actor(factories.user(role=role)))

    person.refresh_from_db()
    assert str(person) == "Vladimir Khizhnyak"


def test_nobody_is_erased_twice_or_written_about_afterwards(person):
    erased = erase_person(person, by=BY)

    for deed in (
        lambda: erase_person(erased, by=BY),
        lambda: revise_person(erased, by=BY, family_name="Khizhnyak"),
        lambda: add_contact(by=BY, person=erased, value="v.k@example.edu"),
        lambda: name_person(by=BY, person=erased, family_name="Khizhnyak"),
    ):
        with pytest.raises(Refused):
            deed()


def test_names_of_organisations_and_of_who_signs_in_stay(person):
    school = factories.organisation("Khizhnyak School")
    factories.user("vladimir")

    erase_person(person, by=BY)

    school.refresh_from_db()
    assert (school.name, [user.username for user in type(factories.user("x")).objects.filter(username="vladimir")]) == (
        "Khizhnyak School",
        ["vladimir"],
    )


def run_of(content: bytes, name: str, state: str, **fields) -> Import:
    stored, _made = StoredFile.objects.get_or_create(
        sha256=files.put(content), defaults={"size": len(content), "media_type": "text/csv"}
    )
    return Import.objects.create(kind="people", file=stored, file_name=name, state=state, **fields)


def test_files_that_were_imported_and_name_the_person_go(person, settings, django_capture_on_commit_callbacks):
    done = run_of("Имя;Фамилия\nVladimir;Khizhnyak\n".encode(), "people of Khizhnyak.csv", "done")
    ImportLine.objects.create(
        batch=done, row=2, verdict="create", record=person.pk, data={"Given": "Vladimir"}, steps=[["Name", "", "V"]]
    )
    waiting = run_of("Khizhnyak;Владимир".encode("cp1251"), "waiting.csv", "checked")
    other = run_of(b"Berg;Anna", "other.csv", "checked")

    shown = [each.pk for each in preview(person).imports]
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person, by=BY)

    assert shown == [done.pk, waiting.pk]
    assert list(Import.objects.order_by("pk").values_list("pk", flat=True)) == [done.pk, other.pk]
    assert (ImportLine.objects.get().data, files.get(other.file.sha256)) == ({}, b"Berg;Anna")
    assert places_with_the_name() == set()


def test_a_merge_taken_back_after_the_erasure_brings_nothing_back(person):
    other = register_person(by=BY, family_name="Хижняк", given_name="Владимир", notes="Vladimir in Russian")
    add_contact(by=BY, person=other, value="v.k@example.edu")
    kept = merge_people(person, other, by=BY)

    erase_person(kept, by=BY)

    assert places_with_the_name() == set()
    other.refresh_from_db()
    with pytest.raises((Refused, history.ChangedSince)):
        take_back(other, by=BY)
    assert places_with_the_name() == set()
