"""A briefing as a Word file, to be worked on: the same words in the same order as on paper."""

import io
import re
from datetime import date

from django.utils import translation
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from syndesis.insight.briefings.shapes import Briefing, Part

LATIN, CHINESE = "Arial", "Microsoft YaHei"
"""Typefaces that come with the word processors of the world; a file in Word carries none of its own."""
MARGIN, ACROSS = 18, 174
"""Millimetres of A4."""
ACCENT, MUTED = RGBColor(0x0B, 0x5F, 0x63), RGBColor(0x66, 0x63, 0x5D)
TONES = {"bad": RGBColor(0xA3, 0x20, 0x18), "warn": RGBColor(0x8A, 0x5A, 0x00)}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML may hold."""


def docx(briefing: Briefing, day: date) -> bytes:
    word = Document()
    _page(word, briefing)
    word.core_properties.title = _plain(f"{briefing.title} – {briefing.subtitle}")[:255]
    word.core_properties.author = "Syndesis"
    word.core_properties.comments = ""
    word.core_properties.language = briefing.language
    word.add_heading(_plain(briefing.title), level=1)
    _run(word.add_paragraph(), f"{briefing.subtitle} · {briefing.standfirst}", color=MUTED)
    with translation.override(briefing.language):
        for part in briefing.parts:
            _part(word, part)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _page(word: Word, briefing: Briefing) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(MARGIN))
    normal = word.styles["Normal"]
    _face(normal, 9)
    normal.paragraph_format.space_after = Pt(2)
    for level, size in ((1, 17), (2, 10.5)):
        heading = word.styles[f"Heading {level}"]
        _face(heading, size)
        heading.font.color.rgb = ACCENT if level == 2 else RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(9 if level == 2 else 0)
        heading.paragraph_format.space_after = Pt(3)
    footer = section.footer.paragraphs[0]
    _run(footer, f"{briefing.title} · {briefing.standfirst}", color=MUTED)


def _face(style: object, size: float) -> None:
    style.font.name, style.font.size = LATIN, Pt(size)  # type: ignore[attr-defined]
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    faces.set(qn("w:eastAsia"), CHINESE)


def _part(word: Word, part: Part) -> None:
    word.add_heading(_plain(part.title), level=2)
    for label, text in part.pairs:
        paragraph = word.add_paragraph()
        _run(paragraph, f"{label}: ", color=MUTED)
        _run(paragraph, text)
    if part.facts:
        table = word.add_table(rows=2, cols=len(part.facts))
        for column, fact in enumerate(part.facts):
            _run(table.cell(0, column).paragraphs[0], fact.label, color=MUTED)
            cell = table.cell(1, column).paragraphs[0]
            _run(cell, fact.value, bold=True)
            if fact.note:
                _run(cell, f" {fact.note}", color=MUTED)
    for line in part.lines:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(ACROSS), WD_TAB_ALIGNMENT.RIGHT)
        tone = TONES.get(line.tone)
        _run(paragraph, line.title, bold=True, color=None if line.end else tone)
        if line.detail:
            _run(paragraph, f"  {line.detail}", color=MUTED)
        if line.end:
            _run(paragraph, f"\t{line.end}", color=tone or MUTED)
    for remark in (part.more, "" if part.lines else part.empty):
        if remark:
            _run(word.add_paragraph(), remark, color=MUTED)


def _run(paragraph: Paragraph, text: str, *, bold: bool = False, color: RGBColor | None = None) -> None:
    run = paragraph.add_run(_plain(text))
    run.bold = bold
    if color is not None:
        run.font.color.rgb = color


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("", text)
