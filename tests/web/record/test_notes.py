"""The tab of notes, files and sources: what is written there, and by whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.history import Actor
from syndesis.core.models import Attachment, Document, Note, Role
from syndesis.core.notes import add_note
from syndesis.core.services import cite
from syndesis.directory.services import attest_position
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(client):
    user = directory.user("mara", role=Role.COORDINATOR)
    client.force_login(user)
    return user


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def tab(record) -> str:
    return f"{record.get_absolute_url()}notes/"


def upload(name: str, content: bytes = b"content", kind: str = "text/html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def test_a_note_is_added_shown_safely_and_counted(client, mara):
    park = directory.organisation("Harbour Park")
    text = "See https://park.example/?a=1&b=2 <script>alert(1)</script>\nsecond line"
    response = client.post(tab(park), {"text": text, "is_pinned": "1"}, follow=True)
    page = response.content.decode()
    assert (said(response), Note.objects.get().text) == (["The note is added."], text)
    assert '<a href="https://park.example/?a=1&amp;b=2" rel="nofollow">' in page
    assert "<br>second line" in page
    assert "<script>alert" not in page
    assert [each["count"] for each in response.context["tabs"]] == [None, 1, None]


def test_a_note_that_leads_to_a_script_is_no_link(client, mara):
    park = directory.organisation("Harbour Park")
    add_note(by=Actor(mara), subject=park, text='javascript:alert(1) data:text/html,x https://x.example/"onclick="y')
    page = client.get(tab(park)).content.decode()
    assert ('href="javascript:' in page, 'href="data:text' in page, '"onclick="' in page) == (False, False, False)


def test_a_blank_note_comes_back_with_its_reason(client, mara):
    response = client.post(tab(directory.organisation("Harbour Park")), {"text": " "})
    assert (response.status_code, response.context["note_error"], Note.objects.count()) == (
        422,
        "The note is empty.",
        0,
    )


def test_a_note_is_changed_and_deleted_by_its_author_and_by_coordinators(client, mara):
    park = directory.organisation("Harbour Park")
    note = add_note(by=Actor(directory.user("otto", role=Role.CONTRIBUTOR)), subject=park, text="Once")
    one = f"{tab(park)}{note.pk}/"
    assert client.get(one).context["typed"] == "Once"
    client.post(one, {"text": "Twice"})
    note.refresh_from_db()
    assert (note.text, note.author.username) == ("Twice", "otto")
    client.force_login(directory.user("nora", role=Role.CONTRIBUTOR))
    assert (client.get(one).status_code, client.post(one, {"delete": "1"}).status_code) == (404, 404)
    assert [row["url"] for row in client.get(tab(park)).context["notes"]] == [""]
    client.force_login(note.author)
    client.post(one, {"delete": "1"})
    assert Note.objects.count() == 0


def test_a_note_is_not_reached_by_the_page_of_another_record(client, mara):
    park, other = directory.organisation("Harbour Park"), directory.organisation("Harbour University")
    note = add_note(by=Actor(mara), subject=park, text="Once")
    assert client.post(f"{tab(other)}{note.pk}/", {"delete": "1"}).status_code == 404


def test_a_reader_sees_notes_and_files_but_no_form(client):
    park = directory.organisation("Harbour Park")
    add_note(by=SYSTEM, subject=park, text="Ask for Li")
    attach_files(by=SYSTEM, subject=park, given=[NewFile("plan.pdf", b"%PDF")])
    client.force_login(directory.user("vera", role=Role.VIEWER))
    page = client.get(tab(park)).content.decode()
    assert ("Ask for Li" in page, "plan.pdf" in page) == (True, True)
    assert ('name="text"' in page, 'type="file"' in page, "/remove/" in page) == (False, False, False)
    client.post(tab(park), {"text": "Mine"})
    client.post(f"{park.get_absolute_url()}files/", {"file": upload("mine.txt")})
    assert (Note.objects.count(), Attachment.objects.count()) == (1, 1)


def test_several_files_are_attached_and_saved_as_harmless_downloads(client, mara):
    park = directory.organisation("Harbour Park")
    given = [upload("page.html", b"<script>alert(1)</script>"), upload('отчёт "1"\n.svg', b"<svg/>", "image/svg+xml")]
    response = client.post(f"{park.get_absolute_url()}files/", {"file": given, "remark": "From Li"}, follow=True)
    assert said(response) == ["2 files are attached."]
    for document in Document.objects.all():
        file = client.get(f"/documents/{document.pk}/file/")
        assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
        assert file["Content-Disposition"].startswith("attachment")
    page = client.get(f"/documents/{document.pk}/")
    assert (page.context["is_read"], [line["title"] for line in page.context["attached_to"]]) == (
        False,
        ["Harbour Park"],
    )


def test_a_file_that_is_too_large_is_named_with_the_limit(client, mara, settings):
    settings.UPLOAD_LIMIT = 10
    park = directory.organisation("Harbour Park")
    given = [upload("small.txt", b"1"), upload("large.txt", b"0123456789x")]
    response = client.post(f"{park.get_absolute_url()}files/", {"file": given, "remark": "kept"})
    assert (response.status_code, response.context["file_error"], response.context["remark"]) == (
        422,
        "large.txt is larger than 10\xa0bytes.",
        "kept",
    )
    assert Document.objects.count() == 0
    none = client.post(f"{park.get_absolute_url()}files/", {})
    assert (none.status_code, none.context["file_error"]) == (422, "Choose a file first.")


def test_a_document_on_record_is_found_by_its_title_and_attached(client, mara):
    park, document = directory.organisation("Harbour Park"), factories.intake().text.document
    found = client.get(tab(park), {"q": document.title}).context["found"]
    assert [row["pk"] for row in found] == [document.pk]
    files = f"{park.get_absolute_url()}files/"
    assert said(client.post(files, {"document": document.pk}, follow=True)) == [f"“{document.title}” is attached."]
    assert client.get(tab(park), {"q": document.title}).context["found"] == []
    assert said(client.post(files, {"document": document.pk}, follow=True)) == [
        f"“{document.title}” is attached already."
    ]
    attachment = Attachment.objects.get()
    client.post(f"{files}{attachment.pk}/remove/")
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "-1"])
def test_a_document_that_is_not_there_or_out_of_reach_is_not_attached(client, mara, key):
    park, hidden = directory.organisation("Harbour Park"), directory.organisation("Secret", visibility="restricted")
    (secret,) = attach_files(by=SYSTEM, subject=hidden, given=[NewFile("orchid.pdf", b"%PDF")])
    files = f"{park.get_absolute_url()}files/"
    assert client.post(files, {"document": key}).status_code == 404
    assert client.post(files, {"document": secret.document_id}).status_code == 404
    assert client.get(tab(park), {"q": "orchid"}).context["found"] == []


@pytest.mark.concept(120)
def test_documents_that_say_something_of_the_record_or_its_parts_are_its_sources(client, mara):
    intake, person = factories.intake(), directory.person("Oliveira", "Marta")
    position = attest_position(by=SYSTEM, person=person, title="vice-rector", on="2025")
    cite(by=SYSTEM, subject=position, text=intake.text, start=0, end=10)
    (source,) = client.get(tab(person)).context["sources"]
    evidence = intake.text.evidence.get()
    assert (source["title"], source["url"]) == (
        intake.text.document.title,
        f"/documents/{intake.text.document_id}/#e{evidence.pk}",
    )
    Document.objects.update(visibility="restricted")
    assert client.get(tab(person)).context["sources"] == []


def test_search_finds_an_attachment_by_its_title_within_its_record(client, mara):
    hidden, park = directory.organisation("Secret", visibility="restricted"), directory.organisation("Park")
    attach_files(by=SYSTEM, subject=hidden, given=[NewFile("Orchid_plan.dwg", b"1")])
    attach_files(by=SYSTEM, subject=park, given=[NewFile("Open_plan.dwg", b"2")])
    page = client.get("/search/?q=plan").content.decode()
    assert ("Open_plan.dwg" in page, "Orchid_plan.dwg" in page) == (True, False)
