"""Many records at once: a preview of what would change, one deed in the history, nothing lost."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Change, HistoryEvent
from syndesis.objects.bulk import MOST, SHOWN
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db
BULK = "/agreements/bulk/"


@pytest.fixture
def mara(client):
    row = user("mara")
    client.force_login(row)
    return row


def agreement(title: str, **fields) -> Agreement:
    return register_agreement(by=SYSTEM, title=title, organisations=[organisation(f"Party of {title}")], **fields)


def sent(rows, **given) -> dict[str, object]:
    """What the form sends for these rows: `kind="exchange"` ticks the field and sets it."""
    fields = {f"set-{name}": getattr(value, "pk", value) for name, value in given.items()}
    return {"deed": "edit", "keys": " ".join(str(row.pk) for row in rows), "change": list(given), **fields}


def previewed(client, rows, **given):
    return client.post(BULK, sent(rows, **given)).context["preview"]


def confirmed(client, rows, **given):
    asked = client.post(BULK, sent(rows, **given))
    return client.post(BULK, sent(rows, **given) | {"seen": asked.context["seen"], "confirm": "1"})


def kinds() -> dict[str, str]:
    return dict(Agreement.objects.values_list("title", "kind"))


def test_the_picked_rows_are_asked_what_to_set(client, mara):
    first, _second = agreement("Memorandum"), agreement("Contract")
    context = client.get(f"{BULK}?deed=edit&selected={first.pk}&status=active&sort=-signed_on_first").context
    assert (context["number"], context["keys"], context["preview"]) == (1, str(first.pk), None)
    assert [name for name, _field, _ticked in context["form"].rows] == ["kind", "owner_unit", "officer", "visibility"]
    assert context["back"] == "/agreements/?status=active&sort=-signed_on_first"


def test_all_that_match_are_asked_for_by_the_address(client, mara):
    for title, status in (("Memorandum", "active"), ("Contract", "active"), ("Draft", "draft")):
        agreement(title, status=status)
    assert client.get(f"{BULK}?deed=edit&all=1&status=active").context["number"] == 2


def test_a_filter_that_makes_no_sense_never_means_all(client, mara):
    agreement("Memorandum")
    answer = client.get(f"{BULK}?deed=edit&all=1&status=golden")
    assert (answer.status_code, answer["Location"]) == (302, "/agreements/?status=golden")


@pytest.mark.parametrize("query", ["", "selected=", "selected=abc", "selected=999999", "all=1&q=nothing"])
def test_without_a_row_there_is_nothing_to_do(client, mara, query):
    agreement("Memorandum")
    answer = client.get(f"{BULK}?deed=edit&{query}", follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Select the records first."]


def test_too_many_rows_are_refused_before_anything_is_done(client, mara):
    party = organisation("Harbour")
    Agreement.objects.bulk_create([Agreement(title=f"Agreement {number}") for number in range(MOST + 1)])
    answer = client.get(f"{BULK}?deed=edit&all=1", follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        f"At most {MOST} records can be changed at once: narrow the list."
    ]
    assert party.agreements.count() == 0


@pytest.mark.every_database
def test_the_preview_tells_what_would_become_of_each_row(client, mara):
    unit = organisation("Institute")
    rows = [agreement("Memorandum"), agreement("Contract", kind="exchange"), agreement("Annex", kind="exchange")]
    Agreement.objects.filter(title="Annex").update(owner_unit=unit)
    shown = previewed(client, rows, kind="exchange", owner_unit=unit)
    assert [str(head) for head in shown.heads] == ["Kind", "Unit in charge"]
    assert [(line.title, [step and (step.old, step.new) for step in line.steps]) for line in shown.lines] == [
        ("Memorandum", [("Framework agreement", "Exchange agreement"), ("", "Institute")]),
        ("Contract", [None, ("", "Institute")]),
    ]
    assert (shown.same, shown.left_out, kinds()["Memorandum"]) == (1, [], "framework")


def test_the_preview_shows_the_first_rows_and_counts_the_rest(client, mara):
    rows = [agreement(f"Agreement {number}") for number in range(SHOWN + 3)]
    shown = previewed(client, rows, kind="exchange")
    assert (len(shown.lines), shown.rest, len(shown.seen)) == (SHOWN, 3, SHOWN + 3)


@pytest.mark.every_database
def test_what_is_confirmed_is_one_deed_in_the_history(client, mara):
    rows = [agreement("Memorandum"), agreement("Contract")]
    answer = confirmed(client, rows, kind="exchange")
    assert (answer.status_code, answer["Location"], kinds()) == (
        302,
        "/agreements/",
        {"Memorandum": "exchange", "Contract": "exchange"},
    )
    deed = Change.objects.latest("pk")
    events = HistoryEvent.objects.filter(change=deed, model="agreements.agreement")
    assert (deed.actor, deed.reason, events.count()) == (mara, "Records changed together", 2)


@pytest.mark.every_database
def test_rows_that_one_may_not_change_are_named_and_left_out(client):
    own, other = organisation("Institute"), organisation("Faculty")
    rows = [agreement("Memorandum", owner_unit=own), agreement("Contract", owner_unit=other)]
    client.force_login(user("conny", role="contributor", answers_for=(own,)))
    shown = previewed(client, rows, kind="exchange")
    assert ([line.title for line in shown.lines], shown.left_out) == (["Memorandum"], ["Contract"])
    confirmed(client, rows, kind="exchange")
    assert kinds() == {"Memorandum": "exchange", "Contract": "framework"}


def test_who_forges_the_form_changes_nothing_beyond_their_reach(client):
    own, other = organisation("Institute"), organisation("Faculty")
    rows = [agreement("Memorandum", owner_unit=own), agreement("Contract", owner_unit=other)]
    client.force_login(user("conny", role="contributor", answers_for=(own,)))
    newest = HistoryEvent.objects.latest("pk").pk
    forged = sent(rows, kind="exchange") | {"confirm": "1", "seen": " ".join(f"{row.pk}:{newest}" for row in rows)}
    assert client.post(BULK, forged).status_code == 409
    assert kinds() == {"Memorandum": "framework", "Contract": "framework"}


def test_a_row_that_another_changed_since_is_told_and_nothing_is_lost(client, mara):
    rows = [agreement("Memorandum"), agreement("Contract")]
    asked = client.post(BULK, sent(rows, kind="exchange"))
    Agreement.objects.filter(title="Contract").update(title="Contract of 2026")
    answer = client.post(BULK, sent(rows, kind="exchange") | {"seen": asked.context["seen"], "confirm": "1"})
    assert (answer.status_code, "Contract of 2026" in answer.context["told"]) == (409, True)
    assert kinds() == {"Memorandum": "framework", "Contract of 2026": "framework"}
    again = sent(rows, kind="exchange") | {"seen": answer.context["seen"], "confirm": "1"}
    assert (client.post(BULK, again).status_code, set(kinds().values())) == (302, {"exchange"})


def test_who_would_lose_the_rows_by_the_change_is_told_and_nothing_is_written(client):
    own, other = organisation("Institute"), organisation("Faculty")
    row = agreement("Memorandum", owner_unit=own)
    client.force_login(user("conny", role="contributor", answers_for=(own,)))
    answer = confirmed(client, [row], owner_unit=other)
    row.refresh_from_db()
    assert (answer.status_code, row.owner_unit) == (409, own)
    assert answer.context["told"] == "Nothing was changed: you may not do this to Memorandum."


def test_a_reference_to_what_one_may_not_see_is_neither_shown_nor_taken_away(client, mara):
    hidden, unit = organisation("Orchid", visibility="restricted"), organisation("Institute")
    rows = [agreement("Memorandum"), agreement("Contract")]
    Agreement.objects.filter(title="Memorandum").update(owner_unit=hidden)
    answer = client.post(BULK, sent(rows, owner_unit=unit))
    shown = answer.context["preview"]
    assert ([line.title for line in shown.lines], shown.left_out) == (["Contract"], ["Memorandum"])
    assert "Orchid" not in answer.content.decode()
    refused = client.post(BULK, sent(rows, owner_unit=hidden))
    assert (refused.status_code, refused.context["form"].errors) == (422, {"owner_unit": ["There is no such record."]})


@pytest.mark.parametrize(
    ("given", "wrong"),
    [({}, {"__all__": ["Tick at least one field to set."]}), ({"kind": "golden"}, {"kind": None})],
)
def test_what_cannot_be_set_is_told_and_nothing_is_done(client, mara, given, wrong):
    row = agreement("Memorandum")
    answer = client.post(BULK, sent([row], **given) | {"seen": f"{row.pk}:1", "confirm": "1"})
    errors = answer.context["form"].errors
    assert (answer.status_code, list(errors), kinds()) == (422, list(wrong), {"Memorandum": "framework"})


def test_the_way_back_is_the_list_whatever_was_sent(client, mara):
    row = agreement("Memorandum")
    asked = client.post(BULK, sent([row], kind="exchange"))
    given = {"seen": asked.context["seen"], "confirm": "1", "back": "https://evil.example/?status=active"}
    assert client.post(BULK, sent([row], kind="exchange") | given)["Location"] == "/agreements/?status=active"


@pytest.mark.parametrize("deed", ["erase", ""])
def test_there_is_no_other_deed(client, mara, deed):
    row = agreement("Memorandum")
    assert client.get(f"{BULK}?deed={deed}&selected={row.pk}").status_code == 404
