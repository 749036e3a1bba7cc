"""The preparation of a visit: checklist, timetable, programme, and the templates behind them."""

from datetime import date, timedelta

import pypdfium2
import pytest
from django.utils import timezone
from icalendar import Calendar

from syndesis.core.models import Role
from syndesis.engagement.models import VisitTemplate
from syndesis.engagement.queries.visit_plans import plan_for, usual_plans
from syndesis.engagement.services import log_engagement
from syndesis.engagement.services.agenda import add_agenda_item
from syndesis.work.models import Action
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db
FAR = date(2099, 5, 20)


@pytest.fixture
def writer(client):
    user = directory.user()
    client.force_login(user)
    return user


def visit(**fields):
    given = {"title": "Visit of the rector", "kind": "visit", "direction": "inbound", "held_on": FAR} | fields
    return log_engagement(by=SYSTEM, **given)


@pytest.mark.concept(25)
def test_the_checklist_follows_the_kind_of_guest_with_its_notice_times(client, writer):
    coming = visit()
    assert (
        client.post(f"/engagement/{coming.pk}/visit/", {"guest_kind": "head", "screening": "to_do"}).status_code == 302
    )
    client.post(f"/engagement/{coming.pk}/visit/prepare/")
    plan = plan_for("head", "inbound")
    made = {row.title: row for row in Action.objects.all()}
    assert set(made) == {str(task) for task in plan.tasks}
    letters, thanks = made["Send the letters of invitation"], made["Write to thank the guests"]
    assert (letters.due_on.first, thanks.due_on.first) == (FAR - timedelta(days=90), FAR + timedelta(days=5))
    assert (letters.owner, letters.about) == (writer, coming)
    assert [(item.title, item.day) for item in coming.agenda.all()] == [(str(slot), FAR) for slot in plan.slots]
    page = client.get(f"/engagement/{coming.pk}/visit/").content.decode()
    assert ("Send the letters of invitation" in page, "Welcome by the leadership" in page) == (True, True)


def test_made_twice_it_has_each_line_once_and_leaves_the_agenda_alone(client, writer):
    coming = visit()
    add_agenda_item(by=SYSTEM, engagement=coming, title="Our own")
    for _round in range(2):
        client.post(f"/engagement/{coming.pk}/visit/prepare/")
    titles = [row.title for row in Action.objects.all()]
    assert (len(titles), [row.title for row in coming.agenda.all()]) == (len(set(titles)), ["Our own"])
    assert titles


def test_what_should_have_been_done_long_ago_is_due_today(client, writer):
    today = timezone.localdate()
    soon = visit(held_on=today + timedelta(days=10))
    client.post(f"/engagement/{soon.pk}/visit/prepare/")
    assert min(row.due_on.first for row in Action.objects.all()) == today
    assert "The visit is in 10 days" in client.get(f"/engagement/{soon.pk}/visit/").content.decode()


def test_a_visit_without_a_day_is_refused_with_the_reason(client, writer):
    someday = visit(held_on="2099-05")
    page = client.post(f"/engagement/{someday.pk}/visit/prepare/", follow=True).content.decode()
    assert ("Say on which day the visit begins" in page, Action.objects.count()) == (True, 0)


def test_who_may_only_read_prepares_nothing(client):
    coming, unit = visit(), directory.organisation("Institute of Ice")
    client.force_login(directory.user("kim", Role.VIEWER, (unit,)))
    assert client.get(f"/engagement/{coming.pk}/visit/").status_code == 200
    assert client.post(f"/engagement/{coming.pk}/visit/prepare/").status_code == 404
    assert (
        client.post(f"/engagement/{coming.pk}/visit/", {"guest_kind": "head", "screening": "clear"}).status_code == 404
    )
    assert (Action.objects.count(), hasattr(coming, "visit")) == (0, False)
    hidden = visit(visibility="restricted")
    assert client.get(f"/engagement/{hidden.pk}/visit/").status_code == 404
    assert client.get(f"/engagement/{hidden.pk}/programme.pdf").status_code == 404


