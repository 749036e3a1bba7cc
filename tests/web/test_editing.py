"""Pages on which people write: new records, changes, the archive; two who change the same; signing in again."""

import re

import pytest
from django.test import Client

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.core.history import Actor, events_of, version_of
from syndesis.core.models import HistoryEvent, Role, Submission
from syndesis.directory.models import Organisation
from syndesis.objects import services
from tests.directory.factories import SYSTEM, organisation, person, user
from tests.web.forms import facts, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def park() -> Organisation:
    return organisation("Harbour Park")


@pytest.fixture
def row(park) -> Agreement:
    return register_agreement(
        by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2011-04", notes="Signed in the harbour."
    )


def errors(response) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_a_form_needs_equally_many_queries_whatever_it_refers_to(client, django_assert_max_num_queries):
    signed_in(client)
    few = register_agreement(by=SYSTEM, title="", organisations=[organisation("One")])
    many = register_agreement(by=SYSTEM, title="", organisations=[organisation(f"Number {n}") for n in range(30)])
    counts = []
    for each in (few, few, many):  # the first warms what is kept, such as content types
        with django_assert_max_num_queries(100) as queries:
            assert client.get(url(each)).status_code == 200
        counts.append(len(queries))
    assert counts[1] == counts[2]


# New records


def test_a_list_leads_to_a_new_record_and_the_record_is_told(client, park):
    signed_in(client)
    page = client.get("/agreements/").content.decode()
    assert ('href="/agreements/new/"' in page, "New agreement" in page) == (True, True)
    response = client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum")
    assert "Harbour Park" in response.content.decode()
    done = client.post("/agreements/new/", facts(response) | {"signed_on": "12 abril 2011"}, follow=True)
    made = Agreement.objects.get()
    assert (str(made.signed_on), str(made.parties.get())) == ("2011-04-12", "Harbour Park")
    assert [str(message) for message in done.context["messages"]] == ["“Memorandum” is saved."]


def test_a_form_that_is_sent_twice_makes_one_record(client, park):
    signed_in(client)
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    answers = [client.post("/agreements/new/", sent) for _again in range(2)]
    made = Agreement.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [made.get_absolute_url()] * 2
    assert Submission.objects.get().object_id == made.pk


def test_a_form_that_was_sent_and_then_says_something_else_asks_before_it_makes_another(client, park):
    signed_in(client)
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    client.post("/agreements/new/", sent)
    again = client.post("/agreements/new/", sent | {"title": "Second memorandum"})
    told = "This form has made “Memorandum” already. Save again to make another one."
    assert (again.status_code, errors(again)) == (422, {"__all__": [told]})
    first = Agreement.objects.get()
    client.post("/agreements/new/", facts(again) | {"alike": f"agreement:{first.pk}"})
    assert list(Agreement.objects.order_by("pk").values_list("title", flat=True)) == ["Memorandum", "Second memorandum"]


def test_the_token_of_a_form_is_its_users_own(client, park):
    signed_in(client)
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    client.post("/agreements/new/", sent)
    other = Client()
    other.force_login(user("ada"))
    other.post("/agreements/new/", sent | {"alike": f"agreement:{Agreement.objects.get().pk}"})
    assert Agreement.objects.count() == 2


def test_a_form_that_was_refused_can_be_sent_again(client, park):
    signed_in(client)
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    wrong = client.post("/agreements/new/", sent | {"starts_on": "2012", "ends_on": "2011"})
    assert (wrong.status_code, errors(wrong)) == (422, {"ends_on": ["The end lies before the beginning."]})
    assert (Agreement.objects.count(), Submission.objects.count()) == (0, 0)
    client.post("/agreements/new/", sent | {"starts_on": "2011", "ends_on": "2012"})
    assert Agreement.objects.count() == 1


def test_what_a_service_refuses_stands_at_its_field_and_nothing_is_lost(client):
    signed_in(client)
    sent = facts(client.get("/agreements/new/?title=Memorandum")) | {"notes": "long typed"}
    response = client.post("/agreements/new/", sent)
    assert errors(response) == {"organisations": ["This field is required."]}
    page = response.content.decode()
    assert ("long typed" in page, 'href="#id_organisations_text"' in page) == (True, True)


def test_a_name_that_is_refused_makes_no_organisation(client):
    """All that a form wants is one deed: a new party does not outlive the agreement that was not made."""
    signed_in(client)
    sent = facts(client.get("/agreements/new/?title=Memorandum")) | {"organisations": ["new:Orchid University"]}
    client.post("/agreements/new/", sent | {"starts_on": "2012", "ends_on": "2011"})
    assert Organisation.objects.count() == 0
    client.post("/agreements/new/", sent)
    made = Agreement.objects.get()
    assert str(made.parties.get()) == "Orchid University"
    deeds = {events_of(each)[0].change_id for each in (made, made.parties.get().organisation)}
    assert len(deeds) == 1


