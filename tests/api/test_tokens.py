"""Tokens: whom they let in, for how long, and what is kept of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from syndesis.core.accounts import deactivate, reactivate
from syndesis.core.history import Actor, events_of
from syndesis.core.models import ApiToken, Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.core.tokens import MOST, make_token, revoke_token, token_of
from tests.api.calls import Api
from tests.directory.factories import SYSTEM, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ME = "/me/"


def test_a_token_says_whose_it_is(ada):
    assert ada.get(ME).json() == {
        "id": ada.user.pk,
        "username": "ada",
        "name": "ada",
        "email": "",
        "role": "administrator",
        "language": "",
        "token": {"name": "a test", "scopes": ["write"], "expires_at": None},
    }


def test_the_secret_is_kept_nowhere(ada):
    values = [str(value) for row in ApiToken.objects.values() for value in row.values()]
    images = [str(event.old) for event in events_of(ada.token)]
    assert [text for text in values + images if ada.secret in text] == []
    revoke_token(by=Actor(ada.user), token=ada.token)
    image = events_of(ada.token).first().old
    assert ("digest" in image, "last_used_at" in image, image["prefix"]) == (False, False, ada.secret[:12])


def test_making_and_revoking_stand_in_the_history(ada):
    revoke_token(by=Actor(ada.user), token=ada.token)
    assert [(event.operation, event.change.reason) for event in events_of(ada.token)] == [
        ("update", "API token revoked"),
        ("insert", "API token made"),
    ]


def test_a_token_that_ended_or_was_revoked_lets_nobody_in(ada):
    assert ada.get(ME).status_code == 200
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ada.get(ME).status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(hours=1))
    assert ada.get(ME).status_code == 200
    revoke_token(by=Actor(ada.user), token=ada.token)
    response = ada.get(ME)
    assert (response.status_code, response.json()["code"]) == (401, "authentication_failed")


def test_the_tokens_of_whoever_is_deactivated_die_and_stay_dead(ada):
    mara = Api(user("mara"))
    deactivate(by=Actor(ada.user), user=mara.user)
    assert mara.get(ME).status_code == 401
    reactivate(by=Actor(ada.user), user=mara.user)
    assert mara.get(ME).status_code == 401


def test_a_user_who_cannot_sign_in_any_more_is_not_let_in_by_a_token(ada):
    User.objects.filter(pk=ada.user.pk).update(is_active=False)
    assert ada.get(ME).status_code == 401


def test_a_role_that_was_taken_away_is_gone_at_once(ada):
    User.objects.filter(pk=ada.user.pk).update(role=Role.VIEWER)
    assert ada.post("/people/", {"family_name": "Lindqvist"}).status_code == 403


def test_using_a_token_is_noted_once_a_minute(ada):
    ada.get(ME)
    first = ApiToken.objects.get().last_used_at
    ada.get(ME)
    assert ApiToken.objects.get().last_used_at == first
    ApiToken.objects.update(last_used_at=first - timedelta(minutes=2))
    ada.get(ME)
    assert ApiToken.objects.get().last_used_at > first


@pytest.mark.parametrize("scopes", [[], ["all"], ["read", "delete:people"], ["read:"], ["intake:people"]])
def test_a_token_is_for_something_that_there_is(scopes):
    with pytest.raises(Refused):
        make_token(by=Actor(user()), name="none", scopes=scopes)
    assert ApiToken.objects.count() == 0


def test_nobody_makes_tokens_without_end():
    mara = user()
    made = [make_token(by=Actor(mara), name=str(number), scopes=["read"])[0] for number in range(MOST)]
    with pytest.raises(Refused):
        make_token(by=Actor(mara), name="one more", scopes=["read"])
    revoke_token(by=Actor(mara), token=made[0])
    assert make_token(by=Actor(mara), name="in its place", scopes=["read"])[0].works()


def test_a_token_cannot_end_before_it_begins():
    with pytest.raises(Refused):
        make_token(by=Actor(user()), name="late", scopes=["read"], expires_at=timezone.now())


def test_the_system_and_the_deactivated_make_no_tokens():
    gone = user(role=Role.ADMINISTRATOR)
    gone.is_active = False
    for by in (SYSTEM, Actor(gone)):
        with pytest.raises(Forbidden):
            make_token(by=by, name="whose", scopes=["read"])


def test_nobody_revokes_the_token_of_another_but_administrators(ada):
    mara, lana = Api(user("mara")), user("lana", role=Role.COORDINATOR)
    with pytest.raises(Forbidden):
        revoke_token(by=Actor(lana), token=mara.token)
    assert token_of(mara.secret) is not None
    revoke_token(by=Actor(ada.user), token=mara.token)
    assert token_of(mara.secret) is None


def test_who_is_signed_in_uses_the_api_with_the_token_of_forms():
    mara = user()
    client = Client(enforce_csrf_checks=True)
    client.force_login(mara)
    assert client.get("/api/v1/me/").json()["token"] is None
    asked = {"path": "/api/v1/people/", "data": {"family_name": "Lindqvist"}, "content_type": "application/json"}
    assert client.post(**asked).status_code == 403
    client.get("/account/")
    token = client.cookies["csrftoken"].value
    assert client.post(**asked, headers={"X-CSRFToken": token}).status_code == 201


def test_who_asks_too_often_is_told_when_to_come_back(ada, settings):
    settings.API_RATE = 2
    codes = [ada.get(ME).status_code for _number in range(5)]
    assert codes[-1] == 429
    last = ada.get(ME)
    assert (last.status_code, 0 < int(last["Retry-After"]) <= 60) == (429, True)
