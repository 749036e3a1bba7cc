"""Papers are set with our own typefaces, in every script of the interface, and what was typed stays text."""

from datetime import date
from pathlib import Path

import pytest

from syndesis.core import papers
from syndesis.core.papers import making
from tests.core.papers import reading

DAY = date(2026, 11, 21)
NAMES = {
    "en": "Łódź University, “Åbo Akademi”, Boğaziçi – № 5 × ½",
    "es": "¿Qué prometió la Universidad de Málaga? ¡Año y medio!",
    "ru": "Казанский (Приволжский) федеральный университет — «съезд», ёж",
    "zh-hans": "清华大学与“一带一路”高校联盟签署协议，二〇一一年。Tsinghua Qīnghuá",
}


@pytest.fixture
def template(monkeypatch, tmp_path: Path) -> str:
    """A template that sets its lines, beside the house style."""
    house = making.TEMPLATES / "house.typ"
    (tmp_path / "house.typ").write_text(house.read_text(encoding="utf-8"), encoding="utf-8")
    sample = Path(__file__).parent / "sample.typ"
    (tmp_path / "sample.typ").write_text(sample.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(making, "TEMPLATES", tmp_path)
    return "sample"


def made(template: str, *lines: str, language: str = "en") -> bytes:
    data = {"title": lines[0], "lines": lines, "header": "", "footer": ""}
    return papers.pdf(template, data, title=lines[0], language=language, day=DAY)


def without_spaces(text: str) -> str:
    """Typst sets a little space between scripts, which a reader of PDFs takes for a space."""
    return "".join(text.split())


@pytest.mark.parametrize("language", NAMES)
def test_a_paper_says_what_it_was_given_in_every_language(template, language):
    content = made(template, NAMES[language], language=language)

    assert without_spaces(reading.text(content)).count(without_spaces(NAMES[language])) == 2
    assert reading.ink(content) > 0.005


@pytest.mark.parametrize("language", NAMES)
def test_a_paper_carries_its_typefaces_with_it(template, language):
    found = reading.fonts(made(template, NAMES[language], language=language))

    wanted = {"Inter-Regular", "Inter-SemiBold"}
    chinese = {"NotoSansSC-Regular", "NotoSansSC-SemiBold"}
    assert found == (wanted | chinese if language == "zh-hans" else wanted)


@pytest.mark.parametrize("text", NAMES.values())
def test_no_character_of_our_languages_is_lacking(text):
    assert papers.lacking(text) == ""


def test_characters_that_no_typeface_has_are_told():
    assert papers.lacking("Тест 清华 서울 สวย é") == "서울สวย"


def test_what_was_typed_is_never_markup(template):
    hostile = '#set page(paper: "a6") #read("/etc/passwd") $x$ @b <c> *d* _e_ \\ // `f` "quoted" \x1b[0m'.replace(
        "\x1b", ""
    )

    content = made(template, hostile)

    assert without_spaces(hostile) in without_spaces(reading.text(content))


def test_the_same_data_make_the_same_paper(template):
    assert made(template, NAMES["ru"]) == made(template, NAMES["ru"])


def test_a_template_reads_nothing_outside_its_folder(template):
    (making.TEMPLATES / "sample.typ").write_text('#read("/etc/hostname")')
    (making.TEMPLATES / "up.typ").write_text('#read("../secret")')

    for name in ("sample", "up"):
        with pytest.raises(making.typesetting.Failed):
            made(name, "x")


def test_a_paper_that_costs_too_much_is_refused(template):
    with pytest.raises(papers.TooLong):
        made(template, "e" + "\u0301" * 50_000)
    with pytest.raises(papers.TooLong):
        made(template, *["A line of it"] * 100_000)


def test_missing_typefaces_are_told_not_set_as_boxes(template, monkeypatch, tmp_path):
    monkeypatch.setattr(making, "FOLDER", tmp_path / "none")

    with pytest.raises(papers.FontsMissing, match=r"typefaces of papers are missing"):
        made(template, NAMES["zh-hans"])
