"""Whatever the bytes are and whatever the file is called, a text or a refusal that names it comes out, soon, and
without much memory."""

import io
import resource
import time
import zipfile
from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndesis.core.services import Refused
from syndesis.intake import formats
from tests.intake.formats import samples

SAMPLES = {
    "printed.pdf": samples.pdf(samples.printed(samples.NEWS)),
    "russian.pdf": samples.unicode_pdf("Делегация посетила вуз"),
    "scan.pdf": samples.scan(1),
    "minutes.docx": samples.word(),
    "page.html": samples.page(),
    "message.eml": samples.message("Текст").as_bytes(),
    "news.txt": samples.NEWS.encode("utf-16"),
}
STARTS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"Subject: a\nContent-Type: ", b"\xff\xfe", b"From: =?"]
SECONDS = 10
MEGABYTES, OF_CHILDREN = 300, 1200
"""By which one file may raise the most memory that this process took; the most of one that reads apart."""
CUTS = 10
MISTAKEN = {".pdf": ".txt", ".docx": ".pdf", ".html": ".eml", ".eml": ".html", ".txt": ".docx"}
PARTS = ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels")


def _with_attachment() -> bytes:
    mail = samples.message("Делегация посетила вуз " * 20)
    mail.add_attachment(samples.page(), maintype="text", subtype="html", filename="page.html")
    return mail.as_bytes()


MAIL = _with_attachment()
modest = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
thorough = settings(modest, max_examples=1_000)
suffixes = st.sampled_from([*formats.MEDIA_TYPES, ".xlsx", ""])


@st.composite
def noise(draw: st.DrawFn) -> bytes:
    return draw(st.sampled_from(STARTS)) + draw(st.binary(max_size=400))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with some bytes changed, a stretch of it doubled, or its end cut off."""
    return spoilt(draw, draw(st.sampled_from(list(SAMPLES.values()))))


@st.composite
def damaged_inside(draw: st.DrawFn) -> bytes:
    """A sound archive whose parts are damaged, a PDF whose packed page is, a message whose encoded body is: what a
    checksum of the whole does not notice."""
    kind = draw(st.sampled_from(["word", "pdf", "mail"]))
    if kind == "pdf":
        page = spoilt(draw, samples.printed(samples.NEWS, "Second line (with brackets)"))
        return samples.pdf(page, font=spoilt(draw, samples.HELVETICA) if draw(st.booleans()) else samples.HELVETICA)
    if kind == "mail":
        head, _, body = MAIL.partition(b"\n\n")
        return head + b"\n\n" + spoilt(draw, body)
    part = draw(st.sampled_from(PARTS))
    with zipfile.ZipFile(io.BytesIO(samples.word())) as archive:
        content = archive.read(part)
    return samples.repacked(samples.word(), {part: spoilt(draw, content)})


def spoilt(draw: st.DrawFn, sound: bytes) -> bytes:
    content = bytearray(sound)
    for _time in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content) - 1))
        deed = draw(st.sampled_from(["flip", "flip", "set", "cut", "double", "number"]))
        if deed == "flip":
            content[at] ^= 1 << draw(st.integers(0, 7))
        elif deed == "set":
            content[at] = draw(st.integers(0, 255))
        elif deed == "cut":
            del content[max(at, 1) :]
        elif deed == "double":
            content[at:at] = content[at : at + 200]
        else:
            content[at : at + 4] = draw(st.sampled_from([b"\xff\xff\xff\xff", b"9999", b"-1 -", b"\0\0\0\x80"]))
    return bytes(content)


def check(content: bytes, suffix: str) -> None:
    name, begun, before = f"some {{file}} %s{suffix}", time.process_time(), memory()
    of_others = memory(resource.RUSAGE_CHILDREN)  # of tests before, which ran other programs
    text = outcome(content, name)
    assert text.strip()
    assert "\0" not in text
    text.encode()
    assert time.process_time() - begun < SECONDS
    assert memory() - before < MEGABYTES
    # A child begins as large as the process of the tests is by then.
    assert memory(resource.RUSAGE_CHILDREN) <= max(of_others, OF_CHILDREN, memory() + MEGABYTES)


def memory(whose: int = resource.RUSAGE_SELF) -> int:
    """The most that it ever took, in megabytes."""
    return resource.getrusage(whose).ru_maxrss // 1024


def outcome(content: bytes, name: str) -> str:
    """The text, or the message of the refusal, which has to name the file."""
    try:
        return formats.text_of(content, name)
    except Refused as refused:
        return str(refused) if name in str(refused) else ""


@modest
@given(content=noise(), suffix=suffixes)
def test_noise_gives_a_text_or_a_refusal(content, suffix):
    check(content, suffix)


@modest
@given(content=st.one_of(damaged(), damaged_inside()), suffix=suffixes)
def test_damaged_files_give_a_text_or_a_refusal(content, suffix):
    check(content, suffix)


@pytest.mark.full
@thorough
@given(content=st.one_of(noise(), damaged(), damaged_inside()), suffix=suffixes)
def test_a_thousand_files_give_a_text_or_a_refusal(content, suffix):
    check(content, suffix)


@pytest.mark.full
@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_anywhere_gives_a_text_or_a_refusal(name):
    """Under its own name, and under one that says something else: what a file is, its first bytes say."""
    content, suffix = SAMPLES[name], PurePath(name).suffix
    for length in range(0, len(content), max(1, len(content) // CUTS)):
        check(content[:length], suffix)
        check(content[:length], MISTAKEN[suffix])


@pytest.mark.full
@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".txt", b""), (".html", b"<html><body>"), (".eml", b"Content-Type: multipart/mixed; boundary=b\nTo: a\n\n--b\n")],
)
@pytest.mark.parametrize(
    "piece",
    [
        b"\n",
        b"a b\n",
        b"<br>",
        b"<p ",
        b"--b\n",
        b"a: b\n",
        b"=?utf-8?q?a?= ",
        b"\xe9 ",
        b"<a\n",
        b"((",
        b"\xc3\x28",
        b"> \n",
    ],
)
def test_the_largest_files_of_one_piece_are_done_with_in_time(piece, suffix, start):
    content = start + piece * ((25 << 20) // len(piece))
    begun = time.process_time()
    assert outcome(content, f"large{suffix}")
    assert time.process_time() - begun < SECONDS
