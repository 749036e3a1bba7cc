"""A briefing on its page, as a file and by mail: for those who may see its subject, as far as they may."""

import io

import pytest
from django.urls import reverse
from docx import Document

from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Note, Role, User, Visibility
from tests.core.papers import reading
from tests.directory import factories
from tests.insight.briefings.busy import Busy, busy, fill
from tests.web.mailbox import mail_server

pytestmark = pytest.mark.django_db
SECRET = "Zzyzx"
PAGES = ("partner", "engagement", "region")


@pytest.fixture
def case() -> Busy:
    return busy()


@pytest.fixture
def mara() -> User:
    return person("mara")


def person(name: str, role: str = Role.COORDINATOR, **facts) -> User:
    row = factories.user(name, role)
    row.email, row.display_name = f"{name}@example.edu", name.title()
    for key, value in facts.items():
        setattr(row, key, value)
    row.save()
    return row


def address(case: Busy, page: str = "partner") -> str:
    subject = {"partner": case.partner, "engagement": case.visit, "region": case.region}[page]
    return reverse(f"web:{page}_briefing", args=[subject.pk])


def words_of(answer) -> str:
    kind = answer["Content-Type"]
    if kind == "application/pdf":
        return reading.text(answer.content)
    if kind.startswith("text/html"):
        return answer.content.decode()
    document = Document(io.BytesIO(answer.content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("place", "wanted"), [*((place, "page") for place in PAGES), ("partner", "pdf"), ("partner", "docx")]
)
def test_it_tells_each_reader_what_they_may_see_whatever_it_is_made_as(client, case, mara, place, wanted):
    fill(case, "Open")
    fill(case, SECRET, Visibility.RESTRICTED)
    told = {}
    for reader in (person("chief", Role.ADMINISTRATOR), mara):
        client.force_login(reader)
        told[reader.username] = words_of(client.get(address(case, place), {"as": wanted, "length": "long"}))

    assert (SECRET in told["chief"], SECRET in told["mara"]) == (True, False)
    assert "Open promise 1" in told["mara"]


@pytest.mark.parametrize("wanted", ["page", "pdf", "docx", "mail"])
def test_there_is_none_of_what_the_reader_may_not_see(client, case, mara, wanted):
    case.partner.visibility = Visibility.RESTRICTED
    case.partner.save()
    client.force_login(mara)

    assert client.get(address(case), {"as": wanted}).status_code == 404
    assert client.post(address(case), {"as": wanted}).status_code == 404


def test_its_language_is_not_that_of_the_page(client, case, mara):
    for number in range(12):
        fill(case, f"Open {number}")
    client.force_login(mara)

    page = client.get(address(case), {"language": "ru"})

    assert page.context["briefing"].language == "ru"
    assert any(section["more"].startswith("и ещё ") for section in page.context["sections"])
    assert '<article lang="ru">' in page.content.decode()
    assert '<html lang="en"' in page.content.decode()


def test_what_is_no_language_is_told_and_the_usual_one_taken(client, case, mara):
    client.force_login(mara)

    page = client.get(address(case), {"language": "xx", "length": "endless"})

    assert (page.status_code, page.context["briefing"].language) == (200, "en")
    assert set(page.context["form"].errors) == {"language", "length"}


def test_talking_points_stand_on_the_paper_and_are_kept_nowhere(client, case, mara):
    client.force_login(mara)

    answer = client.post(address(case), {"as": "pdf", "language": "en", "remarks": "Ask for the winter school"})

    assert "Ask for the winter school" in words_of(answer)
    assert answer["Content-Disposition"].endswith('Harbour University.pdf"')
    assert "Ask for the winter school" not in client.get(address(case)).content.decode()
    assert Note.objects.count() == 0


@pytest.mark.parametrize("place", PAGES)
def test_the_way_to_it_stands_on_the_page_of_its_subject(client, case, mara, place):
    client.force_login(mara)
    subject = reverse(f"web:{place}", args=[address(case, place).split("/")[2]])

    assert address(case, place) in client.get(subject).content.decode()


def test_our_own_institution_has_none(client, case, mara):
    client.force_login(mara)

    assert client.get(reverse("web:partner_briefing", args=[case.home.pk])).status_code == 302
    assert "/briefing/" not in client.get(case.home.get_absolute_url()).content.decode()


def test_a_colleague_gets_by_mail_what_they_may_see_themselves(client, case, settings):
    fill(case, "Open")
    fill(case, SECRET, Visibility.RESTRICTED)
    chief, colleague = person("chief", Role.ADMINISTRATOR), person("vera", Role.VIEWER, language="es")
    client.force_login(chief)

    with mail_server(settings) as mails:
        form = {"as": "mail", "language": "ru", "length": "long", "to": colleague.pk, "remarks": "Be kind"}
        answer = client.post(address(case), form)
        run_waiting()

    [mail] = mails
    [paper] = mail.iter_attachments()
    told = reading.text(paper.get_content())
    assert (answer.status_code, mail["To"], mail["Reply-To"]) == (302, "vera@example.edu", "chief@example.edu")
    assert paper.get_filename().endswith("Harbour University.pdf")
    assert ("Be kind" in told, "Open promise 1" in told, SECRET in told) == (True, True, False)
    note = Note.objects.get()
    assert (note.subject, note.author, str(note)) == (case.partner, chief, "Briefing in Russian sent to Vera.")


def test_a_briefing_sent_to_oneself_leaves_no_note(client, case, mara, settings):
    client.force_login(mara)

    with mail_server(settings) as mails:
        client.post(address(case, "region"), {"as": "mail"})
        run_waiting()

    assert [mail["To"] for mail in mails] == ["mara@example.edu"]
    assert Note.objects.count() == 0


def test_nothing_is_sent_to_who_may_not_see_its_subject(client, case, settings):
    case.partner.visibility = Visibility.RESTRICTED
    case.partner.save()
    chief, colleague = person("chief", Role.ADMINISTRATOR), person("vera", Role.VIEWER)
    client.force_login(chief)

    with mail_server(settings) as mails:
        page = client.post(address(case), {"as": "mail", "to": colleague.pk})
        run_waiting()

    assert "Vera may not see this record." in page.content.decode()
    assert (mails, Note.objects.count()) == ([], 0)


def test_nothing_is_sent_once_its_reader_may_not_see_it_any_more(client, case, mara, settings):
    client.force_login(mara)

    with mail_server(settings) as mails:
        client.post(address(case), {"as": "mail"})
        case.partner.visibility = Visibility.RESTRICTED
        case.partner.save()
        run_waiting()

    assert mails == []


def test_a_viewer_sends_to_themselves_only(client, case, settings):
    viewer, colleague = person("vera", Role.VIEWER), person("mara")
    client.force_login(viewer)

    with mail_server(settings) as mails:
        client.post(address(case), {"as": "mail", "to": colleague.pk})
        client.post(address(case), {"as": "mail"})
        run_waiting()

    assert [mail["To"] for mail in mails] == ["vera@example.edu"]


def test_without_a_mail_server_nobody_is_offered_to_send_to(client, case, mara, settings):
    settings.EMAIL_HOST = ""
    client.force_login(mara)

    page = client.get(address(case))
    refused = client.post(address(case), {"as": "mail"})

    assert "to" not in page.context["form"].fields
    assert "This site has no mail server" in refused.content.decode()
