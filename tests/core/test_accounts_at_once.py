"""Deeds on users that meet at the same moment: rules hold for both together."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from syndesis.core import accounts
from syndesis.core.accounts import first_run
from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], Any]) -> int:
    """How many of the deeds were done, each in a thread and transaction of its own; the others were refused."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> bool:
        start.wait()
        try:
            deed()
            return True
        except (Refused, Forbidden):
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sum(pool.map(do, deeds))


def test_two_administrators_cannot_remove_each_other():
    ada, eve = (User.objects.create_user(name, "secret", role=Role.ADMINISTRATOR) for name in ("ada", "eve"))
    facts = {"display_name": "", "email": "", "role": Role.VIEWER, "language": ""}
    done = at_once(
        lambda: accounts.revise_user(by=Actor(ada), user=eve, **facts),
        lambda: accounts.deactivate(by=Actor(eve), user=ada),
    )
    assert (done, accounts.administrators().count()) == (1, 1)


def test_of_two_who_come_by_the_same_link_one_comes_in():
    mara = accounts.invite(by=Actor.system(), email="m@example.edu", display_name="Mara", role=Role.VIEWER)
    token = accounts.invitation_token(mara)
    assert at_once(*[lambda: accounts.accept_invitation(token=token, password="harbour-lights")] * 4) == 1


def test_an_address_is_taken_once():
    ada = User.objects.create_user("ada", "secret", role=Role.ADMINISTRATOR)
    lana = User.objects.create_user("lana", "secret")
    address = "harbour@example.edu"
    done = at_once(
        lambda: accounts.invite(by=Actor(ada), email=address, display_name="Mara", role=Role.VIEWER),
        lambda: accounts.revise_own_account(by=Actor(lana), display_name="", email=address, language=""),
    )
    assert (done, User.objects.filter(email=address).count()) == (1, 1)


def test_the_first_administrator_is_one_even_if_the_form_is_sent_twice():
    facts = {"display_name": "Ada", "password": "harbour-lights"}
    done = at_once(
        *[lambda n=n: first_run.register_first_administrator(email=f"a{n}@example.edu", **facts) for n in range(3)]
    )
    assert (done, User.objects.count()) == (1, 1)
