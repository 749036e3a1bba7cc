"""The page of an action, and what is done there and on the pages of records."""

from datetime import date

import pytest

from syndesis.core.models import Role
from syndesis.work.models import Action, Reminder
from tests.directory import factories as directory
from tests.work.factories import action

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = directory.user()
    client.force_login(user)
    return user


def about(record) -> dict[str, object]:
    """What a form on the page of a record says of it."""
    return {"about_type": record._meta.label_lower, "about_id": record.pk, "next": record.get_absolute_url()}


def test_an_action_added_on_the_page_of_a_record_is_about_it(client, reader):
    partner = directory.organisation("Harbour University")
    response = client.post("/actions/add/", {"title": "Call them", "due_on": "2027-04", **about(partner)})
    row = Action.objects.get()
    assert (row.about, row.owner, str(row.due_on), row.asked_by) == (partner, reader, "2027-04", reader)
    assert response.url == partner.get_absolute_url()


@pytest.mark.parametrize(
    "forged",
    [
        {"about_type": "directory.organisation", "about_id": "x"},
        {"about_type": "directory.organisation", "about_id": "9" * 30},
        {"about_type": "core.user", "about_id": "1"},
        {"about_type": "nothing", "about_id": "1"},
    ],
)
def test_an_action_about_what_is_not_there_is_not_added(client, reader, forged):
    assert client.post("/actions/add/", {"title": "Call them", **forged}).status_code == 404
    assert client.post("/reminders/add/", {"remind_on": "2027-04-30", **forged}).status_code == 404
    assert (Action.objects.count(), Reminder.objects.count()) == (0, 0)


def test_an_action_about_what_is_out_of_sight_is_as_one_about_nothing(client, reader):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    for address, facts in (("actions", {"title": "Call them"}), ("reminders", {"remind_on": "2027-04-30"})):
        response = client.post(f"/{address}/add/", facts | about(secret))
        assert (response.status_code, "Secret" in response.content.decode()) == (404, False)
    assert (Action.objects.count(), Reminder.objects.count()) == (0, 0)


def test_what_was_typed_wrongly_comes_back_with_what_it_is_about(client, reader):
    partner = directory.organisation("Harbour University")
    response = client.post("/actions/add/", {"title": "Call them", "due_on": "soonish", **about(partner)})
    page = response.content.decode()
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["due_on"])
    assert response.context["lead"] == "Harbour University"
    for kept in ('value="Call them"', 'value="soonish"', f'value="{partner.pk}"', partner.get_absolute_url()):
        assert kept in page
    assert Action.objects.count() == 0


def test_nobody_is_sent_to_another_host(client, reader):
    for address in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert client.post("/actions/add/", {"title": "Call them", "next": address}).url == "/"


