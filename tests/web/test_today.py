"""Today: what waits for a user, done from there without script; nothing out of their sight."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.directory.services import start_partnership
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.web.today import today_page
from syndesis.work.models import Action, Reminder
from syndesis.work.services import complete_action, set_reminder
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM
from tests.intake import factories as intake
from tests.work.factories import action

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def reader(client):
    user = directory.user()
    client.force_login(user)
    return user


def after(days: int) -> str:
    return str(TODAY + timedelta(days=days))


def shown(user) -> dict[str, list[tuple[str, str, str, str]]]:
    """The lines of all sections: title, detail, end and its tone."""
    page = today_page(user, TODAY)
    return {
        str(section["title"]): [
            (str(line["title"]), str(line.get("detail", "")), str(line["end"]), line.get("tone", ""))
            for line in section["lines"]
        ]
        for section in (page.actions, *page.mine, *page.ours)
    }


def fill(partner: Organisation, user) -> None:
    """One of each that Today shows, about `partner`."""
    action(f"Call {partner}", owner=user, due_on=after(-1), about=partner)
    set_reminder(by=SYSTEM, user=user, about=partner, remind_on=TODAY)
    intake.organisation(intake.intake(f"A delegation of {partner} came."), "o1", str(partner))
    record_promise(by=SYSTEM, title=f"School with {partner}", organisations=[partner], stage_on=after(-200))
    start_partnership(by=SYSTEM, organisation=partner, started_on=f"{TODAY.year - 10}-{after(20)[5:]}")
    register_agreement(by=SYSTEM, title=f"Memorandum with {partner}", organisations=[partner], ends_on=after(30))
    log_engagement(by=SYSTEM, title=f"Visit of {partner}", organisations=[partner], held_on=after(5), kind="visit")


@pytest.mark.concept(34)
def test_my_actions_stand_by_urgency_with_those_of_others_left_out(reader):
    ivan = directory.user("ivan")
    for title, days in (("Later", 30), ("Late", -5), ("Now", 0), ("Soon", 7), ("Tomorrow", 1)):
        action(title, owner=reader, due_on=after(days))
    action("Some day", owner=reader)
    action("Help", owner=ivan, helpers=[reader], due_on=after(2))
    action("Another’s", owner=ivan, due_on=after(-5))
    complete_action(action("Done", owner=reader, due_on=after(-5)), by=Actor(reader))
    lines = [(title, tone) for title, _detail, _end, tone in shown(reader)["My actions"]]
    assert lines == [
        ("Late", "bad"), ("Now", "warn"), ("Tomorrow", "warn"), ("Help", "warn"), ("Soon", "warn"), ("Later", ""),
        ("Some day", ""),
    ]  # fmt: skip
    ends = [end for _title, _detail, end, _tone in shown(reader)["My actions"]]
    assert (ends[:3], ends[-1]) == (["5 days overdue", "today", "tomorrow"], "")


def test_a_month_is_overdue_when_it_is_over(reader):
    last_month = TODAY.replace(day=1) - timedelta(days=1)
    action("Last month", owner=reader, due_on=f"{last_month:%Y-%m}")
    action("This month", owner=reader, due_on=f"{TODAY:%Y-%m}")
    tones = {title: tone == "bad" for title, _detail, _end, tone in shown(reader)["My actions"]}
    assert tones == {"Last month": True, "This month": False}


@pytest.mark.every_database
def test_the_figures_lead_to_what_they_count(client, reader):
    for days in (-9, -1, 0, 7, 8):
        action(f"Due in {days} days", owner=reader, due_on=after(days))
    facts = {str(fact["label"]): (fact["value"], fact["url"]) for fact in today_page(reader, TODAY).facts}
    overdue, near = facts["Overdue"], facts["Due within a week"]
    assert (overdue[0], near[0]) == (2, 2)
    for number, url in (overdue, near):
        assert client.get(url).context["page"].paginator.count == number


@pytest.mark.every_database
def test_every_section_leads_to_the_list_of_all_that_it_counts(client, reader):
    for number in range(12):
        fill(directory.organisation(f"University {number}"), reader)
    log_engagement(by=SYSTEM, title="Yesterday", held_on=after(-1))
    register_agreement(by=SYSTEM, title="Over", organisations=[directory.organisation("Old")], ends_on=after(-1))
    page = today_page(reader, TODAY)
    for section in (page.actions, *page.ours):
        listed = client.get(section["url"]).context["page"].paginator.count
        assert (section["title"], section["count"], len(section["lines"]) < 12) == (section["title"], listed, True)
        assert listed == 12


@pytest.mark.every_database
@pytest.mark.concept(41, 43)
def test_everything_near_or_forgotten_is_shown(reader):
    fill(directory.organisation("Harbour University"), reader)
    assert {title: len(lines) for title, lines in shown(reader).items()} == {
        "My actions": 1,
        "Reminders": 1,
        "Documents to review": 1,
        "Promises gone silent": 1,
        "Agreements that end soon": 1,
        "Visits and meetings ahead": 1,
        "Anniversaries in the year ahead": 1,
    }
    lines = shown(reader)
    assert lines["My actions"][0][:2] == ("Call Harbour University", "Harbour University")
    assert lines["Anniversaries in the year ahead"][0][:2] == ("Harbour University", "10 years together")


def test_what_is_far_over_or_closed_is_not_shown(reader):
    partner = directory.organisation("Harbour University")
    record_promise(by=SYSTEM, title="Fresh", organisations=[partner], stage_on=after(-30))
    record_promise(by=SYSTEM, title="Dropped", stage="dropped", organisations=[partner], stage_on=after(-200))
    start_partnership(by=SYSTEM, organisation=partner, started_on=f"{TODAY.year - 11}-{after(20)[5:]}")
    for title, ends in (("Over", -1), ("Far", 200)):
        register_agreement(by=SYSTEM, title=title, organisations=[partner], ends_on=after(ends))
    register_agreement(by=SYSTEM, title="Proposed", status="draft", organisations=[partner], ends_on=after(30))
    log_engagement(by=SYSTEM, title="Yesterday", held_on=after(-1))
    set_reminder(by=Actor(reader), about=partner, remind_on=TODAY + timedelta(days=1))
    assert shown(reader) == {"My actions": []}


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR, Role.COORDINATOR, Role.MANAGER])
def test_what_is_out_of_sight_is_neither_shown_nor_counted(client, role):
    partner, other = directory.organisation("Secret Institute"), directory.user("other")
    fill(partner, other)
    for model in (Organisation, Action, *(type(row) for row in restricted())):
        model.objects.update(visibility="restricted")
    reader = directory.user("vera", role=role)
    assert shown(reader) == {"My actions": []}
    assert today_page(reader, TODAY).facts == []
    client.force_login(reader)
    assert "Secret" not in client.get("/").content.decode()


def restricted():
    """A record of each other type that `fill` makes and that Today names."""
    from syndesis.agreements.models import Agreement
    from syndesis.core.models import Document
    from syndesis.engagement.models import Engagement, Initiative

    return [Agreement(), Document(), Engagement(), Initiative()]


def test_an_own_action_does_not_name_what_it_is_about_out_of_sight(client, reader):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    row = action("Call them", owner=reader, about=secret)
    page = row.get_absolute_url()
    pages = ["/", "/actions/", "/actions/?q=secret", page, f"{page}?quick=1", f"{page}history/", f"{page}notes/"]
    pages += [f"{page}edit/", "/search/?q=call", "/actions/export/csv/?fields=all"]
    pages += ["/api/v1/actions/", f"/api/v1{page}", f"/api/v1{page}history/"]
    shows = {path: b"".join(client.get(path)).decode() for path in pages}
    assert [path for path, shown in shows.items() if "Secret Institute" in shown] == []
    assert [path for path, shown in shows.items() if "Call them" not in shown] == ["/actions/?q=secret"]
    assert shown(reader)["My actions"] == [("Call them", "", "", "")]


def test_today_needs_no_more_queries_for_more_records(reader):
    numbers = []
    for more in (2, 8):
        for number in range(more):
            fill(directory.organisation(f"University {more} {number}"), reader)
        shown(reader)
        with CaptureQueriesContext(connection) as queries:
            today_page(reader, TODAY)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_done_on_today_an_action_is_gone_from_it(client, reader):
    row = action("Call them", owner=reader)
    response = client.post(f"/actions/{row.pk}/complete/", {"next": "/"}, follow=True)
    row.refresh_from_db()
    assert (row.status, row.done_by, response.redirect_chain) == ("done", reader, [("/", 302)])
    assert shown(reader)["My actions"] == []
    assert [str(message) for message in response.context["messages"]] == ["Done: “Call them”."]


def test_a_reminder_is_dismissed_for_good(client, reader):
    set_reminder(by=Actor(reader), about=directory.organisation("Harbour University"), remind_on=TODAY)
    row = Reminder.objects.get()
    client.post(f"/reminders/{row.pk}/dismiss/", {"next": "/"})
    assert shown(reader) == {"My actions": []}


def test_a_reader_is_offered_nothing_that_only_writers_do(client):
    vera = directory.user("vera", role=Role.VIEWER)
    client.force_login(vera)
    page = client.get("/")
    assert (page.context["today"].nothing, "/actions/add/" in page.content.decode()) == (True, False)
