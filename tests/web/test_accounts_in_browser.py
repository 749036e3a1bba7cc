"""The set-up, an invitation and the settings as people do them, in Chromium; none of their screens has a barrier."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.core import accounts
from syndesis.core.accounts import first_run, mailing
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.directory.models import Organisation
from syndesis.directory.services import define_region, give_responsibility
from tests.directory import factories
from tests.web.browsing import LOOKS, barriers, look_at, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "harbour-lights"


@pytest.fixture
def look(page: Page, width: int, scheme: str) -> None:
    look_at(page, width, scheme)


def troubles_of(page: Page, address: str) -> list[str]:
    page.goto(address)
    return [f"{address}: {each}" for each in troubles(page)]


@pytest.fixture
def ada() -> User:
    return User.objects.create_user(
        "ada", PASSWORD, display_name="Ada Byron", email="ada@example.edu", role=Role.ADMINISTRATOR
    )


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("input[name=username]", "ada@example.edu")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")


def test_an_installation_is_set_up_by_keyboard(page, live_server):
    page.goto(live_server.url)
    expect(page.locator("h1")).to_have_text("Set up Syndesis")
    page.fill("input[name=code]", first_run.set_up_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/set-up/people/")
    page.fill("input[name=organisation_text]", "Northern Polytechnic")
    expect(page.get_by_role("option", name="Create “Northern Polytechnic”")).to_be_visible()
    page.keyboard.press("Tab")
    page.fill("input[name=display_name]", "Ada Byron")
    page.fill("input[name=email]", "ada@example.edu")
    page.fill("input[name=new_password1]", PASSWORD)
    page.fill("input[name=new_password2]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    expect(page.get_by_role("link", name="Settings")).to_be_visible()
    assert [str(row) for row in Organisation.objects.filter(is_home=True)] == ["Northern Polytechnic"]


def test_somebody_is_invited_with_a_unit_and_comes_in_by_the_link(page, live_server, ada, browser):
    unit = factories.organisation("Institute of Energy")
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/settings/users/invite/")
    page.get_by_label("Name", exact=True).fill("Mara Ortega")
    page.get_by_label("E-mail address").fill("mara@example.edu")
    page.get_by_label("Contributor: also writes").check()
    page.get_by_role("combobox", name="Unit or partner").fill("energy")
    page.get_by_role("option", name="Institute of Energy").click()
    page.get_by_role("button", name="Make the invitation").click()
    link = page.get_by_label("Link", exact=True).input_value()
    assert [row.organisation for row in User.objects.get(username="mara").responsibilities.all()] == [unit]

    other = browser.new_page()
    other.goto(link)
    other.fill("input[name=new_password1]", PASSWORD)
    other.fill("input[name=new_password2]", PASSWORD)
    other.keyboard.press("Enter")
    other.wait_for_url(f"{live_server.url}/")
    expect(other.locator(".account")).to_contain_text("Mara Ortega")
    other.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.usefixtures("look")
def test_the_pages_of_the_set_up_have_no_barriers(page, live_server):
    assert troubles_of(page, f"{live_server.url}/set-up/") == []
    page.fill("input[name=code]", first_run.set_up_code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/set-up/people/")
    assert troubles_of(page, f"{live_server.url}/set-up/people/") == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.usefixtures("look")
def test_the_pages_for_coming_in_have_no_barriers(page, live_server, ada, settings):
    facts = {"email": "mara@example.edu", "display_name": "Mara Ortega", "role": Role.VIEWER}
    mara = accounts.invite(by=Actor(ada), **facts)
    invitation, reset = mailing.invitation_link(mara, live_server.url), mailing.reset_link(ada, live_server.url)
    found = troubles_of(page, f"{live_server.url}/password/")
    settings.EMAIL_HOST = "mail.example.edu"
    for address in (invitation, reset, *(f"{live_server.url}/{path}/" for path in ("password", "password/asked"))):
        found += troubles_of(page, address)
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.usefixtures("look")
def test_account_and_settings_have_no_barriers(page, live_server, ada):
    by = Actor(ada)
    mara = accounts.invite(by=by, email="mara@example.edu", display_name="Mara Ortega", role=Role.COORDINATOR)
    lana = User.objects.create_user("lana", PASSWORD, role=Role.COORDINATOR, email="lana@example.edu")
    region = define_region(by=by, name="Ibero-America", countries=["ES", "PT", "PE"])
    park = factories.organisation("Harbour Park")
    given = give_responsibility(by=by, user=lana, organisation=park)
    give_responsibility(by=by, user=lana, region=region, starts_on="2011", ends_on="2014-06")
    give_responsibility(by=by, user=lana, country="CN", starts_on="2041")
    gone = User.objects.create_user("gone", PASSWORD, is_active=False)
    sign_in(page, live_server.url)
    pages = ["", "institution/", "users/", "users/?state=invited", "users/invite/", "regions/", f"regions/{region.pk}/"]
    pages += [f"responsibilities/{given.pk}/end/", f"users/{lana.pk}/responsibilities/"]
    pages += [f"users/{user.pk}/" for user in (ada, mara, lana, gone)]
    pages += [f"users/{lana.pk}/history/", f"users/{lana.pk}/edit/"]
    found = [barrier for path in pages for barrier in troubles_of(page, f"{live_server.url}/settings/{path}")]
    for path in ("account/", "account/password/", ""):
        found += troubles_of(page, f"{live_server.url}/{path}")
    assert found == []
    page.goto(f"{live_server.url}/settings/users/{lana.pk}/")
    page.get_by_role("button", name="Make a link for a new password").click()
    expect(page.get_by_label("Link", exact=True)).to_be_visible()
    assert barriers(page) == []
