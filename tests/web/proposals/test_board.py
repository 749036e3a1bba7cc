"""The board of answers, the page of a recipient, and the links that staff make."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.jobs.worker import run_waiting
from syndesis.directory.models import Organisation
from syndesis.directory.services import start_partnership
from syndesis.engagement.models import CounterpartLink, Initiative, Proposal, ProposalRecipient
from syndesis.engagement.services.links import make_link
from syndesis.engagement.services.proposals import register_proposal, send_proposal
from syndesis.engagement.services.responses import bring_in, note_wish, record_response
from syndesis.engagement.services.statements import Said, take_in
from syndesis.objects.models import SavedView
from tests.directory.factories import SYSTEM, home, organisation, person, user
from tests.portal.scenes import link_to_meeting
from tests.web.mailbox import mail_server

pytestmark = pytest.mark.django_db


def sent(number: int = 3, **fields: object) -> Proposal:
    rows = [organisation(f"Harbour University {each:02}") for each in range(number)]
    made = register_proposal(by=SYSTEM, title="Joint laboratories", organisations=rows, **fields)
    return send_proposal(made, by=SYSTEM, sent_on="2022-06-10")


def named(response) -> list[str]:
    return [row["name"] for row in response.context["board"]["rows"]]


@pytest.mark.every_database
@pytest.mark.concept(39)
def test_the_board_counts_answers_and_narrows_to_one_of_them(client):
    made = sent()
    first, second, third = made.recipients.order_by("pk")
    record_response(second, by=SYSTEM, response="interested")
    record_response(third, by=SYSTEM, response="agreed")
    note_wish(third, by=SYSTEM, text="Two places for students")
    client.force_login(user())
    page = client.get(made.get_absolute_url())
    assert page.context["board"]["summary"] == "3 recipients: 1 agreed, 1 interested, 1 silent"
    assert named(page) == [str(each) for each in (third, second, first)]
    assert "Two places for students" in page.content.decode()
    assert named(client.get(made.get_absolute_url(), {"answer": "interested"})) == [str(second)]
    assert named(client.get(made.get_absolute_url(), {"q": " versity 00"})) == [str(first)]


def test_recipients_whom_one_may_not_see_are_counted_and_not_named(client):
    made = sent()
    hidden = made.recipients.order_by("pk")[0].organisation
    Organisation.objects.filter(pk=hidden.pk).update(visibility="restricted", name="Orchid Hidden")
    record_response(made.recipients.get(organisation=hidden), by=SYSTEM, response="agreed")
    client.force_login(user(role="viewer"))
    page = client.get(made.get_absolute_url())
    assert "Orchid" not in page.content.decode()
    assert (page.context["board"]["total"], page.context["board"]["hidden"]) == (3, 1)
    key = made.recipients.get(organisation=hidden).pk
    assert client.get(f"{made.get_absolute_url()}recipients/{key}/").status_code == 404


@pytest.mark.any_database
def test_a_board_of_68_needs_as_many_queries_as_one_of_8(client):
    client.force_login(user())
    counts = []
    for number in (8, 68):
        made = sent(number)
        steel = organisation(f"Steel {number}", kind="company")
        for row in made.recipients.all():
            record_response(row, by=SYSTEM, response="interested")
            note_wish(row, by=SYSTEM, text="More")
            bring_in(row, steel, by=SYSTEM)
        client.get(made.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            page = client.get(made.get_absolute_url())
        counts.append((len(named(page)), len(queries)))
    assert [shown for shown, _queries in counts] == [8, 68]
    assert counts[0][1] == counts[1][1]


@pytest.mark.concept(39)
def test_an_answer_is_changed_in_place_with_and_without_script(client):
    made = sent()
    row = made.recipients.order_by("pk")[0]
    client.force_login(user())
    address = f"{made.get_absolute_url()}recipients/{row.pk}/answer/"
    plain = client.post(address, {"response": "interested"})
    assert plain["Location"] == f"{made.get_absolute_url()}#recipient-{row.pk}"
    swapped = client.post(address, {"response": "declined"}, headers={"HX-Request": "true"}).content.decode()
    assert (f'id="recipient-{row.pk}"' in swapped, "1 declined" in swapped, "<html" in swapped) == (True, True, False)
    row.refresh_from_db()
    assert row.response == "declined"


@pytest.mark.every_database
def test_many_answers_are_noted_and_become_promises_at_once(client):
    made = sent(4)
    keys = list(made.recipients.values_list("pk", flat=True))
    client.force_login(user())
    client.post(f"{made.get_absolute_url()}answers/", {"chosen": keys[:3], "response": "agreed"})
    client.post(f"{made.get_absolute_url()}answers/", {"chosen": keys[:2], "promises": "1", "response": "none"})
    assert list(made.recipients.order_by("pk").values_list("response", flat=True)) == [*["agreed"] * 3, "none"]
    assert Initiative.objects.filter(proposal=made, stage="agreed").count() == 2


def test_who_only_reads_changes_nothing_on_the_board(client):
    made = sent()
    row = made.recipients.order_by("pk")[0]
    client.force_login(user(role="viewer"))
    page = client.get(made.get_absolute_url()).content.decode()
    assert "answer-form" not in page
    base = f"{made.get_absolute_url()}recipients/{row.pk}/"
    client.post(f"{base}answer/", {"response": "agreed"})
    client.post(f"{base}promise/")
    client.post(f"{base}take-off/")
    assert client.post(base, {"wish": "1", "text": "More", "side": "ours"}).status_code == 403
    row.refresh_from_db()
    assert (row.response, row.wishes.count(), Initiative.objects.count()) == ("none", 0, 0)


def test_the_page_of_a_recipient_takes_answer_person_wishes_and_companies(client):
    made = sent()
    row, costa, steel = made.recipients.order_by("pk")[0], person("Costa", "Rui"), organisation("Harbour Steel")
    client.force_login(user())
    base = f"{made.get_absolute_url()}recipients/{row.pk}/"
    given = {"answer": "1", "response": "continuing", "responded_on": "July 2022", "person": costa.pk, "language": "es"}
    assert client.post(base, given | {"next_action": "Call them", "due_on": "2022-08"}).status_code == 302
    client.post(base, {"wish": "1", "text": "Two places", "side": "theirs"})
    client.post(base, {"bring": "1", "company": steel.pk})
    row.refresh_from_db()
    facts = (row.response, str(row.responded_on), row.person, row.language, row.next_action, str(row.due_on))
    assert facts == ("continuing", "2022-07", costa, "es", "Call them", "2022-08")
    wish, company = row.wishes.get(), row.companies.get()
    assert (wish.text, company.organisation) == ("Two places", steel)
    client.post(f"{base}wishes/{wish.pk}/remove/")
    client.post(f"{base}companies/{company.pk}/remove/")
    assert (row.wishes.count(), row.companies.count()) == (0, 0)


def test_a_company_that_is_the_recipient_itself_is_refused_in_the_form(client):
    made = sent()
    row = made.recipients.order_by("pk")[0]
    client.force_login(user())
    response = client.post(
        f"{made.get_absolute_url()}recipients/{row.pk}/", {"bring": "1", "company": row.organisation_id}
    )
    assert (response.status_code, "recipient itself" in response.content.decode()) == (422, True)


@pytest.mark.every_database
@pytest.mark.concept(38)
def test_recipients_are_chosen_one_by_one_by_a_saved_view_and_by_the_address_of_a_list(client):
    home()
    made = sent(1)
    reader, others = user(), [organisation(name, country=name[:2]) for name in ("PT One", "ES Two", "DE Three")]
    for each in others:
        start_partnership(by=SYSTEM, organisation=each)
    mine = SavedView.objects.create(kind="partners", name="Portugal", owner=reader, query="country=PT")
    theirs = SavedView.objects.create(kind="partners", name="Not mine", owner=user("otto"), query="")
    client.force_login(reader)
    address = f"{made.get_absolute_url()}recipients/"
    lone = organisation("Lone University")
    given = {"view": mine.pk, "address": "http://testserver/partners/?country=ES"}
    assert client.post(address, given | {"organisations": [lone.pk]}).status_code == 302
    names = {row.organisation.name for row in made.recipients.all()}
    assert names == {"Harbour University 00", "Lone University", "PT One", "ES Two"}
    for wrong in (
        {},
        {"address": "/people/"},
        {"address": "/partners/?country=nonsense&sort=none"},
        {"view": theirs.pk},
    ):
        assert client.post(address, wrong).status_code == 422


def test_texts_in_other_languages_are_written_on_a_page_of_their_own(client):
    made = sent(1, titles={"fi": "Laboratorio"}, texts={"es": "antes"})
    client.force_login(user())
    client.post(f"{made.get_absolute_url()}texts/", {"title-ru": "Лаборатории", "text-zh": "共享"})
    made.refresh_from_db()
    assert (made.titles, made.texts) == ({"fi": "Laboratorio", "ru": "Лаборатории"}, {"zh": "共享"})


def test_pages_of_partners_and_networks_tell_what_was_proposed(client):
    made = sent(1)
    theirs = made.recipients.get().organisation
    start_partnership(by=SYSTEM, organisation=theirs)
    client.force_login(user())
    assert "Joint laboratories" in client.get(theirs.get_absolute_url(), follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_link_that_was_sent_by_mail_opens_and_the_one_before_does_not(client, settings):
    """The secret is made when the mail goes out: no job holds it."""
    row = sent(1).recipients.get()
    client.force_login(user())
    base = f"{row.proposal.get_absolute_url()}recipients/{row.pk}/"
    given = {"link": "1", "send": "1", "email": "rui@harbour.example", "language": "es", "days": "30"}
    with mail_server(settings) as mails:
        assert client.post(base, given).status_code == 200
        run_waiting()
        client.post(f"/links/{CounterpartLink.objects.get().pk}/send/")
        run_waiting()
    assert [mail["To"] for mail in mails] == ["rui@harbour.example"] * 2
    addresses = [re.search(r"http://testserver(/link/[\w-]{43}/)", mail.get_content()) for mail in mails]
    client.logout()
    assert [client.get(each[1]).status_code for each in addresses if each] == [404, 200]


def test_a_link_is_shown_once_and_revoked_by_its_button(client):
    row = sent(1).recipients.get()
    client.force_login(user())
    base = f"{row.proposal.get_absolute_url()}recipients/{row.pk}/"
    shown = client.post(base, {"link": "1", "language": "en", "days": "30"}).content.decode()
    address = re.search(r"http://testserver(/link/[\w-]{43}/)", shown)
    assert address
    assert address[1] not in client.get(base).content.decode()
    assert client.get(address[1]).status_code == 200
    client.post(f"/links/{CounterpartLink.objects.get().pk}/revoke/")
    assert client.get(address[1]).status_code == 404
    assert client.post(base, {"link": "1", "language": "en", "days": "400"}).status_code == 422


@pytest.mark.every_database
def test_staff_take_over_from_today(client):
    link, _address = link_to_meeting()
    said = [Said("place", "Porto", "Lisbon"), Said("date", "", "", is_right=True)]
    take_in(link, said, sent={"name": "M. Oliveira"}, address=None)
    client.force_login(user())
    assert f"/engagement/{link.engagement_id}/links/" in client.get("/").content.decode()
    page = client.get(f"/engagement/{link.engagement_id}/links/").content.decode()
    assert ("Porto" in page, "1 waits for you" in page) == (True, True)
    client.post(f"/statements/{link.statements.get(state='waiting').pk}/take/")
    link.engagement.refresh_from_db()
    assert link.engagement.city == "Porto"
    assert f"/engagement/{link.engagement_id}/links/" not in client.get("/").content.decode()
    history = client.get(f"/engagement/{link.engagement_id}/history/").content.decode()
    assert ("Statement of a counterpart taken over" in history, "Harbour University, M. Oliveira" in history) == (
        True,
        True,
    )


def test_links_of_what_one_may_not_see_or_change_are_out_of_reach(client):
    link, _address = link_to_meeting()
    take_in(link, [Said("place", "Porto", "Lisbon")], sent={}, address="203.0.113.7")
    statement, page = link.statements.get(), f"/engagement/{link.engagement_id}/links/"
    client.force_login(user("vera", role="viewer"))
    shown = client.get(page).content.decode()
    assert ("203.0.113.7" in shown, "Take over" in shown) == (False, False)
    assert client.post(page, {"link": "1"}).status_code == 403
    client.post(f"/statements/{statement.pk}/take/")
    type(link.engagement).objects.filter(pk=link.engagement_id).update(visibility="restricted")
    assert client.get(page).status_code == 404
    assert client.post(f"/links/{link.pk}/revoke/").status_code == 404
    assert client.post(f"/statements/{statement.pk}/dismiss/").status_code == 404
    statement.refresh_from_db()
    assert statement.state == "waiting"


def test_a_link_to_a_meeting_is_made_for_one_of_those_who_came(client):
    link, _address = link_to_meeting()
    strange = organisation("Strange University")
    page = f"/engagement/{link.engagement_id}/links/"
    client.force_login(user())
    given = {"link": "1", "organisation": link.organisation_id, "language": "es", "days": "10"}
    assert "The link is made" in client.post(page, given).content.decode()
    assert client.post(page, given | {"organisation": strange.pk}).status_code == 422
    assert CounterpartLink.objects.count() == 2


def test_a_link_of_a_recipient_who_declined_can_still_be_made():
    row = record_response(sent(1).recipients.get(), by=SYSTEM, response="declined")
    link, _secret = make_link(by=SYSTEM, recipient=row)
    assert ProposalRecipient.objects.get() == link.recipient
