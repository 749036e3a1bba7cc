"""Invitations: a signed link by which a new user sets a password and comes in, once, within seven days."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from syndesis.core.accounts.governing import check_governs
from syndesis.core.accounts.users import locked, register_user
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.services import Refused

INVITATION_DAYS = 7
_signer = signing.Signer(salt="syndesis.invitation")


def invite(*, by: Actor, email: str, display_name: str, role: str, language: str = "") -> User:
    """A user who cannot sign in before they have answered. Raises Refused for an address that another has."""
    with recording(by, "Person invited"):
        return register_user(
            by=by, email=email, display_name=display_name, role=role, language=language, invited_at=timezone.now()
        )


def invitation_token(user: User) -> str:
    """The secret of the link: whom it lets in, and which of their invitations it is."""
    if user.invited_at is None:
        raise Refused(_("%(user)s is not invited.") % {"user": user})
    return _signer.sign_object([user.pk, user.invited_at.isoformat()])


def invited_by_token(token: str) -> User | None:
    """The user whom this link lets in; nobody where it is made up, too old, used, renewed or withdrawn."""
    try:
        key, sent = _signer.unsign_object(token)
        invited_at = parse_datetime(sent)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if invited_at is None or invited_at < timezone.now() - timedelta(days=INVITATION_DAYS):
        return None
    return User.objects.filter(pk=key, is_active=True, invited_at=invited_at).first()


def renew_invitation(*, by: Actor, user: User) -> User:
    """A new link; the one before does not work any more. Also for somebody whose invitation was withdrawn. Raises
    Refused for those who have come in already."""
    with recording(by, "Invitation renewed"):
        check_governs(by)
        row = locked(user)
        if row.has_usable_password():
            raise Refused(_("%(user)s has come in already.") % {"user": row})
        row.is_active, row.invited_at = True, timezone.now()
        row.save(update_fields=["is_active", "invited_at"])
    return row


def withdraw_invitation(*, by: Actor, user: User) -> User:
    """The link does not work any more. Raises Refused where nothing waits for an answer."""
    with recording(by, "Invitation withdrawn"):
        check_governs(by)
        row = locked(user)
        if row.invited_at is None:
            raise Refused(_("%(user)s is not invited.") % {"user": row})
        row.is_active, row.invited_at = False, None
        row.save(update_fields=["is_active", "invited_at"])
    return row


def accept_invitation(*, token: str, password: str) -> User:
    """The invited one sets a password, already validated. Raises Refused where the link does not let them in any more,
    as for the second of two who come by it at the same time."""
    user = invited_by_token(token)
    if user is None:
        raise Refused(_("This invitation does not work any more."))
    with recording(Actor(user), "Invitation accepted"):
        row = locked(user)
        if invited_by_token(token) is None:
            raise Refused(_("This invitation does not work any more."))
        row.set_password(password)
        row.invited_at, row.password_set_at = None, timezone.now()
        row.save(update_fields=["password", "invited_at", "password_set_at"])
    return row
