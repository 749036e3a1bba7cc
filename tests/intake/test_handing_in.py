"""Documents come in by page and command; what cannot be read is refused by name, and leaves nothing behind."""

import hashlib
import threading

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from syndesis.core import files
from syndesis.core.history import Actor
from syndesis.core.jobs import attempts
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Document, HistoryEvent, StoredFile
from syndesis.core.services import Refused
from syndesis.intake import formats
from syndesis.intake.models import Intake, IntakeStatus
from syndesis.intake.services import AlreadyHandedIn, hand_in, read_intake
from tests.directory import factories as directory
from tests.intake.formats import samples

pytestmark = pytest.mark.django_db
NEWS = "A visit\n\nOn 7 May 2025 a delegation of Harbour University visited Northern Polytechnic.\n"


@pytest.fixture
def by() -> Actor:
    return Actor(directory.user())


@pytest.mark.concept(114, 115, 117)
def test_a_document_is_kept_with_its_file_and_read_once(by):
    directory.home()
    intake = hand_in(by=by, content=NEWS.encode(), file_name="news.txt")
    assert (intake.status, intake.text.document.title) == (IntakeStatus.WAITING, "A visit")
    for _time in range(2):
        read = read_intake(intake.pk)
    assert (read.status, read.text.text) == (IntakeStatus.READ, NEWS)
    assert len({finding.key for finding in read.findings.all()}) == read.findings.count() > 0


def test_the_same_file_twice_is_recognised(by):
    first = hand_in(by=by, content=NEWS.encode(), file_name="news.txt")
    with pytest.raises(AlreadyHandedIn) as known:
        hand_in(by=by, content=NEWS.encode(), file_name="other name.txt")
    assert (known.value.intake, Document.objects.count()) == (first, 1)


def test_a_document_whose_reading_killed_every_worker_says_so_and_is_read_when_it_comes_again(by):
    intake = hand_in(by=by, content=NEWS.encode(), file_name="news.txt")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, worker_ids=["first", "second", "third"], started_at=timezone.now()
    )
    attempts.rescue_from_all_but(set())
    intake.refresh_from_db()
    assert (intake.status, intake.error) == ("failed", "The reading broke off each time that it was tried.")

    with pytest.raises(AlreadyHandedIn):
        hand_in(by=by, content=NEWS.encode(), file_name="news.txt")
    run_waiting()
    intake.refresh_from_db()
    assert (intake.status, intake.error) == (IntakeStatus.READ, "")
    assert not HistoryEvent.objects.filter(model="intake.intake", change=None).exists()


@pytest.mark.django_db(transaction=True)
def test_a_document_sent_four_times_at_once_is_kept_once(by):
    at_once, taken = threading.Barrier(4), []

    def send() -> None:
        at_once.wait()
        try:
            taken.append(hand_in(by=by, content=NEWS.encode(), file_name="news.txt").pk)
        except AlreadyHandedIn as known:
            taken.append(known.intake.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken == [Intake.objects.get().pk] * 4
    assert (Document.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_a_file_that_somebody_keeps_to_themselves_is_refused_without_its_title(by):
    hand_in(by=by, content=NEWS.encode(), file_name="news.txt")
    Document.objects.update(visibility="restricted")
    with pytest.raises(Refused, match="keeps it to themselves") as refusal:
        hand_in(by=Actor(directory.user("vera")), content=NEWS.encode(), file_name="news.txt")
    assert "A visit" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.txt", b"  \n ", "empty.txt is empty"),
        ("table.xlsx", b"PK\x03\x04", "table.xlsx: documents of this kind are not read"),
        ("picture.txt", b"\x89PNG\0\0\0", "picture.txt seems to be a picture"),
        ("data.txt", b"\x01\0\0\0", "data.txt is not a text"),
        ("scan.pdf", samples.scan(), "scan.pdf is a scan: it holds pictures of pages, no text"),
        ("locked.pdf", samples.locked_pdf(), "locked.pdf is protected by a password"),
        ("broken.pdf", samples.pdf(samples.printed(NEWS))[:80], "broken.pdf is damaged"),
        ("broken.docx", samples.word()[:3000], "broken.docx is damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc is a Word file of the old kind"),
        ("page.html", b"<html><script>x=1</script></html>", "page.html holds no text"),
        ("big.txt", b"a" * (25 * 1024 * 1024 + 1), "big.txt is larger than 25.0"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_leaves_nothing(by, name, content, complaint):
    with pytest.raises(Refused, match=complaint):
        hand_in(by=by, content=content, file_name=name)
    assert (Intake.objects.count(), Document.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    assert not files.path_of(hashlib.sha256(content).hexdigest()).exists()


def test_a_file_with_a_wrong_ending_is_kept_as_what_it_is(by):
    intake = hand_in(by=by, content=samples.pdf(samples.printed("A visit", samples.NEWS)), file_name="news.txt")
    assert intake.text.document.file.media_type == "application/pdf"
    assert intake.text.document.title == "A visit"


def test_a_viewer_hands_nothing_in():
    with pytest.raises(Refused, match="role does not allow"):
        hand_in(by=Actor(directory.user(role="viewer")), content=NEWS.encode(), file_name="news.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_the_encoding_it_was_written_in(encoding):
    text = "Делегация посетила Политехнический университет. Стороны подписали соглашение о сотрудничестве.\r\n"
    assert formats.text_of(text.encode(encoding), "новость.txt") == text.replace("\r\n", "\n")


def test_a_page_is_read_without_its_menu():
    page = (
        "<html><head><title>News</title></head><body><nav><a href='/'>Home</a><a href='/x'>Contact us</a></nav>"
        "<article>"
        "<h1>Delegation from the Harbour University</h1>" + "<p>On 7 May 2025 a delegation visited Northern Polytechnic"
        " and agreed to open a summer school in the year ahead.</p>"
        * 4
        + "</article><footer>Cookies</footer></body></html>"
    )
    text = formats.text_of(page.encode(), "page.html")
    assert text.startswith("Delegation from the Harbour University")
    assert ("summer school" in text, "Contact us" in text, "Cookies" in text) == (True, False, False)
