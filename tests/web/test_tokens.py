"""The pages of tokens: made and shown once, listed, revoked; by administrators those of everybody."""

import re

import pytest
from django.test import Client

from syndesis.core.models import ApiToken, Role
from syndesis.core.tokens import token_of
from tests.api.calls import Api
from tests.directory.factories import user

pytestmark = pytest.mark.django_db
OWN, ALL = "/account/tokens/", "/settings/tokens/"
WANTED = {"name": "Website", "access": "read", "days": "365", "current_password": "secret"}


def made(client, **more):
    return client.post(OWN, WANTED | more)


def test_the_secret_of_a_new_token_is_shown_once_and_works(client):
    client.force_login(user())
    response = made(client, kinds=["partners", "people"])
    secret = re.search(r'value="(syn_\w+)"', response.content.decode())[1]
    assert token_of(secret).scopes == ["read:partners", "read:people"]
    assert "no-store" in response["Cache-Control"]
    page = client.get(OWN).content.decode()
    assert (secret in page, secret[:12] in page, "reads Partners, People" in page) == (False, True, True)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"current_password": "guess"}, "current_password"),
        ({"name": ""}, "name"),
        ({"access": "delete"}, "access"),
        ({"access": "intake", "kinds": ["people"]}, "kinds"),
        ({"kinds": ["users"]}, "kinds"),
        ({"days": "-1"}, "days"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(client, more, field):
    client.force_login(user())
    response = made(client, **more)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert ApiToken.objects.count() == 0


def test_who_only_reads_makes_tokens_that_only_read(client):
    client.force_login(user(role=Role.VIEWER))
    assert list(made(client, access="write").context["form"].errors) == ["access"]
    assert made(client).status_code == 200


def test_everybody_sees_their_own_and_administrators_all(client):
    mara, lana = Api(user("mara")), Api(user("lana"))
    client.force_login(mara.user)
    page = client.get(OWN).content.decode()
    assert (mara.secret[:12] in page, lana.secret[:12] in page) == (True, False)
    assert client.get(ALL).status_code == 403
    client.force_login(user("ada", role=Role.ADMINISTRATOR))
    page = client.get(ALL).content.decode()
    assert (mara.secret[:12] in page, lana.secret[:12] in page, mara.secret in page) == (True, True, False)


def test_one_revokes_ones_own_and_administrators_any(client):
    mara, lana = Api(user("mara")), Api(user("lana"))
    client.force_login(lana.user)
    assert client.post(f"/account/tokens/{mara.token.pk}/revoke/").status_code == 404
    assert client.post(f"/account/tokens/{lana.token.pk}/revoke/").url == OWN
    client.force_login(user("ada", role=Role.ADMINISTRATOR))
    assert client.post(f"/account/tokens/{mara.token.pk}/revoke/").url == ALL
    assert (token_of(mara.secret), token_of(lana.secret)) == (None, None)


def test_revoking_needs_the_token_of_its_form():
    mara = Api(user("mara"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(mara.user)
    assert client.post(f"/account/tokens/{mara.token.pk}/revoke/").status_code == 403
    assert token_of(mara.secret) is not None
