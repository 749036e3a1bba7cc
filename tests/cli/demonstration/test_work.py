"""The users of the demonstration have something to do, so that Today is alive whenever it is loaded."""

import pytest
from django.test import Client
from django.utils import timezone

from syndesis.cli.demonstration.book import rows
from syndesis.core.models import User
from syndesis.web.today import today_page
from syndesis.work.models import Action, Reminder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.mark.concept(34, 43)
def test_today_shows_the_administrator_what_is_overdue_due_and_to_be_remembered():
    demo, client = User.objects.get(username="demo"), Client()
    page = today_page(demo, timezone.localdate())
    figures = {str(fact["label"]): fact["value"] for fact in page.facts}
    assert (page.actions["count"], figures["Overdue"], figures["Due within a week"]) == (9, 2, 3)
    assert [str(section["title"]) for section in page.mine] == [
        "Approvals that wait for you",
        "Agreements to decide",
        "Obligations",
        "Names to be decided on",
        "Reminders",
        "Enquiries",
        "Documents to review",
        "Contact data to review",
    ]
    client.force_login(demo)
    page = client.get("/").content.decode()
    assert "Ask Satbayev University for the signed copy" in page
    assert "9 days overdue" in page
    assert "Ask how the new rector settles in" in page


def test_every_action_and_reminder_is_marked_as_invented():
    assert Action.objects.filter(is_invented=True).count() == len(rows("invented", "action")) == 13
    assert Reminder.objects.filter(is_invented=True).count() == len(rows("invented", "action", "reminder")) == 4
    assert Action.objects.filter(is_invented=False).count() == Reminder.objects.filter(is_invented=False).count() == 0


def test_an_action_was_done_and_another_dropped():
    closed = {action.status: str(action.done_by) for action in Action.objects.exclude(status="open")}
    assert closed == {"done": "Demonstration coordinator", "dropped": "None"}
