"""PDFs are read page by page, lines put together; what holds no text is refused with the reason."""

import pytest

from syndesis.core.services import Refused
from syndesis.intake import formats
from tests.intake.formats import samples


def read(content: bytes) -> str:
    return formats.text_of(content, "minutes.pdf")


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read(content)
    return str(refused.value)


def test_pages_come_in_their_order_with_a_blank_line_between():
    assert read(samples.pdf(*[samples.printed(f"Page {n} of it") for n in (1, 2, 3)])) == (
        "Page 1 of it\n\nPage 2 of it\n\nPage 3 of it"
    )


def test_a_page_without_text_in_between_leaves_nothing():
    pages = samples.printed("The first page"), b"", samples.printed("The last page")
    assert read(samples.pdf(*pages)) == "The first page\n\nThe last page"


def test_lines_that_the_width_of_the_page_breaks_become_one():
    content = samples.printed(
        "A visit",
        "The next visit of the delegation in summer will bring the Rector of Northern",
        "Polytechnic to Harbour University, where both will discuss the opera-",
        "tion of the joint laboratory in Rhine-",
        "Westphalia.",
        "Signed in Lisbon",
    )
    assert read(samples.pdf(content)) == (
        "A visit\nThe next visit of the delegation in summer will bring the Rector of Northern Polytechnic to Harbour"
        " University, where both will discuss the operation of the joint laboratory in Rhine-Westphalia.\nSigned in"
        " Lisbon"
    )


def test_a_gap_on_the_page_is_a_blank_line():
    content = samples.printed("Minutes") + samples.printed("The meeting began at nine.", at=(72, 680))
    assert read(samples.pdf(content)) == "Minutes\n\nThe meeting began at nine."


def test_what_lies_beside_the_page_is_no_text_of_it():
    content = samples.printed("On the page it stands") + samples.printed("Printed beside it", at=(72, 2000))
    assert read(samples.pdf(content)) == "On the page it stands"


@pytest.mark.parametrize(
    "line",
    ["Делегация посетила Политехнический университет.", "大连理工大学代表团访问了北方理工大学，双方签署协议。"],
)
def test_any_script_is_read_where_the_font_says_what_its_letters_are(line):
    assert read(samples.unicode_pdf(line)) == line


def test_letters_that_nobody_can_name_are_no_text():
    assert refusal(samples.unicode_pdf("".join(chr(0xE000 + n) for n in range(60)))).startswith(
        "minutes.pdf does not say which letters it shows"
    )


def test_pictures_of_pages_are_called_a_scan():
    assert refusal(samples.scan()) == (
        "minutes.pdf is a scan: it holds pictures of pages, no text."
        " Run text recognition (OCR) on it, or hand in its text."
    )


def test_a_short_text_beside_a_picture_is_no_scan():
    content = b"q 90 0 0 90 0 0 cm /I1 Do Q " + samples.printed("Certificate of partnership for Harbour University")
    assert read(samples.pdf(content)) == "Certificate of partnership for Harbour University"


def test_a_locked_file_says_so():
    assert refusal(samples.locked_pdf()) == (
        "minutes.pdf is protected by a password or encrypted. Hand in a copy that is not."
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", samples.pdf()])
def test_a_damaged_file_says_so(content):
    assert refusal(content) == "minutes.pdf is damaged and cannot be read. Save it anew, or hand in its text."


def test_a_file_without_text_or_pictures_holds_no_text():
    assert refusal(samples.pdf(b"0 0 m 100 100 l S")) == "minutes.pdf holds no text."


def test_the_number_of_pages_has_a_limit():
    assert refusal(samples.pdf(*[b""] * 2001)) == "minutes.pdf has more than 2,000 pages. Hand it in by parts."


def test_the_length_of_the_text_has_a_limit():
    line = samples.printed(*["A line of eighty characters, as they are found in the minutes of meetings of old."] * 50)
    assert refusal(samples.pdf(*[line] * 1300)) == (
        "minutes.pdf holds more than 5,000,000 characters. Hand it in by parts."
    )


def test_a_small_file_that_asks_for_gigabytes_is_given_up():
    bomb = samples.pdf(b"", more=(samples.stream(b"q " * 50_000_000, packed=True),)).replace(
        b"/Contents 7 0 R", b"/Contents 5 0 R"
    )
    assert len(bomb) < 200_000
    assert refusal(bomb).startswith(("minutes.pdf is damaged", "minutes.pdf takes too long"))
