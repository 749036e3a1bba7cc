"""The digest tells by e-mail what is due, silent and ahead: once a day, in the language of who reads it."""

import re
from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.core.history import Actor
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Role, User
from syndesis.directory.models import Responsibility
from syndesis.engagement.models import Enquiry
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.web.digest.contents import sections_of
from syndesis.web.digest.sending import send_digest
from syndesis.web.tasks import send_digests
from syndesis.work import digests
from syndesis.work.models import Digest
from tests.directory.factories import SYSTEM, organisation, user
from tests.web.mailbox import mail_server
from tests.work.factories import action

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 8)


def staff(name="mara", rhythm="", last_sent_on=None, **fields) -> User:
    row = user(name, role=fields.pop("role", Role.COORDINATOR), answers_for=fields.pop("answers_for", ()))
    for key, value in ({"email": f"{name}@example.edu"} | fields).items():
        setattr(row, key, value)
    row.save()
    if rhythm:
        Digest.objects.create(user=row, rhythm=rhythm, last_sent_on=last_sent_on)
    return row


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.mark.concept(34)
def test_a_mail_says_what_is_overdue_as_text_and_as_a_page(settings, today):
    settings.ADDRESS = "https://partners.example.edu"
    mara = staff(display_name="Mara <b>")
    row = action("Send the <text>", owner=mara, due_on=str(today - timedelta(days=2)))
    with mail_server(settings) as mails:
        assert send_digest(mara, today) is True
    [mail] = mails
    text, page = (mail.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert mail["To"] == "mara@example.edu"
    assert "- Send the <text> · 2 days overdue" in text
    assert f"https://partners.example.edu/actions/{row.pk}/" in text
    assert ("Send the &lt;text&gt;" in page, "Mara &lt;b&gt;" in page, "<text>" in page) == (True, True, False)
    assert mail["List-Unsubscribe"].strip().startswith("<https://partners.example.edu/digest/stop/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_is_written_in_the_language_of_who_reads_it(settings, today):
    mara = staff(language="ru")
    action("Send the text", owner=mara, due_on=str(today))
    with mail_server(settings) as mails:
        send_digest(mara, today)
    assert re.search("[а-я]", mails[0]["Subject"])


def test_who_has_nothing_to_do_is_written_nothing(settings, today):
    with mail_server(settings) as mails:
        assert send_digest(staff(), today) is False
    assert mails == []


def test_twice_started_it_is_sent_once(settings, today):
    mara = staff()
    action("Send the text", owner=mara, due_on=str(today))
    with mail_server(settings) as mails:
        assert [send_digest(mara, today), send_digest(mara, today)] == [True, False]
    assert len(mails) == 1


def test_what_the_server_would_not_take_is_sent_by_the_next_attempt(settings, today):
    mara = staff()
    action("Send the text", owner=mara, due_on=str(today))
    with mail_server(settings, refuses=True), pytest.raises(SMTPException):
        send_digest(mara, today)
    with mail_server(settings) as mails:
        assert send_digest(mara, today) is True
    assert len(mails) == 1


@pytest.mark.parametrize(
    ("rhythm", "last", "day", "due"),
    [
        ("", None, MONDAY, True),
        ("", None, TUESDAY, False),
        ("weekly", MONDAY - timedelta(days=7), TUESDAY, True),
        ("weekly", MONDAY, TUESDAY, False),
        ("weekly", MONDAY, MONDAY, False),
        ("daily", MONDAY, TUESDAY, True),
        ("daily", TUESDAY, SUNDAY, False),
        ("never", None, MONDAY, False),
    ],
)
def test_each_chooses_how_often(rhythm, last, day, due):
    staff(rhythm=rhythm, last_sent_on=last)
    assert digests.due_on(day).exists() is due


def test_who_cannot_sign_in_or_has_no_address_is_written_nothing():
    staff("left", is_active=False)
    staff("mute", email="")
    staff("invited", invited_at=timezone.now())
    assert list(digests.due_on(MONDAY)) == []


def test_the_job_of_the_morning_writes_to_each(settings, today):
    for name in ("mara", "ivan"):
        action("Send the text", owner=staff(name, rhythm="daily"), due_on=str(today))
    Digest.objects.update(rhythm="weekly", last_sent_on=today - timedelta(days=30))
    with mail_server(settings) as mails:
        send_digests.enqueue()
        run_waiting()
        send_digests.enqueue()
        run_waiting()
    assert sorted(mail["To"] for mail in mails) == ["ivan@example.edu", "mara@example.edu"]


@pytest.mark.concept(41)
def test_it_tells_what_one_answers_for_and_nothing_that_is_hidden(today):
    park, secret = organisation("Park"), organisation("Secret Institute", visibility="restricted")
    ago, ahead = str(today - timedelta(days=400)), str(today + timedelta(days=5))
    for partner in (park, secret):
        hidden = {"visibility": partner.visibility}
        record_promise(by=SYSTEM, title=f"School with {partner}", organisations=[partner], stage_on=ago, **hidden)
        log_engagement(by=SYSTEM, title=f"Talks with {partner}", organisations=[partner], held_on=ahead, **hidden)
    mara, olga = staff(answers_for=(park,)), staff("olga")
    told = {section["title"]: [line["title"] for line in section["lines"]] for section in sections_of(mara, today)}
    assert told == {
        "Promises gone silent": ["School with Park"],
        "Visits and meetings ahead": ["Talks with Park"],
    }
    assert sections_of(olga, today) == []


def test_enquiries_wait_for_who_has_them_in_hand(today, settings):
    mara = staff(role=Role.CONTRIBUTOR)
    Enquiry.objects.create(subject="Joint school?", sender="A", email="a@x.org", assignee=mara, status="in_hand")
    Enquiry.objects.create(subject="Another’s", sender="A", email="a@x.org", assignee=staff("olga"), status="in_hand")
    told = [line["title"] for section in sections_of(mara, today) for line in section["lines"]]
    assert told == ["Joint school?"]


def test_the_number_of_queries_does_not_grow(today):
    park = organisation("Park")
    mara = staff(answers_for=(park,))

    def asked() -> int:
        fresh = User.objects.get(pk=mara.pk)
        with CaptureQueriesContext(connection) as queries:
            sections_of(fresh, today)
        return len(queries)

    def add(number):
        for each in range(number):
            action(f"Call {each}", owner=mara, about=park, due_on=str(today))
            log_engagement(by=SYSTEM, title="", organisations=[park], held_on=str(today + timedelta(days=each)))
            record_promise(by=SYSTEM, title="School", organisations=[park], stage_on="2020-01-01")

    add(1)
    asked()
    few = asked()
    add(7)
    assert asked() == few


def test_a_mail_stops_further_ones_without_signing_in(client):
    mara = staff(rhythm="daily")
    address = f"/digest/stop/{digests.token_of(mara)}/"
    assert client.get(address).status_code == 200
    assert digests.rhythm_of(mara) == "daily"
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert digests.rhythm_of(mara) == "never"
    assert client.get(f"/digest/stop/{digests.token_of(mara)[:-2]}xx/").status_code == 404


def test_the_account_says_how_often(client):
    mara = staff()
    client.force_login(mara)
    assert 'value="weekly"' in client.get("/account/").content.decode()
    client.post("/account/digest/", {"rhythm": "daily"})
    client.post("/account/digest/", {"rhythm": "hourly"})
    assert digests.rhythm_of(mara) == "daily"


def test_choosing_is_a_deed_and_being_written_is_none():
    mara = staff()
    digests.choose_rhythm(by=Actor(mara), rhythm="daily")
    from syndesis.core.history import events_of

    row = Digest.objects.get()
    digests.claim(mara, MONDAY)
    assert [event.change.reason for event in events_of(row)] == ["Digest by e-mail chosen"]
    assert Responsibility.objects.count() == 0
