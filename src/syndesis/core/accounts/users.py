"""What may be changed about a user."""

import re
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.accounts.governing import check_dispensable, check_governs, check_not_oneself
from syndesis.core.accounts.sessions import end_sessions
from syndesis.core.history import Actor, recording
from syndesis.core.models import User, UserState
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.core.tokens import revoke_tokens_of


def by_name_or_address(text: str) -> User | None:
    """The user who signs in with this user name, else the one with this e-mail address."""
    user = User.objects.filter(username=text).first()
    return user or (User.objects.filter(email__iexact=text).first() if "@" in text else None)


def register_user(
    *, by: Actor, email: str, display_name: str, role: str, language: str = "", password: str | None = None, **more: Any
) -> User:
    """Writes a user, whose name for signing in is made from the address. Raises Refused for an address that
    another has."""
    with recording(by, "User added"):
        check_governs(by)
        user = User(username=_free_name(email), display_name=display_name[:150], role=role, language=language, **more)
        user.set_password(password)
        user.password_set_at = timezone.now() if password else None
        _save_with_address(user, email)
    return user


def _free_name(email: str) -> str:
    """ "mara" for "mara@example.edu"; "mara2" where that is taken."""
    own = re.sub(r"[^\w.+-]", "", email.partition("@")[0])[:140] or "user"
    taken = {name.lower() for name in User.objects.filter(username__istartswith=own).values_list("username", flat=True)}
    name, number = own, 1
    while name.lower() in taken:
        number += 1
        name = f"{own}{number}"
    return name


def _save_with_address(user: User, email: str) -> None:
    email = email.strip()
    refusal = Refused(_("Another user has this address."), "email")
    if email and User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise refusal
    user.email = email
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # somebody else was a moment faster
        raise refusal from error


def locked(user: User) -> User:
    """The user as it stands now, which nobody else changes until the end of the deed."""
    return User.objects.select_for_update().get(pk=user.pk)


def revise_user(*, by: Actor, user: User, display_name: str, email: str, role: str, language: str) -> User:
    """What an administrator may change. Another address makes a link that went to the old one void. Raises Refused for
    one's own role, for that of the last administrator, for an address that another has."""
    with recording(by, "User changed"):
        check_governs(by)
        row = locked(user)
        if role != row.role:
            check_not_oneself(by, row, _("Nobody can change their own role: ask another administrator."), "role")
            check_dispensable(row, "role")
        if row.invited_at and email.strip().lower() != row.email.lower():
            row.invited_at = timezone.now()
        row.display_name, row.role, row.language = display_name[:150], role, language
        _save_with_address(row, email)
    return row


def revise_own_account(*, by: Actor, display_name: str, email: str, language: str) -> User:
    """What everybody may change about themselves. Raises Refused for an address that another has."""
    with recording(by, "Own account changed"):
        row = _self(by)
        row.display_name, row.language = display_name[:150], language
        _save_with_address(row, email)
    return row


def choose_language(*, by: Actor, language: str) -> User:
    with recording(by, "Language chosen"):
        row = _self(by)
        row.language = language
        row.save(update_fields=["language"])
    return row


def _self(by: Actor) -> User:
    if by.user is None:
        raise Forbidden(_("Nobody is signed in."))
    return locked(by.user)


def set_password(*, by: Actor, user: User, password: str, keep: str = "") -> User:
    """A new password, already validated; every session of the user ends, but for the one with the key `keep`."""
    with recording(by, "Password set"):
        if by.user is not None and by.user.pk != user.pk:
            check_governs(by)
        row = locked(user)
        row.set_password(password)
        row.password_set_at = timezone.now()
        row.save(update_fields=["password", "password_set_at"])
        end_sessions(user=row, keep=keep)
    return row


def note_password_link(*, by: Actor, user: User) -> User:
    """An administrator makes a link by which the password of a user can be set: whoever holds it can come in as that
    user, so the history says who made one. Raises Refused for somebody who cannot sign in."""
    with recording(by, "Link for a new password made"):
        check_governs(by)
        row = locked(user)
        if row.state != UserState.ACTIVE:
            raise Refused(_("%(user)s cannot sign in.") % {"user": row})
        row.link_made_at = timezone.now()
        row.save(update_fields=["link_made_at"])
    return row


def deactivate(*, by: Actor, user: User) -> User:
    """Nobody is deleted, since what they did remains theirs: they cannot sign in any more, and are signed out at once.
    Raises Refused for oneself and for the last administrator."""
    with recording(by, "User deactivated"):
        check_governs(by)
        row = locked(user)
        check_not_oneself(by, row, _("Nobody can deactivate themselves: ask another administrator."))
        check_dispensable(row)
        row.is_active, row.invited_at = False, None
        row.save(update_fields=["is_active", "invited_at"])
        end_sessions(user=row)
        revoke_tokens_of(by=by, user=row)
    return row


def reactivate(*, by: Actor, user: User) -> User:
    """They sign in as before. Raises Refused for somebody who never had a password: they are invited anew."""
    with recording(by, "User reactivated"):
        check_governs(by)
        row = locked(user)
        if not row.has_usable_password():
            raise Refused(_("%(user)s never set a password: send a new invitation.") % {"user": row})
        row.is_active = True
        row.save(update_fields=["is_active"])
    return row


def alone_with_users() -> None:
    """Until the end of the transaction nobody else writes users; SQLite has one writer anyhow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE core_user IN SHARE ROW EXCLUSIVE MODE")
