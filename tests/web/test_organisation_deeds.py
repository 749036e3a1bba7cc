"""Renaming, moving and closing an organisation on pages, and what its own page tells of it."""

import json

import pytest

from syndesis.catalogue import loader
from syndesis.core.models import Role, Visibility
from syndesis.directory.models import (
    InstitutionalStatus,
    Organisation,
    OrganisationField,
    OrganisationRelation,
    RankingResult,
)
from syndesis.directory.services import close_organisation, define_field, rename_organisation, start_partnership
from tests.catalogue.records import TSINGHUA
from tests.directory.factories import SYSTEM, home, organisation
from tests.web.forms import signed_in

pytestmark = pytest.mark.django_db


def deed(row: Organisation, name: str) -> str:
    return f"/organisations/{row.pk}/{name}/"


def page(client, row: Organisation, query: str = "") -> str:
    return client.get(f"{row.get_absolute_url()}{query}").content.decode()


@pytest.mark.concept(9)
def test_an_office_is_renamed_on_a_page(client):
    signed_in(client)
    office = organisation("International Relations Office", kind="office")
    assert f'href="{deed(office, "rename")}"' in page(client, office)
    response = client.post(
        deed(office, "rename"), {"name": "International Office", "on": "September 2015"}, follow=True
    )
    assert response.redirect_chain == [(office.get_absolute_url(), 302)]
    former = office.names.get(kind="former")
    assert (former.text, str(former.ends_on)) == ("International Relations Office", "2015-09")
    again = client.post(deed(office, "rename"), {"name": "International Office", "on": ""})
    assert (again.status_code, again.context["form"].errors["name"]) == (
        422,
        ["“International Office” is its name already."],
    )


@pytest.mark.concept(6)
def test_an_organisation_is_moved_on_a_page(client):
    signed_in(client)
    university, school = organisation("Harbour University"), organisation("School of Waves")
    client.post(deed(school, "move"), {"parent": str(university.pk)})
    school.refresh_from_db()
    assert school.path == f"/{university.pk}/{school.pk}/"
    refused = client.post(deed(university, "move"), {"parent": str(school.pk)})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["parent"])
    client.post(deed(school, "move"), {"parent": "", "parent-text": "", "parent-was": "Harbour University"})
    school.refresh_from_db()
    assert (school.parent, school.path) == (None, f"/{school.pk}/")


def test_what_is_part_of_something_hidden_stays_there(client):
    signed_in(client, role=Role.COORDINATOR)
    secret = organisation("Secret Ministry", visibility=Visibility.RESTRICTED)
    school = organisation("School of Waves", parent=secret)
    assert client.get(deed(school, "move")).status_code == 404
    assert client.post(deed(school, "move"), {"parent": ""}).status_code == 404
    assert deed(school, "move") not in page(client, school)
    assert Organisation.objects.get(pk=school.pk).parent == secret


@pytest.mark.concept(9)
def test_the_page_of_a_closed_organisation_says_so_and_leads_to_its_successor(client):
    signed_in(client)
    city, joint = organisation("City, University of London"), organisation("City St George’s, University of London")
    facts = {"on": "August 2024", "successors": [str(joint.pk)], "remark": "Merged"}
    response = client.post(deed(city, "close"), facts, follow=True)
    shown = response.content.decode()
    assert "Closed: August 2024" in shown
    assert f'<a class="link" href="{joint.get_absolute_url()}">City St George’s, University of London</a>' in shown
    assert "Go to the successor" in shown
    assert deed(city, "reopen") in shown
    assert "Closed:" not in page(client, joint)
    client.post(deed(city, "reopen"))
    assert "Closed: August 2024" not in page(client, city)
    assert OrganisationRelation.objects.count() == 1


def test_a_hidden_successor_is_not_named(client):
    signed_in(client, role=Role.VIEWER)
    city, secret = organisation("City College"), organisation("Secret College", visibility=Visibility.RESTRICTED)
    close_organisation(city, by=SYSTEM, successors=[secret])
    shown = page(client, city)
    assert ("This organisation no longer exists" in shown, "Secret" in shown) == (True, False)


