"""Making, using and revoking tokens of the API. The secret is told once, to whoever makes the token, and never kept."""

import hashlib
import re
import secrets
import string
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import ApiToken, Role, User
from syndesis.core.policies import EVERYTHING, NOTHING, Action, Anybody, Forbidden, Policy
from syndesis.core.services import Refused

MARK = "syn_"
"""Every secret begins so: people and programs that look for leaked secrets recognise it."""
SHOWN = 12
"""Characters of a secret by which it is recognised; the rest holds over 180 bits that nobody can guess."""
LETTERS, LENGTH = string.ascii_letters + string.digits, 40
"""Of what a secret is made, and of how many: one press of the mouse takes it whole."""
MOST = 20
"""Tokens that work at the same time, of one user."""
FRESH = timedelta(minutes=1)
"""So old may be what a token says of its last use: each call would be a write otherwise."""
_SCOPE = re.compile(r"(?:read|write)(?::[a-z][a-z0-9_-]*)?|intake")


class TokenPolicy(Policy):
    """Everybody has their own tokens; administrators see and revoke all of them."""

    def scope(self, user: Anybody, action: Action) -> Q:
        if not isinstance(user, User) or not user.is_active:
            return NOTHING
        return EVERYTHING if user.role == Role.ADMINISTRATOR else Q(user=user)

    def may_add(self, user: Anybody) -> bool:
        return isinstance(user, User) and user.is_active


tokens = TokenPolicy(ApiToken)


def make_token(
    *, by: Actor, name: str, scopes: Sequence[str], expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """A token of the actor's own, and its secret. Raises Refused where it would be for nothing, end before it begins,
    or be one too many."""
    if by.user is None or not tokens.may_add(by.user):
        raise Forbidden(str(ApiToken._meta.verbose_name_plural))
    wanted = list(dict.fromkeys(scopes))
    if not wanted or not all(_SCOPE.fullmatch(scope) for scope in wanted):
        raise Refused(_("Say what the token may do."))
    now = timezone.now()
    if expires_at is not None and expires_at <= now:
        raise Refused(_("That day has passed: choose a later one."))
    secret = MARK + "".join(secrets.choice(LETTERS) for _number in range(LENGTH))
    with recording(by, "API token made"):
        User.objects.select_for_update().get(pk=by.user.pk)
        if sum(token.works(now) for token in by.user.api_tokens.all()) >= MOST:
            raise Refused(_("You have %(number)s tokens: revoke one that is not used first.") % {"number": MOST})
        token = ApiToken.objects.create(
            user=by.user,
            name=name[:100],
            prefix=secret[:SHOWN],
            digest=_digest(secret),
            scopes=wanted,
            expires_at=expires_at,
        )
    return token, secret


def revoke_token(*, by: Actor, token: ApiToken) -> ApiToken:
    """It lets nobody in any more; revoked twice, it was revoked when it was first."""
    with recording(by, "API token revoked"):
        tokens.check(by.user, token)
        ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
        token.refresh_from_db()
    return token


def revoke_tokens_of(*, by: Actor, user: User) -> int:
    """All that a user has: those of somebody who is deactivated do not come back with them."""
    with recording(by, "API tokens revoked"):
        held = ApiToken.objects.filter(user=user, revoked_at=None)
        tokens.check_all(by.user, list(held))
        return held.update(revoked_at=timezone.now())


def token_of(secret: str) -> ApiToken | None:
    """The token with this secret, with its user, where it works and the user may sign in."""
    if not secret.startswith(MARK):
        return None
    token = ApiToken.objects.select_related("user").filter(digest=_digest(secret)).first()
    return token if token is not None and token.works() and token.user.is_active else None


def note_used(token: ApiToken) -> None:
    """Has the token tell that it was used now; at most once a minute."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at >= FRESH:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
        token.last_used_at = now


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