def test_a_record_that_would_lie_out_of_reach_is_refused_with_all_that_was_typed(client, park):
    signed_in(client, role=Role.CONTRIBUTOR)
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    response = client.post("/agreements/new/", sent)
    assert errors(response) == {"__all__": ["Saved like this, it would lie outside of what you may change."]}
    assert (Agreement.objects.count(), Submission.objects.count()) == (0, 0)


def test_a_foreign_key_of_a_restricted_record_reveals_nothing(client, park):
    signed_in(client)
    hidden = organisation("Orchid Hidden", visibility="restricted")
    secret = register_agreement(by=SYSTEM, title="Orchid Secret", organisations=[hidden], visibility="restricted")
    sent = facts(client.get(f"/agreements/new/?organisations={park.pk}&title=Memorandum"))
    pages = []
    for party, above in ((hidden.pk, secret.pk), (10**9, 10**9)):
        response = client.post("/agreements/new/", sent | {"organisations": [party], "framework": [above]})
        assert errors(response) == {
            "organisations": ["There is no such record."],
            "framework": ["There is no such record."],
        }
        pages.append(re.sub(r'name="(once|csrf\w+)" value="[^"]*"', "", response.content.decode()))
    assert pages[0] == pages[1]
    assert "Orchid" not in pages[0]


# Two who change the same


def opened_by(client: Client, row) -> dict[str, list[str]]:
    return facts(client.get(url(row)))


def differences(response) -> dict[str, tuple[str, str, str, str]]:
    shown = response.context["comparison"].differences
    return {each.name: (each.before, each.theirs, each.mine, each.chosen) for each in shown}


def test_who_saves_what_another_changed_sees_both_and_loses_neither(client, row):
    signed_in(client, "mara")
    other = Client()
    other.force_login(user("ada"))
    mine, theirs = opened_by(client, row), opened_by(other, row)
    other.post(url(row), theirs | {"notes": "Signed by the rectors.", "reference": "17/2011"})
    stale = client.post(url(row), mine | {"notes": "Signed at noon.", "title": "Framework"})
    assert stale.status_code == 409
    assert differences(stale) == {
        "reference": ("", "17/2011", "", "theirs"),
        "notes": ("Signed in the harbour.", "Signed by the rectors.", "Signed at noon.", ""),
    }
    assert [deed["who"] for deed in stale.context["comparison"].deeds] == ["ada"]
    row.refresh_from_db()
    assert (row.title, row.notes) == ("Memorandum", "Signed by the rectors.")

    sent = dict(stale.context["hidden"]) | {"keep-reference": "theirs", "reference": ""}
    for name, value in stale.context["rest"]:
        sent.setdefault(name, []).append(value)
    unchosen = client.post(url(row), sent | {"notes": "Signed at noon."})
    assert (unchosen.status_code, unchosen.context["asked_again"]) == (409, True)
    both = "Signed by the rectors, at noon."
    done = client.post(url(row), sent | {"keep-notes": "mine", "notes": both})
    assert done.headers["Location"] == row.get_absolute_url()
    row.refresh_from_db()
    assert (row.title, row.reference, row.notes) == ("Framework", "17/2011", both)


def choose(client: Client, row, stale, **choices):
    """Sends the page of two versions with these choices."""
    sent = {name: [str(value)] for name, value in stale.context["hidden"]}
    for name, value in stale.context["rest"]:
        sent.setdefault(name, []).append(value)
    for each in stale.context["comparison"].differences:
        sent |= {each.name: facts(stale)[each.name], f"keep-{each.name}": [choices.get(each.name) or each.chosen]}
    return client.post(url(row), sent)


def test_theirs_may_stay(client, row):
    signed_in(client)
    mine = opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, notes="theirs")
    stale = client.post(url(row), mine | {"notes": "mine", "title": "Framework"})
    choose(client, row, stale, notes="theirs")
    row.refresh_from_db()
    assert (row.title, row.notes) == ("Framework", "theirs")


def test_a_write_past_the_services_is_seen_too(client, row):
    signed_in(client)
    mine = opened_by(client, row)
    Agreement.objects.filter(pk=row.pk).update(kind="exchange")
    stale = client.post(url(row), mine | {"kind": "grant"})
    assert differences(stale) == {"kind": ("Framework agreement", "Exchange agreement", "Grant agreement", "")}
    assert [deed["who"] for deed in stale.context["comparison"].deeds] == ["written past the services"]
    choose(client, row, stale, kind="mine")
    row.refresh_from_db()
    assert row.kind == "grant"


