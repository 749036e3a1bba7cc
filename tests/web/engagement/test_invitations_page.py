"""The board of replies, and whom one may ask at once: those of last time, a tier, a saved view, a network."""

import pytest
from django.urls import reverse

from syndesis.core.models import Role
from syndesis.directory.services import set_tier, start_partnership
from syndesis.directory.services.networks import join_network, register_network
from syndesis.engagement.models import Engagement, Invitation
from syndesis.engagement.objects import RecurringEventType
from syndesis.engagement.services import invite, log_engagement, reply
from syndesis.objects.models import SavedView
from syndesis.objects.services import create
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def week() -> Engagement:
    event = create(RecurringEventType, by=SYSTEM, name="Week of Science", kind="conference", organiser=home())
    return log_engagement(by=SYSTEM, title="Week 2026", held_on="2026-11", edition_of=event)


def board(row) -> str:
    return reverse("web:engagement_invitations", args=[row.pk])


def asked(row) -> set[str]:
    return {str(each) for each in row.invitations.all()}


def partner(name: str, tier: str = "partner", **fields):
    row = organisation(name, **fields)
    start_partnership(by=SYSTEM, organisation=row)
    set_tier(by=SYSTEM, organisation=row, tier=tier)
    return row


@pytest.mark.concept(102)
def test_partners_of_a_set_are_asked_with_one_press(client, week):
    partner("Lake", "strategic", country="ES")
    partner("Bay", country="ES")
    hidden = partner("Orchid", "strategic", visibility="restricted")
    union = register_network(by=SYSTEM, organisation=organisation("Union", kind="association"))
    join_network(by=SYSTEM, network=union, member=organisation("Isle"), starts_on="2010")
    view = SavedView.objects.create(
        kind="partners", name="Spain", owner=user("other"), query="country=ES", is_shared=True
    )
    client.force_login(user())
    for chosen, names in (
        ("tier:strategic", {"Lake"}),
        (f"view:{view.pk}", {"Lake", "Bay"}),
        (f"network:{union.pk}", {"Lake", "Bay", "Isle"}),
    ):
        client.post(board(week), {"set": chosen, "role": "guest"})
        assert asked(week) == names
    assert not hidden.invitations.exists()


@pytest.mark.concept(102)
def test_those_of_last_time_are_asked_again(client, week):
    before = log_engagement(by=SYSTEM, title="Week 2025", held_on="2025-11", edition_of=week.edition_of)
    invite(by=SYSTEM, to=before, organisations=[organisation("Lake"), organisation("Bay")], status="invited")
    client.force_login(user())
    assert client.get(board(week)).context["again"] == {"number": 2, "title": "Week 2025"}
    client.post(board(week), {"again": "1"})
    assert asked(week) == {"Lake", "Bay"}


@pytest.mark.concept(102)
def test_replies_are_noted_on_the_board(client, week):
    (row,) = invite(by=SYSTEM, to=week, organisations=[organisation("Lake")], status="invited")
    client.force_login(user())
    client.post(reverse("web:engagement_reply", args=[week.pk, row.pk]), {"status": "accepted"})
    context = client.get(board(week)).context
    assert {str(lane["label"]): lane["count"] for lane in context["lanes"] if lane["count"]} == {"accepted": 1}
    assert context["summary"] == "1 of 1 invited have answered"
    client.post(reverse("web:engagement_reply", args=[week.pk, row.pk]), {"status": "remove"})
    assert Invitation.objects.count() == 0


def test_the_form_says_what_is_wrong(client, week):
    client.force_login(user())
    answer = client.post(board(week), {"role": "guest"})
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (422, ["Choose whom to ask."])
    lake = organisation("Lake")
    invite(by=SYSTEM, to=week, organisations=[lake])
    answer = client.post(board(week), {"organisations": [lake.pk], "role": "guest"})
    assert answer.context["form"].non_field_errors() == ["All of them stand on the list already."]


@pytest.mark.concept(96)
def test_experts_are_asked_into_an_activity(client):
    school, talgo = activity("Summer School"), organisation("Boreal Trains", kind="company")
    client.force_login(user())
    url = reverse("web:activity_invitations", args=[school.pk])
    client.post(url, {"organisations": [talgo.pk], "role": "speaker"})
    row = school.invitations.get()
    reply(row, by=SYSTEM, status="invited", on="2019-12-09")
    assert (row.role, client.get(url).status_code) == ("speaker", 200)
    assert "Boreal Trains" in client.get(school.get_absolute_url()).content.decode()


def test_a_hidden_guest_stands_on_no_board_and_a_viewer_notes_nothing(client, week):
    hidden = organisation("Orchid", visibility="restricted")
    (row,) = invite(by=SYSTEM, to=week, organisations=[hidden])
    client.force_login(user(role=Role.VIEWER))
    page = client.get(board(week))
    assert ("Orchid" in page.content.decode(), page.context["form"]) == (False, None)
    url = reverse("web:engagement_reply", args=[week.pk, row.pk])
    assert client.post(url, {"status": "came"}).status_code == 404
    row.refresh_from_db()
    assert row.status == "planned"