@pytest.mark.parametrize("name", ["rename", "move", "close", "reopen"])
def test_who_may_not_change_it_finds_no_such_pages(client, name):
    signed_in(client, role=Role.VIEWER)
    college = organisation("Harbour College")
    assert client.get(deed(college, name)).status_code in (404, 405)
    assert client.post(deed(college, name), {"name": "Mine", "parent": "", "on": ""}).status_code == 404
    assert deed(college, name) not in page(client, college)
    assert (str(Organisation.objects.get()), Organisation.objects.get().is_closed) == ("Harbour College", False)


@pytest.mark.concept(59, 60)
def test_the_page_tells_names_statuses_and_priorities_as_of_a_day(client):
    signed_in(client)
    ours = home("Polytechnic University")
    InstitutionalStatus.objects.create(organisation=ours, name="National research university", starts_on="2010")
    field = define_field(by=SYSTEM, name="Experimental nuclear physics")
    OrganisationField.objects.create(organisation=ours, field=field, use="priority", starts_on="2012", ends_on="2018")
    rename_organisation(ours, by=SYSTEM, name="Polytechnic of Peter the Great", on="2015-01-01")

    def told(query: str) -> list[bool]:
        shown = page(client, ours, query)
        words = ("National research university", "Experimental nuclear physics", "<b>Polytechnic University</b>")
        return [each in shown for each in words]

    assert told("?as_of=2009") == [False, False, True]
    assert told("?as_of=2013-05") == [True, True, True]
    assert told("") == [True, False, False]
    wrong = page(client, ours, "?as_of=yesteryear")
    assert 'aria-invalid="true"' in wrong


@pytest.mark.concept(55)
def test_ranks_stand_in_a_table_with_their_trend(client):
    signed_in(client)
    partner = organisation("Harbour University")
    for edition, rank in ((2023, 48), (2024, 41)):
        RankingResult.objects.create(organisation=partner, system="Northern Ranking", edition=edition, rank=rank)
    shown = page(client, partner)
    assert "7 places up" in shown
    assert 'aria-label="2023: 48, 2024: 41"' in shown
    assert '<th scope="row">2024</th>' in shown


@pytest.mark.concept(69)
def test_the_page_of_a_partner_tells_whom_it_leads_to(client):
    signed_in(client)
    home()
    university, company = organisation("Harbour University"), organisation("Rail Works", kind="company")
    start_partnership(by=SYSTEM, organisation=university)
    OrganisationRelation.objects.create(organisation=university, kind="industrial", other=company)
    assert "Through this partner" in page(client, university)
    assert "our partner → industrial partner" in page(client, company)


@pytest.mark.concept(10)
def test_what_is_blank_is_filled_in_from_the_catalogue_by_a_button(client, tmp_path):
    path = tmp_path / "world.jsonl"
    path.write_text(json.dumps(TSINGHUA), encoding="utf-8")
    loader.load(path)
    signed_in(client)
    known = organisation("Tsinghua", city="Peking", identifiers=[("ror", "03cve4549")])
    unknown = organisation("Orchid University")
    assert (deed(known, "complete") in page(client, known), deed(unknown, "complete") in page(client, unknown)) == (
        True,
        False,
    )
    told = client.post(deed(known, "complete"), follow=True).content.decode()
    assert "What was blank is filled in from the catalogue." in told
    known.refresh_from_db()
    assert (known.country, known.city, known.name) == ("CN", "Peking", "Tsinghua")
    assert "knows nothing of it that was blank" in client.post(deed(known, "complete"), follow=True).content.decode()
    signed_in(client, "vera", role=Role.VIEWER)
    assert client.post(deed(known, "complete")).status_code == 404
    assert deed(known, "complete") not in page(client, known)
