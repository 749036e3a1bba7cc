"""Follow-ups on pages: agreed at a meeting, offered at the next, closed by a press."""

import pytest

from syndesis.core.models import Role
from syndesis.engagement.models import FollowUp
from syndesis.engagement.services import log_engagement
from syndesis.engagement.services.followups import agree_follow_up
from syndesis.work.models import Action
from tests.directory.factories import SYSTEM, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(client):
    row = user(role=Role.MANAGER)
    client.force_login(row)
    return row


@pytest.fixture
def partner():
    return organisation("Harbour University")


def met(partner, held_on="2026-02-16"):
    return log_engagement(by=SYSTEM, title="Talks", organisations=[partner], held_on=held_on)


@pytest.mark.concept(34)
def test_a_meeting_agreed_at_a_meeting_is_noted_without_a_day(client, mara, partner):
    talks = met(partner)
    page = client.get(f"/engagement/{talks.pk}/").content.decode()
    assert f"/engagement/{talks.pk}/follow-up/" in page
    data = {"title": "Hold a working meeting soon", "organisation": partner.pk, "owner": mara.pk, "due_on": ""}
    assert client.post(f"/engagement/{talks.pk}/follow-up/", data).url == talks.get_absolute_url()
    row = FollowUp.objects.select_related("action").get()
    assert (row.action.owner, row.action.due_on, row.agreed_at, row.organisation) == (mara, None, talks, partner)
    assert "Hold a working meeting soon" in client.get(talks.get_absolute_url()).content.decode()


def test_of_several_follow_ups_the_page_of_the_next_meeting_asks_which(client, mara, partner):
    first = agree_follow_up(by=SYSTEM, title="Hold a working meeting", organisation=partner, agreed_at=met(partner))
    agree_follow_up(by=SYSTEM, title="Show them the harbour", organisation=partner, agreed_at=first.agreed_at)
    later = met(partner, "2026-05-02")
    page = client.get(later.get_absolute_url()).content.decode()
    assert page.count("Was this the meeting?") == 2
    client.post(f"/engagement/{later.pk}/settles/{first.pk}/")
    assert list(Action.objects.order_by("pk").values_list("status", flat=True)) == ["done", "open"]
    page = client.get(first.action.get_absolute_url()).content.decode()
    assert "Done by this meeting" in page


def test_what_one_may_not_close_is_not_offered(client, mara, partner):
    row = agree_follow_up(by=SYSTEM, title="Secret talks", organisation=partner, agreed_at=met(partner))
    Action.objects.update(visibility="restricted")
    later = met(partner, "2026-05-02")
    Action.objects.update(status="open", done_at=None)
    assert "Secret talks" not in client.get(later.get_absolute_url()).content.decode()
    client.post(f"/engagement/{later.pk}/settles/{row.pk}/")
    assert Action.objects.get().status == "open"


def test_an_action_is_told_with_whom_the_meeting_is_to_be(client, mara, partner):
    row = action("Meet them")
    assert client.post(f"/actions/{row.pk}/meeting/", {"organisation": partner.pk}).url == row.get_absolute_url()
    assert FollowUp.objects.get().organisation == partner
    assert "Harbour University" in client.get(row.get_absolute_url()).content.decode()


def test_who_may_only_read_is_offered_nothing(client, partner):
    client.force_login(user("vera", role=Role.VIEWER))
    talks = met(partner)
    assert "follow-up" not in client.get(talks.get_absolute_url()).content.decode()
    data = {"title": "Meet", "organisation": partner.pk, "owner": "", "due_on": ""}
    assert client.post(f"/engagement/{talks.pk}/follow-up/", data).status_code == 422
    assert Action.objects.count() == 0
