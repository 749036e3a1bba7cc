"""Word files are read as they would be printed; what could harm is refused before it is opened."""

import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from syndesis.core.services import Refused
from syndesis.intake import formats
from tests.intake.formats import samples

VBA = "application/vnd.ms-word.document.macroEnabled.main+xml"


def read(content: bytes) -> str:
    return formats.text_of(content, "minutes.docx")


def refusal(content: bytes, name: str = "minutes.docx") -> str:
    with pytest.raises(Refused) as refused:
        formats.text_of(content, name)
    return str(refused.value)


def with_paragraph(inner: str) -> bytes:
    """A file with one paragraph that has this inside."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return samples.saved(document)


def test_paragraphs_and_tables_come_in_their_order():
    document = docx.Document()
    document.add_heading("Протокол встречи")
    document.add_paragraph("Присутствовали:")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Name", "Office", "María López", "Rector"), strict=True):
        cell.text = text
    document.add_paragraph("双方签署了协议。")
    assert read(samples.saved(document)) == (
        "Протокол встречи\n\nПрисутствовали:\n\nName | Office\nMaría López | Rector\n\n双方签署了协议。"
    )


def test_cells_of_several_paragraphs_stand_one_below_the_other():
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, name in zip(table._cells, ("López", "Okafor"), strict=True):
        cell.text = "Rector"
        cell.add_paragraph(name)
    assert read(samples.saved(document)) == "Rector\nLópez\nRector\nOkafor"


def test_a_table_in_a_table_is_read():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Outer"
    cell.add_table(1, 1).cell(0, 0).text = "Inner"
    assert read(samples.saved(document)) == "Outer\nInner"


def test_headers_footers_and_comments_are_left_out():
    document = docx.Document()
    run = document.add_paragraph("The text").runs[0]
    document.add_comment(run, text="A remark", author="M. L.")
    document.sections[0].header.paragraphs[0].text = "A header"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert read(samples.saved(document)) == "The text"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText> gone</w:delText></w:r></w:del>", "kept"),
        ("<w:r><w:t>kept</w:t></w:r><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>", "kept"),
        ("<w:r><w:t>kept</w:t></w:r><w:ins><w:r><w:t>, added</w:t></w:r></w:ins>", "kept, added"),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", "linked"),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>", "in a control"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r>", "7"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>", "one\ntwo\tthree"),
        (
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate self</w:t><w:noBreakHyphen/><w:t>made</w:t></w:r>",
            "cooperate self-made",
        ),
    ],
)
def test_what_would_be_printed_is_read(inner, text):
    assert read(with_paragraph(inner)) == text


def test_the_text_of_a_box_stands_once_after_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    content = with_paragraph(
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Beside it</w:t></w:r>"
    )
    assert read(content) == "Beside it\n\nIn the box"


def test_a_controlled_block_is_read():
    document = docx.Document()
    block = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Title</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(block))
    assert read(samples.saved(document)) == "Title"


def test_a_file_without_words_holds_no_text():
    assert refusal(samples.word("")) == "minutes.docx holds no text."


@pytest.mark.parametrize(
    "content",
    [
        samples.word()[:5000],
        samples.repacked(samples.word(), {"word/document.xml": b"<no xml"}),
        samples.repacked(samples.word(), {}, zipfile.ZIP_LZMA),
        b"PK\x03\x04word/" + bytes(range(256)),
    ],
)
def test_a_damaged_file_says_so(content):
    assert refusal(content) == "minutes.docx is damaged and cannot be read. Save it anew, or hand in its text."


@pytest.mark.parametrize(
    "members",
    [
        {"word/media/zeros.bin": bytes(20 << 20)},
        {f"word/media/{number}.bin": bytes(9 << 20) for number in range(12)},
        {f"word/media/{number}.bin": b"" for number in range(5001)},
    ],
    ids=["ratio", "size", "members"],
)
def test_a_bomb_is_not_opened(members):
    assert refusal(samples.repacked(samples.word(), members)) == (
        "minutes.docx unpacks to far more than a document holds, and is not opened."
    )


def test_a_member_that_holds_more_than_it_says_is_not_unpacked_further():
    content = samples.repacked(samples.word(), {"word/document.xml": bytes(8 << 20)})
    assert refusal(content.replace((8 << 20).to_bytes(4, "little"), (999).to_bytes(4, "little"))).startswith(
        "minutes.docx is damaged"
    )


def test_entities_that_grow_are_not_followed():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "word">{levels}]><w:document {nsdecls("w")}><w:body><w:p><w:r>'
    )
    xml += "<w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    assert refusal(samples.repacked(samples.word(), {"word/document.xml": xml.encode()})).startswith("minutes.docx")


def test_files_with_macros_and_of_the_old_kind_are_refused_by_name():
    macros = "is a Word file that may hold macros. Save it as .docx and hand that in."
    assert refusal(samples.word(), "a.docm") == f"a.docm {macros}"
    assert refusal(samples.repacked(samples.word(), {"word/vbaProject.bin": b"x"}), "a.docx") == f"a.docx {macros}"
    assert refusal(b"x", "a.DOC") == "a.DOC is a Word file of the old kind. Save it as .docx and hand that in."
