"""A briefing on paper: two pages however busy the partner, in every script, for nobody more than they may see."""

import io
from datetime import date

import pytest
from django.utils import translation
from docx import Document

from syndesis.core.models import Role, Visibility
from syndesis.insight.briefings import LONG, SHORT, Briefing, Line, Part, briefing, papers
from syndesis.insight.briefings.word import docx
from tests.core.papers import reading
from tests.directory import factories
from tests.insight.briefings.busy import TODAY, Busy, busy, fill

pytestmark = pytest.mark.any_database  # what is read of the database, `test_briefing.py` tries on each
SECRET = "Zzyzx"
LANGUAGES = ("en", "ru", "es", "zh-hans")
SUBJECTS = ("partner", "visit", "region")
BOTH = [(subject, language) for subject in SUBJECTS for language in LANGUAGES]
"""Of a visit and a region the papers of one language stand for the others, but in the full run."""


@pytest.fixture
def case(db) -> Busy:
    return busy()


@pytest.fixture
def chief(db):
    return factories.user("chief", Role.ADMINISTRATOR)


def made(case: Busy, reader, language: str = "en", subject: str = "partner", **more) -> Briefing:
    kept = getattr(case, subject)
    return briefing(type(kept).objects.get(pk=kept.pk), reader, TODAY, language, **more)


def in_word(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("subject", "language"),
    [
        pytest.param(*both, marks=[pytest.mark.full] if both[0] != "partner" and both[1] != "ru" else [])
        for both in BOTH
    ],
)
def test_a_busy_partner_fits_on_two_pages(case, chief, subject, language):
    long = " with a long name, as such records often bear, to say with whom and what for" * 2
    for number in range(12):
        fill(case, f"{'合作项目研究' * 5} {number}{long}"[:110])

    content = papers.pdf(made(case, chief, language, subject), TODAY)

    assert len(reading.pages(content)) == 2
    assert min(reading.ink(content, page) for page in (0, 1)) > 0.01


def test_a_dossier_may_be_longer_and_leaves_nothing_out(case, chief):
    for number in range(12):
        fill(case, f"Number {number}")

    pages = reading.pages(papers.pdf(made(case, chief, length=LONG), TODAY))

    assert len(pages) > 2
    assert all(f"Number {number} promise 1" in "\n".join(pages) for number in range(12))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_box_stands_for_a_letter(case, chief, language):
    fill(case, "Проект 合作 Łódź")
    case.partner.names.create(text="سالامانكا", language="ar", kind="official")
    case.partner.names.create(text="加的斯大学", language="zh", kind="official")

    data = str(papers.data_of(made(case, chief, language)))

    assert papers.papers.lacking(data) == ""
    assert "加的斯大学" in data


@pytest.mark.parametrize("write", [papers.pdf, docx])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_paper_tells_what_its_reader_may_not_see(case, chief, subject, write):
    fill(case, SECRET, Visibility.RESTRICTED)
    viewer = factories.user("viewer", Role.VIEWER)
    read = reading.text if write is papers.pdf else in_word

    assert SECRET in read(write(made(case, chief, subject=subject, length=LONG), TODAY))
    assert SECRET not in read(write(made(case, viewer, subject=subject, length=LONG), TODAY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_paper_say_the_same(case, chief, language):
    fill(case, "Open")
    told = made(case, chief, language)

    paper = "".join(reading.text(papers.pdf(told, TODAY)).split())
    word = in_word(docx(told, TODAY))

    titles = [line.title for part in told.parts for line in part.lines] + [part.title for part in told.parts]
    assert [title for title in titles if "".join(title.split()) not in paper] == []
    assert [title for title in titles if title not in word] == []


def test_what_was_typed_is_text_in_a_word_file():
    hostile = "<w:t>&amp;\x00\x0b]]>\ufffe \u202e"
    told = Briefing(hostile, "", "", "en", SHORT, [Part("people", "People", (Line(hostile, hostile, hostile),))])

    assert "<w:t>&amp;]]> \u202e" in in_word(docx(told, TODAY))


def test_a_file_has_a_name_that_every_system_takes():
    told = Briefing('A/B: "C" <D>\x00*?', "", "", "en", SHORT)
    blank = Briefing("???", "", "", "ru", SHORT)

    with translation.override("en"):
        assert papers.file_name(told, date(2026, 1, 2), "pdf") == "2026-01-02 A B C D.pdf"
        assert papers.file_name(blank, date(2026, 1, 2), "docx") == "2026-01-02 Briefing.docx"
