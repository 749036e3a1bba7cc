"""Users come in by invitation, hold one role, and are never deleted; only administrators govern them."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from syndesis.core import accounts
from syndesis.core.accounts import first_run, mailing
from syndesis.core.accounts.addresses import client_address
from syndesis.core.history import Actor, events_of
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import MailRequest, Role, User, UserSession, UserState
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.core.sessions import SessionStore
from syndesis.core.tasks import tidy_up

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SYSTEM = Actor.system()
SITE = {"site": "https://partners.example.edu", "institution": "Northern Polytechnic"}


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", "secret", role=Role.ADMINISTRATOR, email="ada@example.edu")


@pytest.fixture
def by(ada) -> Actor:
    return Actor(ada)


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.example.edu"


def invite(by: Actor, email: str = "mara@example.edu", **facts) -> User:
    return accounts.invite(by=by, email=email, display_name="Mara Ortega", **({"role": Role.COORDINATOR} | facts))


def signed_in(user: User) -> SessionStore:
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session.create()
    return session


def reasons(user: User) -> list[tuple[str, User | None]]:
    return [(event.change.reason, event.change.actor) for event in events_of(user).reverse() if event.change]


def test_an_invited_user_sets_a_password_by_the_link_once(by, ada):
    mara = invite(by)
    token = accounts.invitation_token(mara)
    assert (mara.username, mara.state, mara.has_usable_password()) == ("mara", UserState.INVITED, False)

    accounts.accept_invitation(token=token, password="harbour-lights")

    mara.refresh_from_db()
    assert (mara.state, mara.check_password("harbour-lights")) == (UserState.ACTIVE, True)
    with pytest.raises(Refused):
        accounts.accept_invitation(token=token, password="another-password")
    mara.refresh_from_db()
    assert mara.check_password("harbour-lights")
    assert reasons(mara) == [("Person invited", ada), ("Invitation accepted", mara)]


def test_a_link_works_for_seven_days(by):
    mara = invite(by)
    User.objects.filter(pk=mara.pk).update(invited_at=timezone.now() - timedelta(days=7, seconds=-5))
    mara.refresh_from_db()
    assert accounts.invited_by_token(accounts.invitation_token(mara)) == mara
    User.objects.filter(pk=mara.pk).update(invited_at=timezone.now() - timedelta(days=7, seconds=5))
    mara.refresh_from_db()
    assert accounts.invited_by_token(accounts.invitation_token(mara)) is None


def test_a_link_that_was_renewed_withdrawn_or_made_up_lets_nobody_in(by):
    mara, lana = invite(by), invite(by, "lana@example.edu")
    first = accounts.invitation_token(mara)
    second = accounts.invitation_token(accounts.renew_invitation(by=by, user=mara))
    assert (accounts.invited_by_token(first), accounts.invited_by_token(second)) == (None, mara)
    accounts.withdraw_invitation(by=by, user=mara)
    of_lana = accounts.invitation_token(lana)
    key, signature = of_lana.split(":")
    other = second.split(":")[0]
    for forged in (first, second, "", ":", "made-up", f"{key}:{signature[:-1]}", f"{other}:{signature}", f"{key}:"):
        assert accounts.invited_by_token(forged) is None
    assert accounts.invited_by_token(of_lana) == lana


def test_a_link_that_went_to_the_wrong_address_is_void_once_that_is_mended(by):
    mara = invite(by, "wrong@example.edu")
    token = accounts.invitation_token(mara)
    mara = accounts.revise_user(
        by=by, user=mara, display_name="Mara", email="mara@example.edu", role=mara.role, language=""
    )
    assert accounts.invited_by_token(token) is None
    assert accounts.invited_by_token(accounts.invitation_token(mara)) == mara


def test_somebody_whose_invitation_was_withdrawn_can_be_invited_again(by):
    mara = accounts.withdraw_invitation(by=by, user=invite(by))
    assert mara.state == UserState.DEACTIVATED
    with pytest.raises(Refused, match="never set a password"):
        accounts.reactivate(by=by, user=mara)
    assert accounts.renew_invitation(by=by, user=mara).state == UserState.INVITED


def test_who_came_in_is_neither_invited_again_nor_withdrawn(by, ada):
    for deed in (accounts.renew_invitation, accounts.withdraw_invitation):
        with pytest.raises(Refused):
            deed(by=by, user=ada)


def test_an_address_belongs_to_one_user(by, ada):
    mara = invite(by)
    for deed in (
        lambda: invite(by, "MARA@example.edu"),
        lambda: accounts.revise_user(
            by=by, user=mara, display_name="", email="Ada@example.edu", role=mara.role, language=""
        ),
        lambda: accounts.revise_own_account(by=by, display_name="Ada", email="mara@EXAMPLE.edu", language=""),
    ):
        with pytest.raises(Refused, match="Another user has this address") as refusal:
            deed()
        assert refusal.value.field == "email"
    assert sorted(User.objects.values_list("email", flat=True)) == ["ada@example.edu", "mara@example.edu"]


def test_names_for_signing_in_are_made_from_addresses_and_differ(by):
    names = [invite(by, email).username for email in ("ada@example.org", "ADA@other.edu", "o'neil+x@example.edu")]
    assert names == ["ada2", "ADA3", "oneil+x"]
    assert accounts.by_name_or_address("ada").email == "ada@example.edu"
    assert accounts.by_name_or_address("Ada@example.ORG").username == "ada2"
    assert accounts.by_name_or_address("nobody@example.edu") is None


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_only_administrators_govern_users(by, ada, role):
    lana = User.objects.create_user("lana", "secret", role=role)
    mara, actor, before = invite(by), Actor(lana), lana.password
    facts = {"display_name": "x", "email": "", "role": Role.ADMINISTRATOR, "language": ""}
    for deed in (
        lambda: invite(actor, "new@example.edu"),
        lambda: accounts.renew_invitation(by=actor, user=mara),
        lambda: accounts.withdraw_invitation(by=actor, user=mara),
        lambda: accounts.revise_user(by=actor, user=lana, **facts),
        lambda: accounts.deactivate(by=actor, user=ada),
        lambda: accounts.reactivate(by=actor, user=ada),
        lambda: accounts.set_password(by=actor, user=ada, password="harbour-lights"),
        lambda: accounts.note_password_link(by=actor, user=ada),
    ):
        with pytest.raises(Forbidden):
            deed()
    lana.refresh_from_db()
    ada.refresh_from_db()
    assert (lana.role, lana.password, ada.check_password("secret"), User.objects.count()) == (role, before, True, 3)


def test_an_administrator_who_was_demoted_a_moment_ago_governs_no_more(by, ada):
    User.objects.create_user("lana", "secret", role=Role.ADMINISTRATOR)
    User.objects.filter(pk=ada.pk).update(role=Role.VIEWER)
    with pytest.raises(Forbidden):
        invite(by)


def test_nobody_changes_their_own_role_or_deactivates_themselves(by, ada):
    User.objects.create_user("lana", "secret", role=Role.ADMINISTRATOR)
    facts = {"display_name": "Ada", "email": "ada@example.edu", "language": "ru"}
    with pytest.raises(Refused, match="their own role"):
        accounts.revise_user(by=by, user=ada, role=Role.VIEWER, **facts)
    with pytest.raises(Refused, match="deactivate themselves"):
        accounts.deactivate(by=by, user=ada)
    changed = accounts.revise_user(by=by, user=ada, role=Role.ADMINISTRATOR, **facts)
    assert (changed.role, changed.language, changed.is_active) == (Role.ADMINISTRATOR, "ru", True)


def test_the_last_administrator_stays(by, ada):
    """Neither one who is only invited nor one who was deactivated could govern in their place."""
    invite(by, role=Role.ADMINISTRATOR)
    User.objects.create_user("gone", "secret", role=Role.ADMINISTRATOR, is_active=False)
    facts = {"display_name": "Ada", "email": "", "language": ""}
    for deed in (
        lambda: accounts.revise_user(by=SYSTEM, user=ada, role=Role.MANAGER, **facts),
        lambda: accounts.deactivate(by=SYSTEM, user=ada),
    ):
        with pytest.raises(Refused, match="ada is the last administrator"):
            deed()
    User.objects.create_user("lana", "secret", role=Role.ADMINISTRATOR)
    assert accounts.deactivate(by=SYSTEM, user=ada).is_active is False


def test_deactivating_signs_out_at_once_and_others_stay(by, ada):
    lana = User.objects.create_user("lana", "secret")
    signed_in(lana), signed_in(lana)
    own = signed_in(ada)
    accounts.deactivate(by=by, user=lana)
    assert [row.session_key for row in UserSession.objects.all()] == [own.session_key]
    assert accounts.reactivate(by=by, user=lana).check_password("secret")


def test_a_new_password_ends_the_other_sessions(ada, by):
    first, second = signed_in(ada), signed_in(ada)
    other = signed_in(User.objects.create_user("lana", "secret"))
    accounts.set_password(by=by, user=ada, password="harbour-lights", keep=first.session_key)
    assert {row.session_key for row in UserSession.objects.all()} == {first.session_key, other.session_key}
    assert not second.exists(second.session_key)
    assert reasons(ada) == [("Password set", ada)]


def test_no_image_of_the_history_keeps_a_password(by, ada):
    mara = accounts.accept_invitation(token=accounts.invitation_token(invite(by)), password="harbour-lights")
    accounts.deactivate(by=by, user=mara)
    images = [event.old for event in events_of(mara) if event.old]
    assert ([("password" in image) for image in images], len(images)) == ([False, False], 2)


def test_an_invitation_is_mailed_in_the_language_of_the_invited(by, mail_server):
    mara = invite(by, language="es")
    assert mailing.ask_for_invitation(user=mara, **SITE) is True
    stored = str(DBTaskResult.objects.values_list("args_kwargs", flat=True))
    run_waiting()
    (sent,) = mail.outbox
    link = re.search(r"https://partners\.example\.edu/invitation/(\S+)/", sent.body)
    assert (sent.to, accounts.invited_by_token(link[1])) == (["mara@example.edu"], mara)
    assert "Northern Polytechnic" in sent.body
    assert link[1] not in stored


def test_a_mail_that_comes_late_lets_nobody_in_by_an_older_invitation(by, mail_server):
    mara = invite(by)
    mailing.ask_for_invitation(user=mara, **SITE)
    accounts.withdraw_invitation(by=by, user=mara)
    run_waiting()
    assert mail.outbox == []


def test_so_many_mails_go_to_an_address_within_an_hour(by, ada, mail_server):
    mara = invite(by)
    asked = [mailing.ask_for_invitation(user=mara, **SITE) for _ in range(5)]
    assert asked == [True] * 3 + [False] * 2
    for email in ("ada@example.edu", "ADA@example.edu ", "ada@example.edu", "Ada@example.edu", "nobody@example.edu"):
        mailing.ask_for_reset(email=email, language="en", address="192.0.2.1", **SITE)
    run_waiting()
    assert [sent.to[0] for sent in mail.outbox] == ["mara@example.edu"] * 3 + ["ada@example.edu"] * 3
    MailRequest.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert mailing.ask_for_invitation(user=mara, **SITE) is True


def test_one_stranger_cannot_have_many_people_mailed(mail_server):
    users = [User.objects.create_user(f"u{n}", "secret", email=f"u{n}@example.edu") for n in range(25)]
    for user in users:
        mailing.ask_for_reset(email=user.email, language="en", address="192.0.2.1", **SITE)
    mailing.ask_for_reset(email="u24@example.edu", language="en", address="192.0.2.2", **SITE)
    run_waiting()
    assert [sent.to[0] for sent in mail.outbox] == [f"u{n}@example.edu" for n in (*range(20), 24)]


def test_a_new_password_is_offered_to_those_only_who_can_sign_in(by, ada, mail_server):
    invite(by)
    User.objects.create_user("gone", "secret", email="gone@example.edu", is_active=False)
    for email in ("mara@example.edu", "gone@example.edu", "nobody@example.edu", "ada@example.edu"):
        mailing.ask_for_reset(email=email, language="ru", address="192.0.2.1", **SITE)
    assert DBTaskResult.objects.count() == 4
    run_waiting()
    assert [sent.to for sent in mail.outbox] == [["ada@example.edu"]]


def test_what_strangers_type_is_not_kept(mail_server):
    mailing.ask_for_reset(email="someone@example.edu", language="en", address="192.0.2.1", **SITE)
    kept = [*MailRequest.objects.values_list("recipient", flat=True), str(DBTaskResult.objects.get().args_kwargs)]
    assert ["someone" in text for text in kept] == [False, False]
    MailRequest.objects.update(at=timezone.now() - timedelta(hours=2))
    tidy_up.call()
    assert MailRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("proxies", "passed", "expected"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "no address", None),
        (1, "", None),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(settings, proxies, passed, expected):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": passed}, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == expected


def test_the_first_administrator_is_set_up_once():
    facts = {"email": "ada@example.edu", "display_name": "Ada Byron", "password": "harbour-lights"}
    ada = first_run.register_first_administrator(**facts)
    assert (ada.role, ada.state, ada.username) == (Role.ADMINISTRATOR, UserState.ACTIVE, "ada")
    with pytest.raises(Refused, match="set up already"):
        first_run.register_first_administrator(**facts | {"email": "eve@example.edu"})
    assert User.objects.count() == 1


def test_the_code_of_the_set_up_is_that_of_this_key_and_database(settings):
    code = first_run.set_up_code()
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", code)
    typed = [code, code.lower(), f" {code.replace('-', ' ')} ", code[:-1], "", "-", "ÄÖÜ"]
    assert [first_run.is_set_up_code(text) for text in typed] == [True] * 3 + [False] * 4
    settings.SECRET_KEY = "another"
    assert first_run.set_up_code() != code
