"""`syndesis user` and `syndesis setup` at the prompt."""

import pytest

from syndesis.cli import main
from syndesis.core import accounts
from syndesis.core.accounts.first_run import set_up_code
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_somebody_is_added_and_given_another_password(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "add", "ada", "--role", "administrator", "--email", "ada@example.edu"]) == 0
    first = capsys.readouterr().out.splitlines()[-1]
    ada = User.objects.get()
    session = SessionStore()
    session["_auth_user_id"] = str(ada.pk)
    session.create()
    assert main(["user", "password", "ADA@example.edu"]) == 0
    second = capsys.readouterr().out.splitlines()[-1]
    ada.refresh_from_db()
    assert [ada.check_password(password) for password in (first, second)] == [False, True]
    assert not session.exists(session.session_key)


def test_users_are_listed_with_role_and_state(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create_user("ada", "secret", role=Role.ADMINISTRATOR, email="ada@example.edu")
    accounts.invite(by=Actor.system(), email="mara@example.edu", display_name="Mara", role=Role.VIEWER)
    assert main(["user", "list"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["ada", "administrator", "active", "never", "signed", "in", "ada@example.edu"],
        ["mara", "viewer", "invited", "never", "signed", "in", "mara@example.edu"],
    ]


@pytest.mark.parametrize(("name", "refusal"), [("nobody", "there is no user nobody"), ("mara", "mara is invited")])
def test_a_password_is_given_only_to_who_can_sign_in(
    name: str, refusal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts.invite(by=Actor.system(), email="mara@example.edu", display_name="Mara", role=Role.VIEWER)
    assert main(["user", "password", name]) == 1
    assert refusal in capsys.readouterr().err


def test_the_code_is_told_until_there_is_a_user(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", "--address", "https://partners.example.edu"]) == 0
    assert f"https://partners.example.edu/set-up/?code={set_up_code()}" in capsys.readouterr().out
    User.objects.create_user("ada", "secret")
    assert main(["setup"]) == 0
    assert set_up_code() not in capsys.readouterr().out
