"""A counterpart's link: what it shows and takes, and that it opens for nobody else, once, for a time."""

import pytest
from django.test import Client

from syndesis.core.history import Actor
from syndesis.core.models import Change, Source
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement.models import Attempt, CounterpartLink, Engagement, LinkUse, Statement
from syndesis.engagement.services.links import make_link, revoke_link
from syndesis.engagement.services.proposals import close_proposal
from syndesis.engagement.services.statements import (
    Said,
    dismiss_statement,
    settle_by_hand,
    take_all_over,
    take_in,
    take_over,
)
from syndesis.engagement.services.throttling import GUESS, LIMITS
from tests.directory.factories import SYSTEM, organisation, user
from tests.portal.scenes import SECRETS, end, link_to, link_to_meeting, meeting, proposal

pytestmark = pytest.mark.django_db
GUESSED = f"/link/{'A' * 43}/"


def said(link: CounterpartLink) -> list[tuple[str, str, str]]:
    return [(row.about, row.text, row.state) for row in link.statements.all()]


def uses(link: CounterpartLink) -> list[str]:
    return list(link.uses.order_by("pk").values_list("what", flat=True))


def test_a_link_shows_a_counterpart_the_meeting_and_nothing_else(client):
    _link, address = link_to_meeting()
    page = client.get(address).content.decode()
    shown = ["Talks on light metals", "16 February 2021", "Lisbon", "Marta Oliveira", "Vice-rector"]
    shown += ["Boreal Turbines", "Three directions were identified", "A joint laboratory"]
    assert [text in page for text in shown] == [True] * len(shown)
    assert [text for text in SECRETS if text in page] == []


def test_a_page_of_a_link_leaks_its_address_to_nobody(client):
    _link, address = link_to_meeting()
    for response in (client.get(address), client.get(GUESSED)):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response.cookies == {}
        assert "<script" not in response.content.decode()


def test_a_page_shows_nothing_of_the_workbench_to_staff_who_open_it(client):
    _link, address = link_to_meeting()
    stranger = client.get(address).content
    client.force_login(user(role="administrator"))
    assert client.get(address).content == stranger


def test_a_counterpart_confirms_thing_by_thing(client):
    link, address = link_to_meeting()
    outcome = link.engagement.outcomes.get()
    given = {"date": "wrong", "date-text": "17 February 2021", "place": "right", f"outcome-{outcome.pk}": "wrong"}
    given |= {f"outcome-{outcome.pk}-text": "Four directions", "missing": "The dean was there", "name": "M. Oliveira"}
    answer = client.post(address, given | {"title": "nonsense", "promise-999999": "wrong"})
    assert (answer.status_code, answer["Location"]) == (302, "/link/thanks/?lang=en")
    assert said(link) == [
        ("date", "2021-02-17", "waiting"),
        ("place", "", "confirmed"),
        ("outcome", "Four directions", "waiting"),
        ("missing", "The dean was there", "waiting"),
    ]
    assert link.uses.get(what="answered").answer["name"] == "M. Oliveira"
    assert str(Engagement.objects.get(pk=link.engagement_id).held_on) == "2021-02-16"


def test_a_counterpart_confirms_all_at_once(client):
    link, address = link_to_meeting()
    client.post(address, {"all": "1", "date": "wrong"})
    assert {state for _about, _text, state in said(link)} == {"confirmed"}
    assert "promise" in {about for about, _text, _state in said(link)}


def test_a_page_is_read_in_the_language_of_the_counterpart(client):
    _link, address = link_to_meeting(language="es")
    assert '<html lang="es">' in client.get(address).content.decode()
    assert '<html lang="zh-hans">' in client.get(f"{address}?lang=zh-hans").content.decode()
    assert '<html lang="es">' in client.get(f"{address}?lang=klingon").content.decode()


def test_a_date_that_was_typed_in_another_language_is_taken_over_as_it_was_meant(client):
    link, address = link_to_meeting()
    client.post(f"{address}?lang=ru", {"date": "wrong", "date-text": "17 февраля 2021"})
    take_over(link.statements.get(), by=SYSTEM)
    assert str(Engagement.objects.get(pk=link.engagement_id).held_on) == "2021-02-17"


def test_nothing_said_is_asked_again_and_uses_nothing_up(client):
    link, address = link_to_meeting()
    response = client.post(address, {"name": "Marta"})
    assert (response.status_code, "at least one thing" in response.content.decode()) == (422, True)
    link.refresh_from_db()
    assert link.answered_at is None


