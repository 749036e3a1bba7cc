"""Naming who decides in one's place while one is away."""

from datetime import date

from django.utils.translation import gettext as _

from syndesis.agreements.models import Deputy
from syndesis.core.accounts import check_governs
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused


def name_deputy(
    *, by: Actor, user: User, deputy: User, starts_on: date | None = None, ends_on: date | None = None
) -> Deputy:
    """Have somebody decide in a user's place, from a day until a day, both inclusive and each perhaps open. One names
    one's own; administrators name those of others. Raises Refused for oneself, and for who cannot sign in."""
    with recording(by, "Deputy named"):
        _check(by, user)
        if deputy == user:
            raise Refused(_("Nobody stands in for themselves."), "deputy")
        if not deputy.is_active:
            raise Refused(_("%(user)s can no longer sign in.") % {"user": deputy}, "deputy")
        if starts_on and ends_on and ends_on < starts_on:
            raise Refused(_("The end lies before the beginning."), "ends_on")
        return Deputy.objects.create(user=user, deputy=deputy, starts_on=starts_on, ends_on=ends_on)


def dismiss_deputy(row: Deputy, *, by: Actor) -> None:
    """What they decided so far stays decided."""
    with recording(by, "Deputy dismissed"):
        _check(by, row.user)
        row.delete()


def _check(by: Actor, user: User) -> None:
    if by.user is not None and by.user == user:
        if not user.is_active:
            raise Forbidden(str(user))
        return
    check_governs(by)
