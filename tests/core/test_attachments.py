"""Files attached to a record are read by whoever may see the record, by nobody else, and never by their content."""

import pytest

from syndesis.core import search
from syndesis.core.attachments import NewFile, attach_document, attach_files, attachments, of_subject, remove_attachment
from syndesis.core.history import Actor, events_of
from syndesis.core.models import Attachment, Document, Role, StoredFile
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.intake.policies import documents
from tests.directory.factories import SYSTEM, organisation, user
from tests.intake import factories

pytestmark = pytest.mark.django_db
PLAN = NewFile("Site plan_final.dwg", b"\x00plan")


def readable(reader) -> list[str]:
    return sorted(document.title for document in Document.objects.filter(documents.scope(reader, "view")))


def found(reader, words: str) -> list[str]:
    rows = Document.objects.filter(documents.scope(reader, "view"))
    return [hit.title for hit in search.search(words, within=search.within({Document: rows}))]


def test_several_files_of_any_kind_are_kept_and_attached():
    park, mara = organisation("Harbour Park"), user("mara")
    made = attach_files(by=Actor(mara), subject=park, given=[PLAN, NewFile("notes.txt", b"text")], remark="From Li")
    assert [(a.document.title, a.remark, a.attached_by) for a in made] == [
        ("Site plan_final.dwg", "From Li", mara),
        ("notes.txt", "From Li", mara),
    ]
    assert [(a.document.file.size, a.document.texts.get().text) for a in made] == [(5, ""), (4, "")]
    assert set(of_subject(park)) == set(made)


def test_a_file_is_read_and_found_by_whoever_may_see_the_record():
    hidden, park = organisation("Secret Institute", visibility="restricted"), organisation("Harbour Park")
    attach_files(by=SYSTEM, subject=hidden, given=[NewFile("orchid plan.pdf", b"%PDF")])
    attach_files(by=SYSTEM, subject=park, given=[NewFile("open plan.pdf", b"%PDF-")])
    vera, cora = user("vera", role=Role.VIEWER), user("cora", role=Role.COORDINATOR, answers_for=(hidden,))
    assert (readable(vera), readable(cora)) == (["open plan.pdf"], ["open plan.pdf", "orchid plan.pdf"])
    assert (found(vera, "plan"), found(vera, "orchid"), found(cora, "orchid")) == (
        ["open plan.pdf"],
        [],
        ["orchid plan.pdf"],
    )
    assert list(Attachment.objects.filter(attachments.scope(vera, "view"))) == list(of_subject(park))


def test_a_file_follows_its_record_when_that_is_restricted_later():
    park, vera = organisation("Harbour Park"), user("vera", role=Role.VIEWER)
    attach_files(by=SYSTEM, subject=park, given=[PLAN])
    before = readable(vera)
    Organisation.objects.update(visibility="restricted")
    assert (before, readable(vera)) == ([PLAN.name], [])


def test_the_same_bytes_with_an_open_record_open_nothing_else():
    hidden, park = organisation("Secret Institute", visibility="restricted"), organisation("Harbour Park")
    for subject, name in ((hidden, "orchid.pdf"), (park, "open.pdf")):
        attach_files(by=SYSTEM, subject=subject, given=[NewFile(name, b"%PDF the same")])
    assert (StoredFile.objects.count(), readable(user("vera", role=Role.VIEWER))) == (1, ["open.pdf"])


def test_a_known_document_is_attached_once_and_stays_open_to_all():
    park, document = organisation("Harbour Park"), factories.intake().text.document
    attach_document(by=SYSTEM, subject=park, document=document)
    with pytest.raises(Refused, match="attached already"):
        attach_document(by=SYSTEM, subject=park, document=document)
    assert readable(user("vera", role=Role.VIEWER)) == [document.title]


def test_nobody_attaches_to_what_they_may_not_change_nor_what_they_may_not_see(settings):
    park, hidden = organisation("Harbour Park"), organisation("Secret Institute", visibility="restricted")
    (secret,) = attach_files(by=SYSTEM, subject=hidden, given=[PLAN])
    mara, otto = user("mara", role=Role.MANAGER), user("otto", role=Role.CONTRIBUTOR)
    with pytest.raises(Forbidden):
        attach_document(by=Actor(mara), subject=park, document=secret.document)
    with pytest.raises(Forbidden):
        attach_files(by=Actor(otto), subject=park, given=[PLAN])
    with pytest.raises(Forbidden):
        remove_attachment(secret, by=Actor(mara))
    assert Attachment.objects.get() == secret


def test_one_wrong_file_keeps_all_out_and_is_named(settings):
    settings.UPLOAD_LIMIT = 5
    park = organisation("Harbour Park")
    wrong = {"large.bin": b"123456", "empty.bin": b""}
    for name, content in wrong.items():
        with pytest.raises(Refused, match=name):
            attach_files(by=SYSTEM, subject=park, given=[PLAN, NewFile(name, content)])
    assert (Attachment.objects.count(), Document.objects.count()) == (0, 0)


def test_a_file_taken_away_keeps_its_document_and_its_history():
    park, reader = organisation("Harbour Park"), user("mara")
    (first,) = attach_files(by=Actor(reader), subject=park, given=[PLAN])
    remove_attachment(first, by=Actor(reader))
    document = Document.objects.get()
    assert [event.change.reason for event in events_of(document)] == ["Attachment removed", "File attached"]
    assert (document.archived_at is None, readable(reader), found(user("ada", role=Role.ADMINISTRATOR), "plan")) == (
        False,
        [],
        [],
    )
    attach_files(by=Actor(reader), subject=park, given=[PLAN])
    assert readable(reader) == [PLAN.name]


def test_a_document_that_lies_elsewhere_too_is_not_archived():
    park, second = organisation("Harbour Park"), organisation("Harbour University")
    (first,) = attach_files(by=SYSTEM, subject=park, given=[PLAN])
    attach_document(by=SYSTEM, subject=second, document=first.document)
    remove_attachment(first, by=SYSTEM)
    assert Document.objects.get().archived_at is None


def test_who_only_reads_a_restricted_document_opens_it_to_nobody():
    park, lake = organisation("Harbour Park", visibility="restricted"), organisation("Lake University")
    mara = user("mara", role=Role.COORDINATOR, answers_for=[park])
    secret = attach_files(by=SYSTEM, subject=park, given=[NewFile("terms.pdf", b"secret terms")])[0].document
    assert readable(mara) == ["terms.pdf"]
    with pytest.raises(Forbidden):
        attach_document(by=Actor(mara), subject=lake, document=secret)
    assert (readable(user("vera")), of_subject(lake).count()) == ([], 0)


def test_a_file_of_an_open_record_may_be_attached_to_another():
    park, lake, mara = organisation("Harbour Park"), organisation("Lake University"), user("mara", role=Role.MANAGER)
    file = attach_files(by=SYSTEM, subject=park, given=[PLAN])[0].document
    attach_document(by=Actor(mara), subject=lake, document=file)
    assert of_subject(lake).get().document == file