def refused(client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 404
    assert client.post(address, {"all": "1"}).status_code == 404
    return response.content


def test_guessed_ended_used_revoked_and_overtaken_links_are_refused_alike(client):
    """One page for all: nobody learns whether there ever was such a link."""
    held, theirs = meeting()
    about = {"engagement": held, "organisation": theirs}
    ended, address_of_ended = link_to(**about)
    end(ended)
    revoked, address_of_revoked = link_to(**about)
    revoke_link(revoked, by=SYSTEM)
    used, address_of_used = link_to(**about)
    client.post(address_of_used, {"all": "1"})
    closed, address_of_closed = link_to(recipient=proposal_to_another())
    close_proposal(closed.recipient.proposal, by=SYSTEM)
    _archived, address_of_archived = link_to(**about)
    Engagement.objects.filter(pk=held.pk).update(archived_at="2026-01-01T00:00Z")
    addresses = [
        GUESSED,
        "/link/short/",
        address_of_ended,
        address_of_revoked,
        address_of_used,
        address_of_closed,
        address_of_archived,
    ]
    pages = {refused(client, address) for address in addresses}
    assert len(pages) == 1
    assert b"Talks" not in pages.pop()
    assert [uses(link) for link in (ended, revoked)] == [["refused"], ["refused"]]
    assert uses(used) == ["answered", "refused"]


def proposal_to_another():
    _made, recipient = proposal(organisations=[organisation("Another University")], title="Another")
    return recipient


def test_an_answer_that_is_sent_again_changes_nothing(client):
    link, address = link_to_meeting()
    client.post(address, {"place": "wrong", "place-text": "Porto"})
    again = client.post(address, {"place": "wrong", "place-text": "Faro"})
    assert (again.status_code, said(link)) == (404, [("place", "Porto", "waiting")])


def test_of_two_answers_at_the_same_moment_one_counts():
    link, _address = link_to_meeting()
    both = [CounterpartLink.objects.get(pk=link.pk) for _number in range(2)]
    take_in(both[0], [Said("place", "Porto")], sent={}, address=None)
    with pytest.raises(Refused):
        take_in(both[1], [Said("place", "Faro")], sent={}, address=None)
    assert said(link) == [("place", "Porto", "waiting")]


def test_who_guesses_too_often_is_let_in_nowhere_until_later(client):
    _link, address = link_to_meeting()
    for _number in range(LIMITS[GUESS]):
        client.get(GUESSED)
    assert client.get(address).status_code == 404
    assert Client(REMOTE_ADDR="203.0.113.9").get(address).status_code == 200
    Attempt.objects.update(at="2020-01-01T00:00Z")
    assert client.get(address).status_code == 200


def test_a_link_that_is_opened_with_the_neighbours_of_one_network_counts_them_together():
    for number in range(LIMITS[GUESS]):
        Client(REMOTE_ADDR=f"2001:db8::{number + 1:x}").get(GUESSED)
    _link, address = link_to_meeting()
    assert Client(REMOTE_ADDR="2001:db8::ffff").get(address).status_code == 404
    assert Client(REMOTE_ADDR="2001:db8:0:1::1").get(address).status_code == 200


def test_every_use_is_written_down_with_its_address(client):
    link, address = link_to_meeting()
    client.head(address)
    client.get(address)
    client.get(address)
    client.post(address, {"all": "1"})
    client.get(address)
    assert uses(link) == ["opened", "answered", "refused"]
    assert set(link.uses.values_list("address", flat=True)) == {"127.0.0.1"}
    assert Change.objects.filter(source=Source.LINK).count() == 3


def test_the_secret_is_kept_nowhere(client):
    link, address = link_to_meeting()
    client.get(address)
    client.post(address, {"all": "1"})
    secret = address.split("/")[2]
    assert len(secret) == 43
    kept = [str(row) for model in (CounterpartLink, LinkUse, Statement) for row in model.objects.values()]
    assert [row for row in kept if secret in row] == []
    assert link.digest != secret


@pytest.mark.parametrize("days", [0, 181])
def test_a_link_lasts_no_longer_than_half_a_year(days):
    held, theirs = meeting()
    with pytest.raises(Refused):
        make_link(by=SYSTEM, engagement=held, organisation=theirs, days=days)


def test_a_link_lasts_thirty_days_unless_told():
    link, _address = link_to_meeting()
    assert (link.expires_at - link.made_at).days in (29, 30)


def test_a_link_is_for_those_who_took_part():
    held, _theirs = meeting()
    for stranger in (
        organisation("Strange University"),
        held.organisations.filter(is_home=True).first(),
    ):
        with pytest.raises(Refused):
            make_link(by=SYSTEM, engagement=held, organisation=stranger)


def test_who_may_not_change_a_meeting_makes_and_revokes_no_link_to_it():
    link, _address = link_to_meeting()
    viewer = Actor(user("vera", role="viewer"))
    with pytest.raises(Forbidden):
        make_link(by=viewer, engagement=link.engagement, organisation=link.organisation)
    with pytest.raises(Forbidden):
        revoke_link(link, by=viewer)
    take_in(link, [Said("place", "Porto")], sent={}, address=None)
    for deed in (take_over, dismiss_statement, settle_by_hand):
        with pytest.raises(Forbidden):
            deed(link.statements.get(), by=viewer)


@pytest.mark.concept(36, 39)
def test_a_recipient_answers_a_proposal_with_wishes_and_a_company(client):
    made, recipient = proposal()
    link, address = link_to(recipient=recipient)
    page = client.get(f"{address}?lang=ru").content.decode()
    assert ("Совместные лаборатории" in page, "Давайте" in page, "Let us share" in page) == (True, True, False)
    assert [text for text in (*SECRETS, "Boreal University") if text in page] == []
    given = {
        "response": "interested",
        "wishes": "Two places for students\n\n A joint call ",
        "company": "Harbour Steel",
    }
    client.post(address, given | {"contact": "Rui Costa", "email": "rui@harbour.example"})
    assert take_all_over(link, by=SYSTEM) == (5, 0)
    recipient.refresh_from_db()
    assert (recipient.response, recipient.remark) == ("interested", "Contact: Rui Costa, rui@harbour.example")
    assert [wish.text for wish in recipient.wishes.all()] == ["Two places for students", "A joint call"]
    assert [company.organisation.name for company in recipient.companies.all()] == ["Harbour Steel"]
    assert made.recipients.exclude(pk=recipient.pk).get().response == "none"


def test_an_answer_of_no_known_kind_is_none(client):
    _made, recipient = proposal()
    link, address = link_to(recipient=recipient)
    assert client.post(address, {"response": "none", "wishes": "x"}).status_code == 422
    assert said(link) == []


def test_statements_are_taken_over_by_one_click_each(client):
    link, address = link_to_meeting()
    held = link.engagement
    marta = held.participants.get(person__family_name="Oliveira")
    turbines = held.participants.get(organisation__name="Boreal Turbines")
    promise = held.initiatives.get(title="A joint laboratory")
    given = {"title": "wrong", "title-text": "Talks on titanium", "date": "wrong", "date-text": "2021-02-17"}
    given |= {"place": "wrong", "place-text": "Porto", f"presence-{turbines.pk}": "wrong"}
    given |= {f"position-{marta.pk}": "wrong", f"position-{marta.pk}-text": "Rector"}
    given |= {f"promise-{promise.pk}": "wrong", f"promise-{promise.pk}-text": "A shared laboratory"}
    client.post(address, given | {"missing": "The dean"})
    by = Actor(user())
    assert take_all_over(link, by=by) == (6, 1)
    held.refresh_from_db()
    promise.refresh_from_db()
    marta.refresh_from_db()
    assert (held.title, str(held.held_on), held.city) == ("Talks on titanium", "2021-02-17", "Porto")
    assert (marta.position, marta.position_then, promise.title) == (None, "Rector", "A shared laboratory")
    assert not held.participants.filter(pk=turbines.pk).exists()
    left = link.statements.get(state="waiting")
    settle_by_hand(left, by=by)
    assert link.uses.get(what="answered").settled_by == by.user


def test_what_is_dismissed_leaves_the_record_as_it_is_and_is_settled_once(client):
    link, address = link_to_meeting()
    client.post(address, {"place": "wrong", "place-text": "Porto"})
    statement = link.statements.get()
    dismiss_statement(statement, by=SYSTEM)
    assert Engagement.objects.get(pk=link.engagement_id).city == "Lisbon"
    with pytest.raises(Refused):
        take_over(statement, by=SYSTEM)


def test_a_correction_that_says_nothing_is_left_to_somebody(client):
    link, address = link_to_meeting()
    client.post(address, {"place": "wrong"})
    with pytest.raises(Refused):
        take_over(link.statements.get(), by=SYSTEM)
    assert link.statements.get().state == "waiting"