def test_a_wrong_budget_is_told(client, writer):
    coming = visit()
    for wrong, told in (
        ({"budget": "100"}, "Say in which currency"),
        ({"budget": "100", "currency": "Euros"}, "at most 3"),
        ({"budget": "100", "currency": "E1"}, "three letters"),
    ):
        response = client.post(f"/engagement/{coming.pk}/visit/", {"guest_kind": "head", "screening": "to_do", **wrong})
        assert (response.status_code, told in response.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "May 2099"), ("ru", "20 мая 2099"), ("zh-hans", "2099年5月20日")]
)
def test_the_programme_is_a_paper_in_the_language_asked_for(client, writer, language, word):
    coming = visit(city="Harbour City")
    secret = directory.organisation("Secret Laboratory", visibility="restricted")
    add_agenda_item(by=SYSTEM, engagement=coming, title="Welcome", day=FAR, begins_at="10:00")
    add_agenda_item(by=SYSTEM, engagement=coming, title="Tour", day=FAR, venue=secret)
    unit = directory.organisation("Institute of Ice")
    client.force_login(directory.user("colin", Role.COORDINATOR, (unit,)))
    response = client.get(f"/engagement/{coming.pk}/programme.pdf?language={language}")
    assert response["Content-Type"] == "application/pdf"
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(response.content))
    squeezed = "".join(text.split())
    assert ("".join(word.split()) in squeezed, "Welcome" in text, "10:00" in text) == (True, True, True)
    assert "Secret" not in text


def test_a_template_is_changed_in_one_language_and_keeps_the_others(client, writer):
    url = "/engagement/visit-templates/academic/inbound/"
    response = client.post(
        url,
        {
            "name": "Professors",
            "tasks": "30 Send the letters of invitation\n-2 Ask how they liked it",
            "slots": "1 9:00-9:30 talk: Presentations of both sides",
        },
    )
    assert response.status_code == 302
    plan = plan_for("academic", "inbound")
    known = next(task for task in usual_plans()[0].tasks if str(task) == "Send the letters of invitation")
    assert [(task.days_before, task.names.get("ru")) for task in plan.tasks] == [(30, known.names["ru"]), (-2, None)]
    assert [(slot.begins_at.isoformat(), slot.kind, slot.names["zh"]) for slot in plan.slots] == [
        ("09:00:00", "talk", "双方介绍")
    ]
    client.post(f"{url}forget/")
    assert (VisitTemplate.objects.count(), plan_for("academic", "inbound") in usual_plans()) == (0, True)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("tasks", "30 Fine\nSend the letters", "Line 2: write the days first"),
        ("slots", "1 10:00-9:00 talk: Too late", "Line 1: it ends before it begins"),
        ("slots", "1 25:00 talk: Never", "no time of day"),
        ("slots", "1 10:00 party: Cake", "the kinds are talk"),
    ],
)
def test_a_wrong_line_of_a_template_is_named(client, writer, field, text, told):
    response = client.post("/engagement/visit-templates/academic/inbound/", {"name": "Professors", field: text})
    assert (response.status_code, told in response.content.decode()) == (422, True)
    assert VisitTemplate.objects.count() == 0


def test_only_managers_change_templates(client):
    unit = directory.organisation("Institute of Ice")
    client.force_login(directory.user("colin", Role.COORDINATOR, (unit,)))
    assert client.get("/engagement/visit-templates/").status_code == 200
    assert client.post("/engagement/visit-templates/academic/inbound/", {"name": "Mine"}).status_code == 403
    assert client.post("/engagement/visit-templates/academic/inbound/forget/").status_code in (302, 403)
    assert VisitTemplate.objects.count() == 0


def test_the_programme_goes_into_calendars_item_by_item(client, writer):
    coming = visit(timezone="Europe/Madrid")
    hidden = visit(visibility="restricted")
    add_agenda_item(by=SYSTEM, engagement=coming, title="Welcome", begins_at="10:00", ends_at="10:30")
    add_agenda_item(by=SYSTEM, engagement=hidden, title="Secret")
    events = Calendar.from_ical(client.get(f"/engagement/{coming.pk}/programme.ics").content).walk("VEVENT")
    (event,) = events
    assert (event["SUMMARY"], event.decoded("DTSTART").isoformat()) == ("Welcome", "2099-05-20T08:00:00+00:00")
    unit = directory.organisation("Institute of Ice")
    client.force_login(directory.user("colin", Role.COORDINATOR, (unit,)))
    assert client.get(f"/engagement/{hidden.pk}/programme.ics").status_code == 404
