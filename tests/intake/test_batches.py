"""Many documents at once: taken in by a job that goes on where it was killed, and queued by partner."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from syndesis.cli.__main__ import main
from syndesis.core import files
from syndesis.core.history import Actor
from syndesis.core.models import StoredFile
from syndesis.core.services import Refused
from syndesis.intake import archives
from syndesis.intake.models import Batch, BatchFile, Intake
from syndesis.intake.services import batches, hand_in, read_intake, start_archive, take_some, tell_not_taken
from tests.directory.factories import organisation, user
from tests.intake import factories
from tests.intake.factories import SYSTEM

pytestmark = pytest.mark.django_db


def packed(named: dict[str, str | bytes], name: str = "news.zip") -> SimpleUploadedFile:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, text in named.items():
            archive.writestr(each, text)
    return SimpleUploadedFile(name, content.getvalue())


def texts(number: int) -> dict[str, str | bytes]:
    return {f"{year:04}/news {year}.txt": f"The visit of {year} went well." for year in range(1900, 1900 + number)}


def states(batch: Batch) -> dict[str, int]:
    found = list(BatchFile.objects.filter(batch=batch).values_list("state", flat=True))
    return {state: found.count(state) for state in sorted(set(found))}


def test_an_archive_is_taken_in_some_at_a_time_and_goes_on_after_a_kill(monkeypatch):
    monkeypatch.setattr(batches, "AT_A_TIME", 4)
    batch = start_archive(packed(texts(10) | {"Новости.txt": "Визит состоялся."}), by=SYSTEM)
    take_some(batch.pk)
    assert states(batch) == {"taken": 4, "waiting": 7}
    killed = BatchFile.objects.filter(batch=batch, state="taken").last()
    BatchFile.objects.filter(pk=killed.pk).update(state="waiting", intake=None)  # handed in, but not yet said so
    for _run in range(3):
        take_some(batch.pk)
    assert (states(batch), Intake.objects.count()) == ({"taken": 11}, 11)
    assert BatchFile.objects.get(intake__text__document__file_name="Новости.txt").state == "taken"


def test_the_archive_is_thrown_away_once_its_documents_are_kept():
    batch = start_archive(packed(texts(2)), by=SYSTEM)
    kept = Path(files.path_of(batch.archive.sha256))
    assert kept.exists()
    take_some(batch.pk)
    batch.refresh_from_db()
    assert (batch.archive, kept.exists(), StoredFile.objects.count()) == (None, False, 2)


def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on():
    hand_in(by=SYSTEM, content=b"An old text.", file_name="old.txt")
    named = {
        "old.txt": "An old text.",
        "picture.png": b"\x89PNG\r\n\x1a\n0000",
        "empty.txt": "",
        "good.txt": "A visit.",
        "__MACOSX/good.txt": "x",
        ".hidden": "x",
        "inner.zip": packed({"a.txt": "a"}).read(),
    }
    batch = start_archive(packed(named), by=SYSTEM)
    take_some(batch.pk)
    assert states(batch) == {"known": 1, "refused": 3, "taken": 1}
    assert all(row.error for row in BatchFile.objects.filter(batch=batch, state="refused"))


def test_why_a_document_was_refused_is_told_in_the_language_of_who_handed_it_in():
    lana = user("lana", "coordinator")
    lana.language = "ru"
    lana.save()
    batch = start_archive(packed({"empty.txt": ""}), by=Actor(lana))
    take_some(batch.pk)
    assert BatchFile.objects.get().error == "Файл «empty.txt» пуст."


def test_a_document_over_which_the_worker_dies_is_left_out():
    batch = start_archive(packed(texts(3)), by=SYSTEM)
    batches._list_files(batch)
    tell_not_taken(batch.pk)
    take_some(batch.pk)
    assert states(batch) == {"refused": 1, "taken": 2}


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (SimpleUploadedFile("a.zip", b"PK nothing"), "This is no archive that can be opened."),
        (packed({"folder/": ""}), "news.zip holds no document."),
    ],
    ids=["damaged", "empty"],
)
def test_what_is_no_archive_of_documents_is_refused(file, why):
    with pytest.raises(Refused, match=why):
        start_archive(file, by=SYSTEM)


def test_an_entry_that_unpacks_to_too_much_is_refused(settings):
    settings.UPLOAD_LIMIT = 1000
    with pytest.raises(Refused, match="larger than"):
        archives.content_of(packed({"bomb.txt": "0" * 100_000}), 0)


def test_a_folder_comes_in_by_command(tmp_path, capsys):
    for name, text in texts(3).items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(str(text))
    (tmp_path / ".git").write_text("x")
    assert main(["intake", "batch", str(tmp_path)]) == 0
    batch = Batch.objects.get()
    take_some(batch.pk)
    assert states(batch) == {"taken": 3}
    assert StoredFile.objects.count() == 3


def test_the_page_tells_how_far_it_is_to_whoever_handed_it_in(client):
    ada = user("ada", "coordinator")
    client.force_login(ada)
    answer = client.post(reverse("web:intake"), {"file": packed(texts(2) | {"empty.txt": ""})})
    batch = Batch.objects.get()
    assert answer["Location"] == batch.get_absolute_url()
    assert batch.name in client.get("/intake/").content.decode()
    take_some(batch.pk)
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "0 of 3" not in page
    assert "empty.txt" in page
    client.force_login(user("mara", "coordinator"))
    assert client.get(batch.get_absolute_url()).status_code == 404


def test_the_queue_is_grouped_by_whom_the_texts_are_mostly_about(client):
    harbour, hidden = organisation("Harbour University"), organisation("Silent Works", visibility="restricted")
    for text in (
        "Harbour University visited us. Harbour University liked it.",
        "Silent Works came. Silent Works left.",
    ):
        read_intake(hand_in(by=SYSTEM, content=text.encode(), file_name="a.txt").pk)
    read_intake(
        hand_in(by=SYSTEM, content=b"Harbour University and Silent Works. Harbour University.", file_name="b.txt").pk
    )
    assert sorted(Intake.objects.values_list("about", flat=True)) == [harbour.pk, harbour.pk, hidden.pk]
    client.force_login(user("cora", "coordinator"))
    groups = client.get("/intake/").context["groups"]
    assert [(each["label"], each["count"]) for each in groups] == [
        ("Harbour University", 2),
        ("Nobody of our record", 1),
    ]
    assert len(client.get(groups[0]["url"]).context["documents"]) == 2
    assert client.get(f"/intake/?about={hidden.pk}").context["documents_title"] == "Documents"


def test_accuracy_tells_what_reviewers_did(client):
    case = factories.intake()
    for key, words, confidence in (("o1", "Harbour University", 0.95), ("o2", "Northern Polytechnic", 0.92)):
        factories.organisation(case, key, words)
        case.findings.filter(key=key).update(confidence=confidence)
    case.findings.filter(key="o1").update(decision="accepted")
    case.findings.filter(key="o2").update(decision="rejected")
    figure = factories.figure(case, "f1", "11,400 students", "o1")
    case.findings.filter(pk=figure.pk).update(decision="accepted", as_read={"value": 1}, confidence=0.6)
    client.force_login(user("ada", "viewer"))
    context = client.get("/intake/accuracy/").context
    by_category = {str(line["label"]): line for line in context["categories"]}
    assert [by_category["Organisations"][name] for name in ("found", "accepted", "rejected", "right")] == [
        2,
        1,
        1,
        "50 %",
    ]
    assert by_category["Figures"]["corrected"] == 1
    assert [(row["decided"], row["claimed"], row["share"]) for row in context["classes"]] == [
        (1, "95 %", 100),
        (1, "92 %", 0),
        (1, "60 %", 0),
    ]
