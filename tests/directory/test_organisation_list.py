"""The list of all organisations, and that of partners as a narrower one beside it."""

import pytest

from syndesis.core.models import Role, User
from syndesis.directory.models import Organisation
from syndesis.directory.objects import OrganisationType, PartnerType
from syndesis.directory.services import start_partnership
from syndesis.objects import of
from syndesis.objects.lists import list_state
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> dict[str, Organisation]:
    """Ours with a faculty, a foreign partner with a school below a faculty, and a company of our country."""
    ours, harbour = home("Northern Polytechnic"), organisation("Harbour University", country="ES")
    start_partnership(by=SYSTEM, organisation=harbour)
    faculty = organisation("Harbour Faculty", kind="unit", parent=harbour, country="ES")
    return {
        "ours": ours,
        "unit": organisation("Our Faculty", kind="unit", parent=ours),
        "harbour": harbour,
        "faculty": faculty,
        "school": organisation("Harbour School", kind="unit", parent=faculty),
        "company": organisation("Northern Steel", kind="company", country="RU"),
    }


def found(kind, **given) -> list[str]:
    reader = User.objects.filter(username="reader").first() or user("reader")
    return [row.name for row in list_state(kind, reader, given).page]


@pytest.mark.concept(1)
def test_all_organisations_are_on_one_list_and_partners_on_another(world):
    assert found(OrganisationType) == sorted(row.name for row in world.values())
    assert found(PartnerType) == ["Harbour University"]
    assert of(Organisation) is OrganisationType


@pytest.mark.concept(1)
def test_an_organisation_is_found_with_all_that_is_part_of_it(world):
    below = found(OrganisationType, part_of=[str(world["harbour"].pk)])
    assert below == ["Harbour Faculty", "Harbour School", "Harbour University"]


def test_own_domestic_and_foreign_organisations_are_told_apart(world):
    assert [found(OrganisationType, placement=[each]) for each in ("own", "domestic", "foreign")] == [
        ["Northern Polytechnic", "Our Faculty"],
        ["Northern Steel"],
        ["Harbour Faculty", "Harbour University"],
    ]


def test_partners_are_told_from_others(world):
    assert found(OrganisationType, standing=["partner"]) == ["Harbour University"]


def test_both_lists_lead_to_the_same_page_which_leads_back_to_the_list_it_stands_on(client, world):
    client.force_login(user())
    crumbs = []
    for name in ("harbour", "company"):
        page = client.get(world[name].get_absolute_url())
        form = client.get(f"{world[name].get_absolute_url()}edit/")
        crumbs.append([str(page.context["crumbs"][0]["url"]), form.context["crumbs"][0]["url"]])
    assert crumbs == [["/partners/", "/partners/"], ["/organisations/", "/organisations/"]]


def test_the_menu_and_the_palette_have_both(client, world):
    client.force_login(user())
    page = client.get("/organisations/")
    urls = {entry["url"] for entry in page.context["menu"]}
    commands = {str(each["label"]) for each in page.context["commands"]}
    assert {"/organisations/", "/partners/"} <= urls
    assert {"New: organisation", "New: partner"} <= commands


def test_a_new_organisation_is_no_partner_and_a_new_partner_is_one(client, world):
    api = of_role(Role.ADMINISTRATOR)
    plain = api.post("/organisations/", {"name": "Lake Institute"}).json()
    partner = api.post("/partners/", {"name": "Lake University"}).json()
    assert (plain["standing"], plain["page"]) == ("other", f"/partners/{plain['id']}/")
    assert found(PartnerType) == ["Harbour University", "Lake University"]
    assert api.get(f"/organisations/{partner['id']}/").json()["standing"] == "partner"


def test_the_api_has_no_partner_that_is_none(world):
    api = of_role(Role.ADMINISTRATOR)
    company = world["company"].pk
    assert api.get(f"/organisations/{company}/").status_code == 200
    assert [api.get(f"/partners/{company}/").status_code, api.patch(f"/partners/{company}/", {}).status_code] == [
        404
    ] * 2
    hits = {
        kind: [hit["title"] for hit in api.get("/search/", {"q": "northern", "type": kind}).json()["results"]]
        for kind in ("organisations", "partners")
    }
    assert (sorted(hits["organisations"]), hits["partners"]) == (["Northern Polytechnic", "Northern Steel"], [])
