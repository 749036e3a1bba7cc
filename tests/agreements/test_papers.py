"""The documents of an agreement: versions, who reads them, what search finds, files larger than memory."""

import tracemalloc
from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType

from syndesis.agreements.choices import PaperRole, PaperText
from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.papers import NewPaper, add_papers, remove_paper, revise_paper
from syndesis.core import search
from syndesis.core.history import Actor
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Document, Role, SearchEntry, Visibility
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.intake.policies import documents
from tests.directory import factories

pytestmark = pytest.mark.django_db
DRAFT = "The Parties shall publish a yearbook of their lighthouse studies."


def paper(text: str, name: str = "draft.txt") -> NewPaper:
    return NewPaper(name, len(text.encode()), [text.encode()])


@pytest.fixture
def agreement() -> Agreement:
    return register_agreement(
        by=factories.SYSTEM, title="Lighthouse framework", organisations=[factories.organisation("Harbour University")]
    )


def versions(agreement: Agreement) -> list[tuple[str, str, int, str]]:
    return sorted((row.role, row.language, row.version, row.reading) for row in agreement.papers.all())


def test_documents_are_versions_of_a_role_and_language_and_their_words_are_found(agreement):
    by = Actor(factories.user())

    add_papers(by=by, agreement=agreement, given=[paper(DRAFT), paper("Zweiter", "b.txt")], language="en")
    (spanish,) = add_papers(by=by, agreement=agreement, given=[paper("Proyecto", "c.txt")], language="es")
    (unread,) = add_papers(by=by, agreement=agreement, given=[paper("x", "d.bin")], role=PaperRole.SIGNED)
    run_waiting()

    assert versions(agreement) == [
        ("draft", "en", 1, PaperText.READ),
        ("draft", "en", 2, PaperText.READ),
        ("draft", "es", 1, PaperText.READ),
        ("signed", "", 1, PaperText.UNKNOWN),
    ]
    hits = search.search("lighthouse yearbook", within=search.within({Document: Document.objects.all()}), limit=5)
    assert [hit.title for hit in hits] == ["draft.txt"]

    revise_paper(spanish, by=by, role=PaperRole.DRAFT, language="en")
    assert versions(agreement)[2] == ("draft", "en", 3, PaperText.READ)
    remove_paper(unread, by=by)
    assert (agreement.papers.count(), Document.objects.get(pk=unread.document_id).archived_at is None) == (3, False)


def test_who_does_not_see_the_agreement_sees_none_of_its_documents(agreement):
    add_papers(by=factories.SYSTEM, agreement=agreement, given=[paper(DRAFT)])
    run_waiting()
    outsider, manager = factories.user("vera", Role.VIEWER), factories.user("olga", Role.ADMINISTRATOR)
    document = Document.objects.get()

    def found(user) -> tuple[bool, list[str]]:
        within = search.within({Document: lambda keys: documents.seen(user, keys)})
        return documents.can(user, "view", document), [
            hit.title for hit in search.search("lighthouse yearbook", within=within, limit=5)
        ]

    assert found(outsider) == (True, ["draft.txt"])
    Agreement.objects.update(visibility=Visibility.RESTRICTED)
    assert SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(Document)).exists()
    assert [found(outsider), found(manager)] == [(False, []), (True, ["draft.txt"])]
    with pytest.raises(Forbidden):
        add_papers(by=Actor(outsider), agreement=agreement, given=[paper("Other")])


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("given", "message"),
    [
        (NewPaper("none.pdf", 0, []), "none.pdf is empty."),
        (
            NewPaper("scan.pdf", 300 << 20, []),
            "scan.pdf is larger than 250.0 MB. Scan it at a lower resolution, or in parts.",
        ),
        (paper(DRAFT, "again.txt"), "“again.txt” is among the documents of this agreement already."),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_by_name(given, message, agreement):
    add_papers(by=factories.SYSTEM, agreement=agreement, given=[paper(DRAFT)])

    with pytest.raises(Refused) as refusal:
        add_papers(by=factories.SYSTEM, agreement=agreement, given=[paper("Good", "good.txt"), given])

    assert (str(refusal.value).replace("\xa0", " "), agreement.papers.count()) == (message, 1)


@pytest.mark.any_database
@pytest.mark.full
def test_a_scan_of_200_megabytes_is_kept_in_little_memory_and_not_read(agreement):
    def pieces() -> Iterator[bytes]:
        yield b"%PDF-1.7\n"
        for _ in range(200 * 16):
            yield bytes(1 << 16)

    tracemalloc.start()
    add_papers(by=factories.SYSTEM, agreement=agreement, given=[NewPaper("scan.pdf", 200 << 20, pieces())])
    run_waiting()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert agreement.papers.get().reading == PaperText.LARGE
    assert peak < 20 << 20
