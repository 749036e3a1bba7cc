"""Settings: administrators invite, change, deactivate and say who answers for what; nobody else reaches any of it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.core import accounts
from syndesis.core.history import Actor
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Change, Role, User, UserState
from syndesis.directory.models import Region, Responsibility
from syndesis.directory.services import define_region, give_responsibility
from syndesis.web.account_urls import urlpatterns
from tests.directory import factories

pytestmark = pytest.mark.django_db
NOBODY_ELSE = [role for role in Role.values if role != Role.ADMINISTRATOR]
TODAY = timezone.localdate()
YESTERDAY = str(TODAY - timedelta(days=1))


@pytest.fixture
def ada() -> User:
    return factories.user("ada", Role.ADMINISTRATOR)


@pytest.fixture
def desk(client, ada) -> Client:
    client.force_login(ada)
    return client


@pytest.fixture
def lana() -> User:
    return User.objects.create_user(
        "lana", "secret", display_name="Lana Iris", email="lana@example.edu", role=Role.COORDINATOR
    )


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.example.edu"


def addresses(prefix: str, key: int) -> list[str]:
    names = [pattern for pattern in urlpatterns if pattern.name.startswith(prefix)]
    return ["/" + re.sub(r"<\w+:\w+>", str(key), str(pattern.pattern)) for pattern in names]


def state() -> tuple:
    """All that these pages could change."""
    users = User.objects.order_by("pk").values_list("pk", "email", "role", "is_active", "invited_at", "password")
    given = Responsibility.objects.order_by("pk").values_list("pk", "user", "organisation", "ends_on")
    return list(users), list(given), list(Region.objects.values_list("name", "countries__country"))


INVITATION = {"display_name": "Mara Ortega", "email": "mara@example.edu", "role": "coordinator", "language": "es"}


@pytest.mark.any_database
@pytest.mark.parametrize("role", NOBODY_ELSE)
def test_no_other_role_reaches_any_page_or_deed(client, lana, ada, role):
    given = give_responsibility(by=factories.SYSTEM, user=lana, country="ES")
    define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES"])
    eve = factories.user("eve", role, answers_for=(factories.home(),))
    client.force_login(eve)
    before = state()
    wanted = INVITATION | {"area": "country:PT", "ends_on": YESTERDAY, "name": "World", "countries": ["PT"]}
    for key in (lana.pk, given.pk):
        for address in addresses("settings", key):
            assert (address, client.get(address).status_code) == (address, 403)
            assert (address, client.post(address, wanted).status_code) == (address, 403)
    assert state() == before
    assert "/settings/" not in client.get("/").content.decode()


def test_who_was_demoted_while_signed_in_reaches_nothing_any_more(desk, ada):
    assert desk.get("/settings/").status_code == 200
    User.objects.filter(pk=ada.pk).update(role=Role.MANAGER)
    assert [desk.get(address).status_code for address in addresses("settings", 1)] == [403] * 19


@pytest.mark.every_database
def test_every_list_and_search_opens_for_who_answers_for_many_things(client, lana):
    """The conditions of their reach fit into every query of every page."""
    unit = factories.organisation("Institute of Energy", parent=factories.home())
    partner = factories.organisation("Harbour Park", country="ES", visibility="restricted")
    give_responsibility(by=factories.SYSTEM, user=lana, organisation=unit)
    give_responsibility(by=factories.SYSTEM, user=lana, country="PT")
    region = define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES", "PE"])
    give_responsibility(by=factories.SYSTEM, user=lana, region=region)
    client.force_login(lana)
    paths = ["/", "/search/?q=harbour", "/organisations/options/?q=harbour", "/intake/", "/account/"]
    paths += [entry["url"] for entry in client.get("/").context["menu"]] + [partner.get_absolute_url()]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert "Harbour Park" in client.get("/search/?q=harbour").content.decode()


def test_a_stranger_changes_nothing(client, lana):
    before = state()
    for address in addresses("settings", lana.pk) + addresses("account", lana.pk):
        assert client.post(address, INVITATION).url.startswith("/sign-in/?next=")
    assert state() == before


def test_no_deed_is_done_without_the_token_of_its_form(ada, lana):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    before = state()
    for pattern in urlpatterns:
        address = "/" + re.sub(r"<\w+:\w+>", str(lana.pk), str(pattern.pattern))
        if pattern.name not in ("set_up", "set_up_people", "set_up_options", "password_reset_done"):
            assert (address, client.post(address, INVITATION).status_code) == (address, 403)
    assert state() == before


def test_deeds_are_not_done_by_following_a_link(desk, lana):
    deeds = ("deactivate", "reactivate", "renew", "withdraw", "password")
    assert [desk.get(f"/settings/users/{lana.pk}/{deed}/").status_code for deed in deeds] == [405] * 5


def test_pages_of_the_settings_keep_the_strict_policy(desk, lana):
    for address in [*addresses("settings", lana.pk), "/account/", "/account/password/"]:
        page = desk.get(address)
        assert re.findall(rb"<style|\sstyle=|\son\w+=|javascript:", page.content) == []
        assert b"<script>" not in page.content


def test_the_first_page_tells_how_things_stand(desk, lana):
    accounts.invite(by=factories.SYSTEM, email="m@example.edu", display_name="M", role="viewer")
    factories.home()
    told = {str(line["title"]): str(line["end"]) for line in desk.get("/settings/").context["lines"]}
    asked = ("Users", "Regions", "Handovers", "Imports", "Home institution")
    assert [told[title] for title in asked] == ["2 can sign in · 1 invited", "", "", "", "Northern Polytechnic"]
    assert "Reminders of agreements" in told


def test_the_menu_leads_administrators_to_the_settings(desk):
    entries = {str(entry["label"]): entry["current"] for entry in desk.get("/settings/users/").context["menu"]}
    assert entries["Settings"] is True
    assert entries["Today"] is False


# The list


def test_users_are_listed_with_role_responsibilities_last_sign_in_and_state(desk, lana, ada):
    give_responsibility(by=factories.SYSTEM, user=lana, country="ES")
    give_responsibility(by=factories.SYSTEM, user=lana, country="PT", ends_on="2011")
    accounts.invite(by=factories.SYSTEM, email="m@example.edu", display_name="Mara", role="viewer")
    User.objects.create_user("gone", "secret", is_active=False)
    page = desk.get("/settings/users/")
    shown = [[str(cell["text"]) for cell in row["cells"]] for row in page.context["rows"]]
    assert re.findall(r'href="/settings/users/(\d+)/" data-open>([^<]*)<', page.content.decode()) == [
        (str(row["key"]), name) for row, (name, *_rest) in zip(page.context["rows"], shown, strict=True)
    ]
    assert [[name, role, answers, state] for name, role, answers, _last, state in shown] == [
        ["ada", "Administrator", "", "Active"],
        ["Lana Iris", "Coordinator", "Spain", "Active"],
        ["Mara", "Viewer", "", "Invited"],
        ["gone", "Viewer", "", "Deactivated"],
    ]
    assert (shown[1][3], shown[0][3] == "never") == ("never", False)
    assert [row["key"] for row in desk.get("/settings/users/?state=active").context["rows"]] == [ada.pk, lana.pk]


def test_the_list_needs_as_many_queries_for_many_as_for_few(desk):
    numbers = []
    for more in (5, 20):
        for number in range(more):
            somebody = factories.user(f"user{more}-{number}")
            give_responsibility(by=factories.SYSTEM, user=somebody, country="ES")
            region = define_region(by=factories.SYSTEM, name=f"{more} {number}", countries=["PT"])
            give_responsibility(by=factories.SYSTEM, user=somebody, region=region)
        desk.get("/settings/users/")
        with CaptureQueriesContext(connection) as queries:
            desk.get("/settings/users/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


# Inviting


@pytest.mark.concept(14, 128)
def test_somebody_is_invited_with_what_they_answer_for(desk, mail_server):
    unit = factories.organisation("Institute of Energy")
    region = define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES"])
    about = {"organisation": f"record:{unit.pk}", "area": f"region:{region.pk}", "starts_on": "2026-09", "ends_on": ""}
    page = desk.post("/settings/users/invite/", INVITATION | about)
    mara = User.objects.get(email="mara@example.edu")
    assert (page.url, mara.state, mara.language) == (f"/settings/users/{mara.pk}/", UserState.INVITED, "es")
    assert [(row.subject, str(row.starts_on)) for row in mara.responsibilities.order_by("pk")] == [
        ("Institute of Energy", "2026-09"),
        ("Ibero-America", "2026-09"),
    ]
    run_waiting()
    link = re.search(r"http://testserver(/invitation/\S+/)", mail.outbox[0].body)[1]
    assert Client().get(link).status_code == 200
    assert Change.objects.filter(reason="Person invited").count() == 1


def test_without_a_mail_server_the_link_is_shown_this_once(desk):
    page = desk.post("/settings/users/invite/", INVITATION)
    link = page.context["link"].removeprefix("http://testserver")
    mara = User.objects.get(email="mara@example.edu")
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (200, True)
    assert "sends no mails" in page.content.decode()
    assert Client().get(link).status_code == 200
    for address in (f"/settings/users/{mara.pk}/", f"/settings/users/{mara.pk}/history/", "/settings/users/"):
        assert link.split("/")[2] not in desk.get(address).content.decode()


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"email": "nonsense"}, ["email"]),
        ({"email": "LANA@example.edu"}, ["email"]),
        ({"display_name": ""}, ["display_name"]),
        ({"role": "emperor"}, ["role"]),
        ({"starts_on": "someday"}, ["starts_on"]),
        ({"area": "country:ES", "starts_on": "2027", "ends_on": "2026"}, ["ends_on"]),
        ({"area": "region:999"}, ["area"]),
        ({"organisation_text": "Nowhere"}, ["organisation"]),
        ({"organisation": "record:999999"}, ["organisation"]),
        ({"organisation": "catalogue:03n6nwv02", "organisation_text": "Nowhere"}, ["organisation"]),
    ],
)
def test_an_invitation_with_a_mistake_invites_nobody(desk, lana, changed, where):
    page = desk.post("/settings/users/invite/", INVITATION | changed)
    context = page.context
    wrong = [*context["form"].errors, *context["area"].errors, *(["organisation"] if context["choice"].errors else [])]
    assert (page.status_code, wrong) == (422, where)
    assert User.objects.count() == 2
    assert "error-summary" in page.content.decode()


def test_an_invitation_is_sent_again_made_a_link_and_withdrawn(desk, mail_server):
    desk.post("/settings/users/invite/", INVITATION)
    mara = User.objects.get(email="mara@example.edu")
    first = f"/invitation/{accounts.invitation_token(mara)}/"
    desk.post(f"/settings/users/{mara.pk}/renew/")
    run_waiting()
    assert ([Client().get(first).status_code], len(mail.outbox)) == ([410], 1)
    link = desk.post(f"/settings/users/{mara.pk}/renew/", {"as": "link"}).context["link"]
    assert Client().get(link).status_code == 200
    desk.post(f"/settings/users/{mara.pk}/withdraw/")
    assert Client().get(link).status_code == 410


# The page of a user


def change(desk: Client, user: User, **facts):
    held = {name: getattr(user, name) for name in ("display_name", "email", "role", "language")}
    return desk.post(f"/settings/users/{user.pk}/edit/", held | facts)


def test_name_address_role_and_language_are_changed_and_the_history_says_so(desk, lana, ada):
    assert change(desk, lana, role="manager", display_name="Lana I.").url == f"/settings/users/{lana.pk}/"
    give_responsibility(by=Actor(ada), user=lana, country="ES", starts_on="2011")
    given = lana.responsibilities.get()
    desk.post(f"/settings/responsibilities/{given.pk}/end/", {"ends_on": "2014-06"})
    other = give_responsibility(by=Actor(ada), user=lana, organisation=factories.organisation("Harbour Park"))
    desk.post(f"/settings/responsibilities/{other.pk}/take-back/")
    desk.post(f"/settings/users/{lana.pk}/deactivate/")
    lines = desk.get(f"/settings/users/{lana.pk}/history/").context["lines"]
    assert [(str(line["title"]), line["detail"]) for line in lines] == [
        ("User deactivated", "ada"),
        ("Responsibility taken back", "ada · Harbour Park"),
        ("Responsibility given", "ada · Harbour Park"),
        ("Responsibility ended", "ada · Spain · 2011 – June 2014"),
        ("Responsibility given", "ada · Spain · from 2011"),
        ("User changed", "ada · Name: Lana Iris → Lana I. · Role: Coordinator → Manager"),
        ("written past the services", "Name: Lana Iris · E-mail address: lana@example.edu · Role: Coordinator"),
    ]


def test_ones_own_role_and_the_last_administrator_are_refused_beside_the_field(desk, ada, lana):
    change(desk, ada, role="viewer")
    ada.refresh_from_db()
    assert ada.role == Role.ADMINISTRATOR
    assert desk.post(f"/settings/users/{ada.pk}/deactivate/").status_code == 302
    assert User.objects.get(pk=ada.pk).is_active
    page = change(desk, lana, email="x")
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["email"])


def test_another_administrator_may_be_demoted(desk, ada):
    other = factories.user("otto", Role.ADMINISTRATOR)
    assert change(desk, other, role="viewer", email="otto@example.edu", display_name="Otto").status_code == 302
    other.refresh_from_db()
    assert other.role == Role.VIEWER


def test_a_user_is_deactivated_and_reactivated_never_deleted(desk, lana):
    desk.post(f"/settings/users/{lana.pk}/deactivate/")
    assert User.objects.get(pk=lana.pk).state == UserState.DEACTIVATED
    assert "Reactivate" in desk.get(f"/settings/users/{lana.pk}/").content.decode()
    desk.post(f"/settings/users/{lana.pk}/reactivate/")
    assert User.objects.get(pk=lana.pk).state == UserState.ACTIVE


def test_a_link_for_a_new_password_is_made_on_the_record(desk, lana, ada):
    link = desk.post(f"/settings/users/{lana.pk}/password/").context["link"]
    assert Client().get(link, follow=True).status_code == 200
    (line, *_earlier) = desk.get(f"/settings/users/{lana.pk}/history/").context["lines"]
    assert (line["title"], line["detail"]) == ("Link for a new password made", "ada")
    desk.post(f"/settings/users/{lana.pk}/deactivate/")
    assert desk.post(f"/settings/users/{lana.pk}/password/").status_code == 302
    assert Client().get(link, follow=True).status_code == 410


# Responsibilities and regions


def test_a_responsibility_is_given_ended_and_shown_with_its_days(desk, lana):
    park = factories.organisation("Harbour Park", visibility="restricted")
    page = f"/settings/users/{lana.pk}/responsibilities/"
    assert desk.post(page, {"organisation_text": "harbour park", "starts_on": "April 2011"}).status_code == 302
    assert desk.post(page, {"area": "country:ES"}).status_code == 302
    given = lana.responsibilities.get(organisation=park)
    client = Client()
    client.force_login(User.objects.get(pk=lana.pk))
    assert client.get(park.get_absolute_url()).status_code == 200
    assert desk.post(f"/settings/responsibilities/{given.pk}/end/", {"ends_on": YESTERDAY}).status_code == 302
    assert client.get(park.get_absolute_url()).status_code == 404
    lines = desk.get(f"/settings/users/{lana.pk}/").context["lines"]
    assert [(line["row"].subject, line["ended"]) for line in lines] == [("Spain", False), ("Harbour Park", True)]
    assert [line["title"] for line in client.get("/account/").context["responsibilities"]] == ["Spain"]


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ({}, ["organisation"]),
        ({"organisation_text": "Harbour"}, ["organisation"]),
        ({"organisation_text": "Twice"}, ["organisation"]),
        ({"organisation_text": "Harbour Park", "area": "country:ES"}, ["area"]),
        ({"area": "country:PT"}, ["__all__"]),
        ({"area": "country:ES", "starts_on": "2027", "ends_on": "2026"}, ["ends_on"]),
    ],
)
def test_a_responsibility_for_nothing_clear_is_refused(desk, lana, wanted, where):
    for name in ("Harbour Park", "Twice", "Twice"):
        factories.organisation(name)
    give_responsibility(by=factories.SYSTEM, user=lana, country="PT")
    page = desk.post(f"/settings/users/{lana.pk}/responsibilities/", wanted)
    wrong = [*(["organisation"] if page.context["choice"].errors else []), *page.context["form"].errors]
    assert (page.status_code, wrong, lana.responsibilities.count()) == (422, where, 1)


def test_the_field_of_a_responsibility_offers_records_only(desk):
    factories.organisation("Harbour Park")
    page = desk.get("/organisations/options/?only=records&q=harbour").content.decode()
    assert ("Harbour Park" in page, "Create" in page) == (True, False)


@pytest.mark.concept(17)
def test_a_region_is_defined_and_changed(desk):
    assert desk.post("/settings/regions/new/", {"name": "Ibero-America", "countries": ["ES", "PT"]}).status_code == 302
    region = Region.objects.get()
    assert desk.get("/settings/regions/").context["lines"][0]["detail"] == "Portugal, Spain"
    desk.post(f"/settings/regions/{region.pk}/", {"name": "Iberia", "countries": ["PT"]})
    region.refresh_from_db()
    assert (region.name, [row.country for row in region.countries.all()]) == ("Iberia", ["PT"])
    for wrong in ({"name": "iberia", "countries": ["ES"]}, {"name": "X", "countries": []}, {"name": "X"}):
        assert desk.post("/settings/regions/new/", wrong).status_code == 422
    assert desk.post("/settings/regions/new/", {"name": "X", "countries": ["ZZ"]}).status_code == 422
    assert Region.objects.count() == 1
