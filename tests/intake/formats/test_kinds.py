"""A file is what its first bytes say: read where we read that, refused with what it seems to be where not."""

import io
import zipfile

import pytest

from syndesis.core.services import Refused
from syndesis.intake import formats
from tests.intake.formats import samples

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = {
    "pdf": samples.pdf(samples.printed(samples.NEWS)),
    "docx": samples.word(),
    "html": samples.page(),
    "eml": samples.message().as_bytes(),
}


def zipped(*names: str, first: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize("suffix", formats.MEDIA_TYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_we_read_is_read_under_any_of_our_endings(kind, suffix):
    assert samples.NEWS in formats.text_of(KINDS[kind], f"news{suffix}")
    assert formats.media_type_of(f"news{suffix}", KINDS[kind]) == formats.MEDIA_TYPES[f".{kind}"]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".eml"])
def test_a_text_is_read_under_any_of_our_endings(suffix):
    assert formats.text_of("Визит делегации в Дом науки".encode(), f"news{suffix}") == "Визит делегации в Дом науки"


@pytest.mark.parametrize("suffix", formats.MEDIA_TYPES)
@pytest.mark.parametrize(
    ("content", "seems"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\0\0\0\0WEBPVP8", "a picture"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (b"\0\0\0\x18ftypisom", "a recording of sound or film"),
        (b"{\\rtf1 Hello}", "a text in Rich Text Format"),
        (b"%!PS-Adobe", "a PostScript file"),
        (b"7z\xbc\xaf\x27\x1c", "a packed archive"),
        (zipped("a.txt"), "a packed archive"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a table of Excel"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "a presentation of PowerPoint"),
        (zipped("content.xml", first="application/vnd.oasis.opendocument.text"), "an OpenDocument file"),
        (zipped("a.xhtml", first="application/epub+zip"), "an electronic book"),
        (OLE + "Workbook".encode("utf-16-le"), "an Office file of the old kind"),
        (b"\x7fELF\2\1", "a program"),
    ],
)
def test_what_we_do_not_read_is_called_by_what_it_seems_to_be(content, seems, suffix):
    with pytest.raises(Refused) as refused:
        formats.text_of(content, f"news{suffix}")
    assert str(refused.value) == (
        f"news{suffix} seems to be {seems}, which is not read. Hand in its text, or a PDF or Word file."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "news.docx is a Word file of the old kind."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "news.docx is protected by a password or encrypted."),
        (b"\x01\x02\x03\xff", "news.docx is damaged and cannot be read."),
        (b"   \n", "news.docx is empty."),
        (b"", "news.docx is empty."),
    ],
)
def test_a_word_file_that_is_none_says_why(content, message):
    with pytest.raises(Refused) as refused:
        formats.text_of(content, "news.docx")
    assert str(refused.value).startswith(message)


def test_a_text_that_speaks_of_mails_and_pages_stays_a_text():
    for text in ("From: Lisbon\nTo: Tomsk\n\nA journey.", "The tag <html> begins a page", "%PDF is a format"):
        assert formats.text_of(text.encode(), "news.txt") == text


def test_a_text_has_a_greatest_length():
    with pytest.raises(Refused, match=r"news.txt holds more than 5,000,000 characters. Hand it in by parts."):
        formats.text_of(b"word " * 1_000_001, "news.txt")


@pytest.mark.parametrize(
    ("charset", "words"),
    [("windows-1251", "Делегация посетила вуз"), ("gb2312", "代表团访问了大学"), ("iso-8859-1", "Año “2025”")],
)
def test_a_page_is_read_in_the_encoding_that_it_names(charset, words):
    codec = {"iso-8859-1": "cp1252"}.get(charset, charset)
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'
    assert formats.text_of(page.encode(codec), "page.html") == words


def test_the_intake_page_offers_what_is_read(client, django_user_model, db):
    client.force_login(django_user_model.objects.create_user("mara", role="contributor"))
    page = client.get("/intake/").content.decode()
    assert f'accept="{",".join([*formats.MEDIA_TYPES, ".zip"])}"' in page
    assert "Text, Markdown, HTML, PDF, Word or e-mail; many of them as a ZIP archive" in page