def test_a_viewer_adds_nothing(client):
    client.force_login(directory.user("vera", role=Role.VIEWER))
    response = client.post("/actions/add/", {"title": "Call them"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["Your role does not allow this."]
    assert Action.objects.count() == 0


def test_the_page_of_an_action_says_all_of_it(client, reader):
    partner = directory.organisation("Harbour University")
    row = action("Call them", owner=reader, helpers=[directory.user("ivan")], about=partner, due_on="2020-04-12")
    response = client.get(row.get_absolute_url())
    pairs = {pair["label"]: [value.text for value in pair["says"]] for pair in response.context["pairs"]}
    assert pairs == {"Due": ["12 April 2020"], "Owner": ["mara"], "Helpers": ["ivan"]}
    (panel,) = response.context["sections"]
    assert [(line["title"], line["url"]) for line in panel["lines"]] == [
        ("Harbour University", partner.get_absolute_url())
    ]
    assert [
        (chip["label"].partition(" ")[2] or str(chip["label"]), chip["tone"]) for chip in response.context["chips"]
    ] == [
        ("Open", ""),
        ("days overdue", "bad"),
    ]
    assert [str(deed["label"]) for deed in response.context["actions"]] == ["Archive", "Edit", "Drop", "Done"]


def test_who_may_only_read_an_action_is_offered_no_deed(client, reader):
    row = action("Call them", owner=reader)
    client.force_login(directory.user("carl", role=Role.CONTRIBUTOR))
    response = client.get(row.get_absolute_url())
    assert (response.context["actions"], response.context["hand_over"]) == ([], None)
    client.post(f"/actions/{row.pk}/complete/")
    client.post(f"/actions/{row.pk}/hand-over/", {"to": ""})
    row.refresh_from_db()
    assert (row.status, row.owner) == ("open", reader)


def test_an_action_is_dropped_and_reopened(client, reader):
    row = action("Call them", owner=reader)
    stands = []
    for deed in ("drop", "reopen", "complete", "drop"):
        assert client.post(f"/actions/{row.pk}/{deed}/").url == row.get_absolute_url()
        row.refresh_from_db()
        stands.append(row.status)
    assert stands == ["dropped", "open", "done", "done"]


def test_an_action_out_of_sight_is_not_found_by_any_deed(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    row = action("Call them", about=secret)
    client.force_login(directory.user("carl", role=Role.MANAGER))
    for deed in ("complete", "drop", "reopen", "hand-over"):
        assert client.post(f"/actions/{row.pk}/{deed}/").status_code == 404
    assert client.get(row.get_absolute_url()).status_code == 404


def test_who_hands_over_what_they_see_only_as_its_owner_goes_back_to_today(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    carl, olga = directory.user("carl", role=Role.CONTRIBUTOR), directory.user("olga")
    client.force_login(carl)
    row = action("Call them", about=secret, owner=carl)
    response = client.post(f"/actions/{row.pk}/hand-over/", {"to": olga.pk})
    row.refresh_from_db()
    assert (row.owner, response.url) == (olga, "/")


def test_an_action_is_handed_to_nobody_who_may_only_read(client, reader):
    vera, row = directory.user("vera", role=Role.VIEWER), action("Call them", owner=reader)
    client.post(f"/actions/{row.pk}/hand-over/", {"to": vera.pk})
    row.refresh_from_db()
    assert row.owner == reader


def test_a_reminder_of_an_action_is_set_on_its_page(client, reader):
    row = action("Call them", owner=reader)
    client.post("/reminders/add/", {"remind_on": "2027-04-30", "remark": "In the morning", **about(row)})
    reminder = Reminder.objects.get()
    assert (reminder.about, reminder.user, reminder.remind_on) == (row, reader, date(2027, 4, 30))


def test_nobody_dismisses_the_reminder_of_another(client, reader):
    partner, ada = directory.organisation("Harbour University"), directory.user("ada", role=Role.ADMINISTRATOR)
    client.post("/reminders/add/", {"remind_on": "2027-04-30", **about(partner)})
    client.force_login(ada)
    row = Reminder.objects.get()
    assert client.post(f"/reminders/{row.pk}/dismiss/").status_code == 404
    row.refresh_from_db()
    assert row.dismissed_at is None


def test_the_list_leads_to_ones_own_and_to_all_open_actions(client, reader):
    action("Mine", owner=reader)
    action("Another’s", owner=directory.user("ivan"))
    client.post(f"/actions/{action('Done', owner=reader).pk}/complete/")
    shapes = client.get("/actions/").context["shapes"]
    counts = {
        str(shape["label"]): client.get(f"/actions/{shape['url']}").context["page"].paginator.count for shape in shapes
    }
    assert counts == {"Mine": 1, "Open": 2, "All": 3}
    assert [str(shape["label"]) for shape in shapes if shape["current"]] == ["All"]


def test_the_page_of_a_record_shows_its_actions_and_takes_one_more(client, reader):
    person = directory.person("Oliveira", "Marta")
    action("Write to her", about=person)
    page = client.get(person.get_absolute_url()).content.decode()
    assert "Write to her" in page
    assert [page.count(f'action="{address}"') for address in ("/actions/add/", "/reminders/add/")] == [1, 1]
    assert page.count(f'name="about_id" value="{person.pk}"') == 2


def test_the_form_for_a_new_action_tells_who_may_not_own_it(client, reader):
    vera = directory.user("vera", role=Role.VIEWER)
    form = {"title": "Call them", "owner": vera.pk, "visibility": "internal"}
    response = client.post("/actions/new/", form)
    assert (response.status_code, Action.objects.count()) == (422, 0)
    assert "vera may only read" in response.content.decode()
