"""E-mails are read with their subject, day and correspondents; attachments are named, not read."""

from email.message import EmailMessage

import pytest

from syndesis.core.services import Refused
from syndesis.intake import formats
from tests.intake.formats import samples

HEAD = "Date: 2025-05-07\nFrom: María López <m.lopez@harbour.example>\nTo: Partners <partners@north.example>"


def read(content: bytes | EmailMessage) -> str:
    return formats.text_of(content if isinstance(content, bytes) else content.as_bytes(), "mail.eml")


def test_subject_day_and_correspondents_come_before_the_body():
    assert read(samples.message("They agreed.\n\n> On 6 May you wrote:\n>> We agree.\n")) == (
        f"A visit\n\n{HEAD}\n\nThey agreed.\n\n> On 6 May you wrote:\n>> We agree."
    )


def test_the_day_is_read_as_that_of_the_mail():
    from syndesis.intake.reading import read as reading
    from syndesis.intake.reading.gazetteer import Gazetteer

    found = reading(read(samples.message()), Gazetteer([]))
    assert (found.title.value, found.published.value) == ("A visit", "2025-05-07")


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_a_body_is_read_in_its_encoding(charset):
    mail = samples.message(Subject="Визит делегации")
    mail.set_content("Делегация посетила университет.", charset=charset)
    assert read(mail).startswith("Визит делегации\n\n")
    assert read(mail).endswith("\n\nДелегация посетила университет.")


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?UTF-8?B?5aSn6L+e55CG5bel?= =?UTF-8?B?5aSn5a2m?=", "大连理工大学"),
        (b"=?UTF-8?B?5aSn6L+e55CG5Q==?= =?UTF-8?B?t6XlpKflraY=?=", "大连理工大学"),  # a letter cut in two
        (b"=?gb2312?B?tPPBrMDtuaQ=?= 2025", "大连理工 2025"),
        ("Визит".encode(), "Визит"),
        (b"=?no-such?Q?Visit?=", "Visit"),
        (b"Visit =?utf-8?b?!?=", "Visit"),
        (b"A visit\r\n of two lines", "A visit of two lines"),
    ],
)
def test_a_subject_is_read_however_it_is_written(raw, subject):
    assert read(b"Subject: " + raw + b"\r\nFrom: a@b.example\r\n\r\nBody\r\n").split("\n")[0] == subject


def test_of_two_versions_the_plain_one_is_read():
    mail = samples.message("The plain text")
    mail.add_alternative("<p>The page</p>", subtype="html")
    assert read(mail).endswith("\n\nThe plain text")


def test_a_page_is_read_whole_where_the_plain_version_is_empty():
    mail = samples.message("\n")
    mail.add_alternative(
        "<html><head><style>p {}</style></head><body><div>Dear all,</div><div><br></div><p>we <b>agree</b>.</p>"
        "<blockquote>On 6 May you wrote:<br>We propose a school.</blockquote></body></html>",
        subtype="html",
    )
    assert read(mail).endswith("Dear all,\n\nwe agree.\n\nOn 6 May you wrote:\nWe propose a school.")


def test_attachments_are_named_and_not_read():
    mail = samples.message()
    mail.add_attachment("secret notes", filename="notes.txt")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Протокол.pdf")
    mail.add_attachment(samples.message(Subject="Another visit"))
    assert read(mail) == f"A visit\n\n{HEAD}\n\n{samples.NEWS}\n\nAttachments: notes.txt, Протокол.pdf, Another visit"


def test_pictures_inside_a_page_are_no_attachments():
    mail = samples.message()
    mail.set_content("<p>See <img src='cid:1'></p>", subtype="html")
    mail.add_related(b"x", "image", "png", cid="<1>", filename="logo.png")
    assert read(mail).endswith("\n\nSee")


def test_text_between_attachments_is_read():
    mail = samples.message("Above")
    mail.add_attachment(b"x", "image", "png", filename="a.png")
    mail.attach(below := EmailMessage())
    below.set_content("Below")
    assert read(mail).endswith("\n\nAbove\n\nBelow\n\nAttachments: a.png")


def test_flowed_lines_are_put_together():
    mail = (
        b"Subject: A\nContent-Type: text/plain; format=flowed\n\nThey will \nmeet.\n> We \n> propose it.\n-- \nM. L.\n"
    )
    assert read(mail) == "A\n\nThey will meet.\n> We propose it.\n-- \nM. L."


@pytest.mark.parametrize(
    "broken",
    [
        b"Subject: A\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nThe body\n",  # never closed
        b"Subject: A\nContent-Type: multipart/mixed\n\nThe body\n",  # no boundary
        b"Subject: A\nContent-Type: text/plain; charset=klingon\n\nThe body\n",
        b"Subject: A\nContent-Type: ;;;/=\n\nThe body\n",
        b"Subject: A\nContent-Transfer-Encoding: base64\n\nThe body\n",
        b"Subject: A\nDate: some day\nMessage-ID: <@<@\nTo: " + b"(" * 3000 + b"\n\nThe body\n",
        b"Subject: A\nno header at all\n\nThe body\n",
        b"\n\nSubject: A\n\nThe body",
    ],
)
def test_broken_mails_are_read_as_far_as_they_go(broken):
    text = read(broken)
    assert text.startswith("A\n")
    assert "body" in text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"Subject: A\nContent-Type: application/pkcs7-mime\n\nx", "mail.eml is protected by a password or encrypted"),
        (b"Subject: A\n\n" + b"\r\n" * 1_000_001, "mail.eml takes too long to read"),
        (b"Content-Type: multipart/mixed; boundary=b\n" + b"\n--b\n" * 10_001, "mail.eml takes too long to read"),
        (b"Content-Type: message/rfc822\n\n" * 3000, "mail.eml is damaged"),
        (b"\0\1\2", "mail.eml is not a text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "mail.eml is a message of Outlook"),
    ],
)
def test_what_is_no_mail_to_be_read_is_refused_by_name(content, complaint):
    with pytest.raises(Refused, match=complaint):
        read(content)