def test_parties_that_both_changed_come_together(client, row, park):
    lake, sea, hidden = organisation("Lake"), organisation("Sea"), organisation("Orchid", visibility="restricted")
    signed_in(client)
    mine = opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, organisations=[park, lake, hidden])
    stale = client.post(url(row), mine | {"organisations": [str(sea.pk)], "organisations-text": ["Lake"]})
    (difference,) = stale.context["comparison"].differences
    assert (difference.before, difference.theirs, difference.mine, difference.both, difference.chosen) == (
        "Harbour Park",
        "Harbour Park, Lake",
        "Sea, Lake",
        "Lake, Sea",
        "both",
    )
    assert "Orchid" not in stale.content.decode()
    choose(client, row, stale)
    assert {str(party) for party in row.parties.all()} == {"Lake", "Sea", "Orchid"}


def test_what_only_others_changed_is_taken_from_them(client, row, park):
    lake = organisation("Lake")
    signed_in(client)
    mine = opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, organisations=[park, lake], signed_on="2011-04-12")
    stale = client.post(url(row), mine | {"title": "Framework"})
    assert {name: about[3] for name, about in differences(stale).items()} == {
        "organisations": "theirs",
        "signed_on": "theirs",
    }
    assert len(stale.context["comparison"].deeds) == 1
    choose(client, row, stale)
    row.refresh_from_db()
    assert (row.title, str(row.signed_on), row.parties.count()) == ("Framework", "2011-04-12", 2)


def test_who_changed_the_same_to_the_same_is_not_asked(client, row):
    signed_in(client)
    mine = opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, title="Framework")
    done = client.post(url(row), mine | {"title": "Framework", "reference": "17"})
    row.refresh_from_db()
    assert (done.status_code, row.title, row.reference) == (302, "Framework", "17")


def test_what_others_changed_beside_the_form_is_not_asked_about(client, row):
    """Somebody signed meanwhile: the version is another, but no field of the form is."""
    signed_in(client)
    mine = opened_by(client, row)
    signed = add_signatory(by=SYSTEM, agreement=row, organisation=row.parties.get().organisation, person=person("Ruiz"))
    done = client.post(url(row), mine | {"title": "Framework"})
    row.refresh_from_db()
    assert (done.status_code, row.title) == (302, "Framework")
    assert list(row.signatories.all()) == [signed]


def test_a_third_change_while_one_chooses_is_shown_too(client, row):
    signed_in(client)
    mine = opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, notes="second")
    stale = client.post(url(row), mine | {"notes": "mine"})
    services.revise(AgreementType, row, by=SYSTEM, notes="third")
    again = choose(client, row, stale, notes="mine")
    assert differences(again) == {"notes": ("Signed in the harbour.", "third", "mine", "mine")}
    choose(client, row, again)
    row.refresh_from_db()
    assert row.notes == "mine"


def test_a_reference_that_became_invisible_is_not_told(client, row):
    signed_in(client)
    hidden, mine = organisation("Orchid", visibility="restricted"), opened_by(client, row)
    services.revise(AgreementType, row, by=SYSTEM, owner_unit=hidden)
    answer = client.post(url(row), mine | {"title": "Framework"})
    assert "Orchid" not in answer.content.decode()
    row.refresh_from_db()
    assert (row.title, row.owner_unit) == ("Framework", hidden)


def test_the_first_of_two_who_open_a_form_needs_no_more_than_one_save(client, row):
    signed_in(client)
    mine = opened_by(client, row)
    assert int(mine["version"][0]) == version_of(row)
    done = client.post(url(row), mine | {"notes": "mine"})
    row.refresh_from_db()
    assert (done.status_code, row.notes) == (302, "mine")
    assert events_of(row)[0].change.reason == "Record changed"


def test_the_same_change_sent_twice_is_written_once(client, row):
    signed_in(client)
    mine = opened_by(client, row) | {"notes": "mine"}
    answers = [client.post(url(row), mine).status_code for _again in range(2)]
    assert (answers, events_of(row).filter(operation="update").count()) == ([302, 302], 1)


# Signed out meanwhile


