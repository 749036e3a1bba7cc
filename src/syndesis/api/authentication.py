"""Who asks: another system by its token, or a person by the session of their browser."""

import uuid

from django.utils.translation import gettext as _
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from syndesis.core.history import Actor
from syndesis.core.models import ApiToken, Source, User
from syndesis.core.tokens import note_used, token_of

SCHEME = "Bearer"


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer syn_...`; the request's `auth` is the token."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        token = token_of(secret.strip())
        if token is None:
            # The same whether it never was, has ended or was revoked: nobody learns which guess was near.
            raise AuthenticationFailed(_("This token does not work: it may have ended or been revoked."))
        note_used(token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


class SessionAuthentication(authentication.SessionAuthentication):
    """The session of the workbench, for its own pages and for trying the API out: writing needs the token of forms."""


def user_of(request: Request) -> User:
    assert isinstance(request.user, User)
    return request.user


def actor_of(request: Request) -> Actor:
    """On whose behalf a service writes; by the request's name one finds the token, which begins with it."""
    name = uuid.uuid4().hex
    if isinstance(request.auth, ApiToken):
        name = f"{request.auth.prefix}-{name}"
    return Actor(user_of(request), Source.API, name[:32])
