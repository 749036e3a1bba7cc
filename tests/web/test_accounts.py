"""One's own account, coming in by links, and the set-up: what each page lets whom do."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from syndesis.core import accounts
from syndesis.core.accounts import first_run, mailing
from syndesis.core.history import Actor, events_of
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Role, User, UserSession
from syndesis.directory.models import Organisation
from tests.directory import factories

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Version/17.6 Safari/604.1"
PASSWORD = "harbour-lights"


@pytest.fixture
def mara() -> User:
    return User.objects.create_user(
        "mara", PASSWORD, display_name="Mara Ortega", email="mara@example.edu", role=Role.COORDINATOR
    )


@pytest.fixture
def administrator() -> User:
    return User.objects.create_user("ada", PASSWORD, email="ada@example.edu", role=Role.ADMINISTRATOR)


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.example.edu"


def signed_in(user: User, agent: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": agent})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.get("/account/")
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def set_password(client: Client, address: str, password: str = PASSWORD, again: str = ""):
    return client.post(address, {"new_password1": password, "new_password2": again or password})


# Signing in


@pytest.mark.parametrize("name", ["mara", "mara@example.edu", "MARA@Example.edu"])
def test_one_signs_in_by_user_name_or_address(client, mara, name):
    assert client.post("/sign-in/", {"username": name, "password": PASSWORD}).url == "/"
    assert is_signed_in(client)


def test_wrong_passwords_are_counted_for_name_and_address_together(client, mara):
    for number in range(8):
        name = ("mara", "mara@example.edu")[number % 2]
        response = client.post("/sign-in/", {"username": name, "password": "wrong"})
    assert response.status_code == 429
    assert client.post("/sign-in/", {"username": "mara@example.edu", "password": PASSWORD}).status_code == 429


def test_signing_in_leads_to_no_other_site(client, mara):
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page = client.post("/sign-in/", {"username": "mara", "password": PASSWORD, "next": elsewhere})
        assert page.url == "/"
        client.post("/sign-out/")


# Language


def test_a_chosen_language_is_kept_on_every_device(mara):
    desk, phone = signed_in(mara), signed_in(mara, SAFARI)
    assert desk.post("/language/", {"language": "es", "next": "/account/"}).url == "/account/"
    assert 'lang="es"' in phone.get("/account/", headers={"accept-language": "ru"}).content.decode()
    assert [event.change.reason for event in events_of(mara) if event.change] == ["Language chosen"]


def test_a_stranger_chooses_the_language_for_this_browser(client, mara):
    client.post("/language/", {"language": "ru"})
    assert '<html lang="ru"' in client.get("/sign-in/").content.decode()


def test_choosing_a_language_leads_to_no_other_site_and_takes_none_that_there_is_not(client, mara):
    client.force_login(mara)
    for elsewhere in ("https://evil.example/", "//evil.example/"):
        assert client.post("/language/", {"language": "es", "next": elsewhere}).url == "/"
    client.post("/language/", {"language": "xx"})
    mara.refresh_from_db()
    assert mara.language == "es"


# One's own account


def test_name_language_and_address_are_ones_own_to_change(mara):
    client = signed_in(mara)
    wanted = {"display_name": "Mara O.", "language": "ru", "email": "m@example.edu", "current_password": PASSWORD}
    assert client.post("/account/", wanted).url == "/account/"
    mara.refresh_from_db()
    assert (mara.display_name, mara.language, mara.email) == ("Mara O.", "ru", "m@example.edu")
    assert (mara.role, mara.username, mara.is_active) == (Role.COORDINATOR, "mara", True)


def test_nobody_gives_themselves_another_role(mara):
    client = signed_in(mara)
    more = {"role": Role.ADMINISTRATOR, "is_active": "", "username": "ada"}
    client.post("/account/", {"display_name": "Mara", "language": "", "email": "mara@example.edu"} | more)
    mara.refresh_from_db()
    assert (mara.role, mara.username, mara.display_name) == (Role.COORDINATOR, "mara", "Mara")


@pytest.mark.parametrize("password", ["", "wrong"])
def test_another_address_needs_the_password(mara, password):
    client = signed_in(mara)
    wanted = {"display_name": "Mara", "language": "", "email": "eve@example.org", "current_password": password}
    page = client.post("/account/", wanted)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["current_password"])
    mara.refresh_from_db()
    assert mara.email == "mara@example.edu"


def test_the_address_of_another_is_refused_beside_its_field(mara, administrator):
    client = signed_in(mara)
    wanted = {"display_name": "Mara", "language": "", "email": "ADA@example.edu", "current_password": PASSWORD}
    assert list(client.post("/account/", wanted).context["form"].errors) == ["email"]


def test_a_new_password_signs_out_everywhere_else(mara):
    here, there = signed_in(mara), signed_in(mara, SAFARI)
    wanted = {"old_password": PASSWORD, "new_password1": "northern-lights", "new_password2": "northern-lights"}
    assert here.post("/account/password/", wanted).url == "/account/"
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)
    mara.refresh_from_db()
    assert mara.check_password("northern-lights")


def test_a_password_is_not_changed_without_the_one_before_nor_to_a_weak_one(mara):
    client = signed_in(mara)
    for old, new, again, field in (
        ("wrong", "northern-lights", "northern-lights", "old_password"),
        (PASSWORD, "12345678", "12345678", "new_password2"),
        (PASSWORD, "mara@example.edu", "mara@example.edu", "new_password2"),
        (PASSWORD, "northern-lights", "northern-light", "new_password2"),
    ):
        wanted = {"old_password": old, "new_password1": new, "new_password2": again}
        page = client.post("/account/password/", wanted)
        assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    mara.refresh_from_db()
    assert mara.check_password(PASSWORD)


def test_guessing_ones_password_from_within_is_locked_out_too(mara):
    client = signed_in(mara)
    wanted = {"old_password": "wrong", "new_password1": "northern-lights", "new_password2": "northern-lights"}
    answers = [client.post("/account/password/", wanted).status_code for _attempt in range(8)]
    assert (answers[0], answers[-1]) == (422, 429)
    assert client.post("/account/password/", wanted | {"old_password": PASSWORD}).status_code == 429


def test_sessions_are_listed_with_device_address_and_time(mara, administrator):
    here, _there, _other = signed_in(mara), signed_in(mara, SAFARI), signed_in(administrator)
    shown = here.get("/account/").context["sessions"]
    assert [(each["device"], each["address"], each["is_this"]) for each in shown] == [
        ("Safari on iPhone", "127.0.0.1", False),
        ("Firefox on Windows", "127.0.0.1", True),
    ]
    assert all(each["seen"] for each in shown)


def test_no_key_of_a_session_stands_on_a_page(mara):
    client = signed_in(mara)
    page = client.get("/account/").content.decode()
    assert [row.session_key in page for row in UserSession.objects.all()] == [False]


def test_one_ends_a_session_or_all_others(mara):
    here, first, second, third = (signed_in(mara, agent) for agent in (FIREFOX, SAFARI, SAFARI, SAFARI))
    handle = here.get("/account/").context["sessions"][0]["handle"]
    here.post(f"/account/sessions/{handle}/end/")
    assert [is_signed_in(each) for each in (here, first, second, third)] == [True, True, True, False]
    here.post("/account/sessions/end/")
    assert [is_signed_in(each) for each in (here, first, second)] == [True, False, False]
    own = here.get("/account/").context["sessions"][0]["handle"]
    assert here.post(f"/account/sessions/{own}/end/").url == "/sign-in/"
    assert is_signed_in(here) is False


def test_nobody_ends_the_session_of_another(mara, administrator):
    victim, attacker = signed_in(mara), signed_in(administrator)
    handle = victim.get("/account/").context["sessions"][0]["handle"]
    attacker.post(f"/account/sessions/{handle}/end/")
    attacker.post("/account/sessions/end/")
    assert (is_signed_in(victim), is_signed_in(attacker)) == (True, True)


def test_a_session_is_written_at_most_every_few_minutes(mara):
    client = signed_in(mara)
    seen = UserSession.objects.get().seen_at
    client.get("/account/")
    assert UserSession.objects.get().seen_at == seen
    session = client.session
    session["seen"] |= {"at": (timezone.now() - timedelta(minutes=6)).isoformat()}
    session.save()
    client.get("/account/")
    assert UserSession.objects.get().seen_at > seen


def test_who_is_deactivated_is_signed_out_at_once(mara, administrator):
    client = signed_in(mara)
    signed_in(administrator).post(f"/settings/users/{mara.pk}/deactivate/")
    assert is_signed_in(client) is False
    page = client.post("/sign-in/", {"username": "mara", "password": PASSWORD})
    assert page.status_code == 200
    assert is_signed_in(client) is False


# Invitation


def invitation(by: User, email: str = "lana@example.edu") -> tuple[User, str]:
    lana = accounts.invite(by=Actor(by), email=email, display_name="Lana Iris", role=Role.COORDINATOR, language="")
    return lana, f"/invitation/{accounts.invitation_token(lana)}/"


def test_an_invited_person_chooses_a_password_and_is_in(client, administrator):
    lana, address = invitation(administrator)
    assert client.head(address).status_code == 200
    page = client.get(address)
    assert (page.status_code, page["Cache-Control"].count("no-store")) == (200, 1)
    assert set_password(client, address).url == "/"
    assert "Lana Iris" in client.get("/account/").content.decode()
    lana.refresh_from_db()
    assert lana.last_login is not None


@pytest.mark.parametrize("password", ["short", "lana@example.edu", "password123"])
def test_a_weak_password_comes_in_nowhere_and_leaves_the_link_good(client, administrator, password):
    _lana, address = invitation(administrator)
    page = set_password(client, address, password)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["new_password2"])
    assert is_signed_in(client) is False
    assert set_password(client, address).status_code == 302


def test_a_link_that_is_used_expired_withdrawn_or_guessed_gets_a_clear_page(client, administrator):
    used, expired, withdrawn = (invitation(administrator, f"u{n}@example.edu") for n in range(3))
    set_password(Client(), used[1])
    User.objects.filter(pk=expired[0].pk).update(invited_at=timezone.now() - timedelta(days=8))
    expired[0].refresh_from_db()
    accounts.withdraw_invitation(by=Actor(administrator), user=withdrawn[0])
    old = f"/invitation/{accounts.invitation_token(expired[0])}/"
    for address in (used[1], expired[1], old, withdrawn[1], "/invitation/guessed/", "/invitation/WzEsMV0:x/"):
        for answer in (client.get(address), set_password(client, address, "northern-lights")):
            assert answer.status_code == 410
            assert "This invitation does not work" in answer.content.decode()
    assert is_signed_in(client) is False
    used[0].refresh_from_db()
    assert used[0].check_password(PASSWORD)


def test_an_invitation_signs_nobody_in_as_whoever_opens_it(administrator):
    """An administrator who tries the link stays themselves until they set the password."""
    _lana, address = invitation(administrator)
    client = signed_in(administrator)
    client.get(address)
    assert "ada" in client.get("/account/").content.decode()


# A new password


def test_the_answer_is_the_same_for_an_address_that_nobody_has(client, mara, mail_server):
    answers = []
    for email in ("mara@example.edu", "nobody@example.edu"):
        page = client.post("/password/", {"email": email})
        answers.append((page.status_code, page.url, client.get(page.url).content.count(b"example")))
    assert answers == [(302, "/password/asked/", 0)] * 2
    run_waiting()
    assert [sent.to for sent in mail.outbox] == [["mara@example.edu"]]


def test_a_forgotten_password_is_set_anew_by_the_link_once(client, mara, mail_server):
    elsewhere = signed_in(mara, SAFARI)
    client.post("/password/", {"email": "MARA@example.edu"})
    run_waiting()
    link = re.search(r"http://testserver(/password/\S+/\S+/)", mail.outbox[0].body)[1]
    form = client.get(link).url
    assert set_password(client, form, "northern-lights").url == "/"
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (True, False)
    for stranger in (Client(), client):
        answer = stranger.get(link)
        assert (answer.status_code, "This link does not work" in answer.content.decode()) == (410, True)
        assert set_password(stranger, form, "third-password").status_code == 410
    mara.refresh_from_db()
    assert mara.check_password("northern-lights")
    assert [(e.change.reason, e.change.actor) for e in events_of(mara) if e.change] == [("Password set", mara)]


def test_the_mail_comes_in_the_language_of_its_reader(client, mara, mail_server):
    User.objects.filter(pk=mara.pk).update(language="ru")
    client.post("/password/", {"email": "mara@example.edu"}, headers={"accept-language": "es"})
    run_waiting()
    from django.utils import translation

    with translation.override("ru"):
        assert mail.outbox[0].subject == translation.gettext("A new password for Syndesis")


def test_links_of_those_who_may_not_come_in_are_refused(client, mara, administrator):
    site = "http://testserver"
    link = mailing.reset_link(mara, site).removeprefix(site)
    User.objects.filter(pk=mara.pk).update(is_active=False)
    lana, _address = invitation(administrator)
    of_lana = mailing.reset_link(lana, site).removeprefix(site)
    for address in (link, of_lana, "/password/MQ/guessed/", "/password/x/y/", "/password/MQ/set-password/"):
        assert client.get(address).status_code == 410
        assert set_password(client, address, "northern-lights").status_code == 410


def test_a_link_is_void_once_the_address_or_the_password_changed(client, mara):
    site = "http://testserver"
    links = [mailing.reset_link(mara, site).removeprefix(site)]
    User.objects.filter(pk=mara.pk).update(email="other@example.edu")
    mara.refresh_from_db()
    links.append(mailing.reset_link(mara, site).removeprefix(site))
    accounts.set_password(by=Actor(mara), user=mara, password="northern-lights")
    assert [client.get(link).status_code for link in links] == [410, 410]


def test_without_a_mail_server_the_page_says_whom_to_ask(client, mara):
    for page in (client.get("/password/"), client.post("/password/", {"email": "mara@example.edu"})):
        assert (page.status_code, "Ask an administrator" in page.content.decode()) == (200, True)


def test_links_name_no_host_that_is_not_ours(client, mara, mail_server, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.post("/password/", {"email": "mara@example.edu"}, headers={"host": "evil.example"}).status_code == 400


# The first run


@pytest.fixture
def proved(client) -> Client:
    page = client.post("/set-up/", {"language": "en", "code": first_run.set_up_code().lower()})
    assert page.url == "/set-up/people/"
    return client


WANTED = {
    "organisation": "",
    "organisation_text": "Northern Polytechnic",
    "display_name": "Ada Byron",
    "email": "ada@example.edu",
    "new_password1": PASSWORD,
    "new_password2": PASSWORD,
}


def test_an_installation_without_users_leads_to_its_set_up(client):
    assert client.get("/", follow=True).redirect_chain[-1] == ("/set-up/", 302)


def test_the_set_up_names_institution_and_first_administrator(proved):
    assert proved.post("/set-up/people/", WANTED).url == "/"
    ours = Organisation.objects.get()
    ada = User.objects.get()
    assert (ours.name, ours.is_home, ada.role, str(ada)) == (
        "Northern Polytechnic",
        True,
        Role.ADMINISTRATOR,
        "Ada Byron",
    )
    assert is_signed_in(proved)
    assert "set_up_code" not in proved.session


def test_the_set_up_goes_on_in_the_language_that_was_chosen(client):
    client.post("/set-up/", {"language": "es", "code": first_run.set_up_code()})
    assert '<html lang="es"' in client.get("/set-up/people/").content.decode()
    client.post("/set-up/people/", WANTED)
    assert User.objects.get().language == "es"


def test_an_organisation_of_the_record_becomes_the_home_institution(proved):
    factories.organisation("Harbour Academy")
    ours = factories.organisation("Northern Polytechnic")
    assert "Northern Polytechnic" in proved.get("/set-up/options/?q=northern").content.decode()
    proved.post("/set-up/people/", WANTED | {"organisation": f"record:{ours.pk}", "organisation_text": "whatever"})
    assert list(Organisation.objects.filter(is_home=True)) == [ours]


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"organisation_text": ""}, ["organisation"]),
        ({"organisation": "catalogue:03n6nwv02"}, ["organisation"]),
        ({"email": "nonsense"}, ["email"]),
        ({"display_name": ""}, ["display_name"]),
        ({"new_password1": "short", "new_password2": "short"}, ["new_password2"]),
        ({"new_password1": "ada@example.edu", "new_password2": "ada@example.edu"}, ["new_password2"]),
    ],
)
def test_a_set_up_with_a_mistake_writes_nothing(proved, changed, where):
    page = proved.post("/set-up/people/", WANTED | changed)
    wrong = [*(["organisation"] if page.context["choice"].errors else []), *page.context["form"].errors]
    assert (page.status_code, wrong) == (422, where)
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC", "1"])
def test_without_the_code_nobody_sets_anything_up(client, code):
    factories.organisation("Secret Institute", visibility="restricted")
    assert client.post("/set-up/", {"language": "en", "code": code}).status_code == 422
    assert client.get("/set-up/people/").url == "/set-up/"
    assert client.post("/set-up/people/", WANTED).url == "/set-up/"
    options = client.get("/set-up/options/?q=secret")
    assert (options.status_code, b"Secret" in options.content, User.objects.count()) == (404, False, 0)


def test_once_there_is_a_user_the_set_up_is_gone(proved, mara):
    for path in ("/set-up/", "/set-up/people/", "/set-up/options/?q=a"):
        assert (proved.get(path).status_code, proved.post(path, WANTED).status_code) == (404, 404)
    assert (list(User.objects.all()), Organisation.objects.count()) == ([mara], 0)


def test_an_administrator_is_told_as_long_as_there_is_no_home(mara, administrator):
    client = signed_in(administrator)
    assert "/settings/institution/" in client.get("/").content.decode()
    assert "/settings/institution/" not in signed_in(mara).get("/").content.decode()
    assert client.post("/settings/institution/", {"organisation_text": ""}).status_code == 422
    assert client.post("/settings/institution/", {"organisation_text": "Northern Polytechnic"}).url == "/"
    assert "/settings/institution/" not in client.get("/").content.decode()
    client.post("/settings/institution/", {"organisation_text": "Another"})
    assert [str(row) for row in Organisation.objects.all()] == ["Northern Polytechnic"]
