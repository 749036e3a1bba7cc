"""E-mails that are forwarded to Syndesis."""

import io
from email.message import EmailMessage

import pytest

from syndesis.cli import main
from syndesis.core.models import DocumentKind, Role
from syndesis.core.services import Refused
from syndesis.intake.models import Intake
from syndesis.intake.services import sender_of
from tests.directory import factories as directory

pytestmark = pytest.mark.django_db
SERVER = "mx.example.edu"


@pytest.fixture
def mara():
    user = directory.user()
    user.email = "mara@example.edu"
    user.save()
    return user


def message(
    sender: str = "Mara <Mara@example.edu>", checked: str = f"{SERVER}; dmarc=pass", **attached: bytes
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "intake@example.edu", "Fwd: Talks of Monday"
    if checked:
        mail["Authentication-Results"] = checked
    mail.set_content("We met Harbour University on 4 March 2026.")
    for name, content in attached.items():
        mail.add_attachment(content, maintype="text", subtype="plain", filename=f"{name}.txt")
    return bytes(mail)


def piped(monkeypatch, content: bytes, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    return main(["intake", "mail", *options])


def test_a_message_and_its_readable_files_come_in_as_the_senders(monkeypatch, mara):
    content = message(minutes=b"Eva Ruiz promised a list.", empty=b" ")
    assert piped(monkeypatch, content, "--checked-by", SERVER) == 0
    rows = Intake.objects.order_by("pk").select_related("text__document")
    assert [(row.text.document.file_name, row.text.document.kind, row.handed_in_by) for row in rows] == [
        ("message.eml", DocumentKind.MINUTES, mara),
        ("minutes.txt", DocumentKind.OTHER, mara),
    ]


def test_passed_on_twice_it_is_there_once(monkeypatch, mara):
    assert [piped(monkeypatch, message()) for _round in range(2)] == [0, 0]
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    "checked",
    ["", f"{SERVER}; dmarc=fail", "evil.example; dmarc=pass", f"{SERVER}.evil.example; dmarc=pass", "dmarc=pass"],
)
def test_what_the_server_has_not_found_true_is_not_taken(monkeypatch, mara, checked):
    assert piped(monkeypatch, message(checked=checked), "--checked-by", SERVER) == 77
    assert Intake.objects.count() == 0


@pytest.mark.parametrize("sender", ["stranger@example.edu", "mara@example.edu.evil.example", ""])
def test_what_comes_from_no_user_is_not_taken(monkeypatch, mara, sender):
    assert piped(monkeypatch, message(sender)) == 77
    assert Intake.objects.count() == 0


def test_who_may_only_read_hands_in_nothing(monkeypatch):
    user = directory.user("kim", Role.VIEWER)
    user.email = "mara@example.edu"
    user.save()
    assert piped(monkeypatch, message()) == 65
    assert Intake.objects.count() == 0


def test_who_has_left_is_nobody(mara):
    mara.is_active = False
    mara.save()
    with pytest.raises(Refused):
        sender_of(message())