def test_who_was_signed_out_signs_in_and_finds_what_they_typed(row):
    client = Client(enforce_csrf_checks=True)
    person = user("mara")
    client.force_login(person)
    page = client.get(url(row))
    sent = facts(page) | {"notes": "long typed", "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    del client.cookies["sessionid"]

    asked = client.post(url(row), sent)
    assert (asked.status_code, 'name="notes" value="long typed"' in asked.content.decode()) == (200, True)
    kept = {}
    for name, value in asked.context["kept"]:
        kept.setdefault(name, []).append(value)
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    wrong = client.post(url(row), kept | token | {"username": "mara", "password": "wrong"})
    assert 'name="notes" value="long typed"' in wrong.content.decode()

    back = client.post(url(row), kept | token | {"username": "mara", "password": "secret"})
    assert (back.status_code, back.context["form"]["notes"].value()) == (200, "long typed")
    row.refresh_from_db()
    assert row.notes == "Signed in the harbour."  # nothing is saved by signing in
    again = facts(back) | {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert client.post(url(row), again).status_code == 302
    row.refresh_from_db()
    assert row.notes == "long typed"


def test_a_new_record_survives_the_sign_in_too(client, park):
    sent = {"title": ["Memorandum"], "organisations": [str(park.pk)], "once": ["t0ken"], "notes": ["long"]}
    sent |= {"kind": ["framework"], "status": ["draft"], "visibility": ["internal"]}
    asked = client.post("/agreements/new/", sent)
    assert 'name="sign-in-again"' in asked.content.decode()
    user("mara")
    back = client.post("/agreements/new/", sent | {"sign-in-again": "1", "username": "mara", "password": "secret"})
    assert (back.context["form"]["notes"].value(), Agreement.objects.count()) == ("long", 0)
    client.post("/agreements/new/", facts(back))
    assert Agreement.objects.get().title == "Memorandum"


def test_another_site_can_send_no_form_by_way_of_the_sign_in(row):
    client = Client(enforce_csrf_checks=True)
    user("mara")
    forged = {"notes": "forged", "sign-in-again": "1", "username": "mara", "password": "secret"}
    assert client.post(url(row), forged).status_code == 403
    assert "sessionid" not in client.cookies


def test_who_signs_in_as_somebody_without_the_right_sees_nothing_of_it(client, row):
    user("vera", role=Role.VIEWER)
    sent = {"notes": "long", "sign-in-again": "1", "username": "vera", "password": "secret"}
    assert client.post(url(row), sent).status_code == 403


def test_a_script_is_told_that_its_user_was_signed_out(client, row):
    answer = client.post(url(row), {"notes": "typed"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")
    assert client.get(url(row)).headers["Location"] == f"/sign-in/?next={url(row)}"


def test_a_script_is_led_on_without_another_page(client, row):
    signed_in(client)
    sent = opened_by(client, row) | {"notes": "typed"}
    answer = client.post(url(row), sent, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, row.get_absolute_url())


# What fields ask


def options(client: Client, name: str, **asked) -> list[str]:
    response = client.get(f"/options/{name}/", asked)
    return [option.label for option in response.context["options"]] if response.status_code == 200 else []


def test_a_field_offers_the_first_before_anything_is_typed_and_itself_to_nobody(client):
    rows = [organisation(f"University {letter}") for letter in "cab"]
    signed_in(client)
    assert options(client, "organisations") == ["University a", "University b", "University c"]
    assert options(client, "organisations", besides=rows[1].pk) == ["University b", "University c"]
    assert options(client, "organisations", besides="1e5") == options(client, "organisations")
    assert client.get("/options/nonsense/").status_code == 404


def test_who_may_add_organisations_is_offered_a_new_one(client):
    signed_in(client)
    assert options(client, "organisations", q="Orchid") == ["Orchid"]
    signed_in(client, "vera", role=Role.CONTRIBUTOR)
    assert options(client, "organisations", q="Orchid") == []


def test_users_are_offered_by_name_and_those_who_left_are_not(client):
    mara, gone = signed_in(client), user("maria")
    mara.display_name = "Mara Lopez"
    mara.save()
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    assert options(client, "users", q="lop mar") == ["Mara Lopez"]


@pytest.mark.parametrize(
    ("typed", "shown"), [("03/04/2011", "3 April 2011"), ("April 2011", ""), ("soon", "not understood"), ("", "")]
)
def test_a_date_is_told_as_it_is_understood(client, typed, shown):
    signed_in(client)
    page = client.get("/dates/", {"signed_on": typed}).content.decode()
    assert (shown in page, bool(page.strip())) == (True, bool(shown))


def test_no_write_of_a_form_is_raw(client, row):
    signed_in(client)
    start = HistoryEvent.objects.count()
    client.post(url(row), opened_by(client, row) | {"notes": "mine", "organisations": ["new:Orchid"]})
    written = HistoryEvent.objects.order_by("pk")[start:]
    assert {event.change.actor.username for event in written} == {"mara"}
    assert len({event.change_id for event in written}) == 1
    assert Actor(user("x")).user is not None
