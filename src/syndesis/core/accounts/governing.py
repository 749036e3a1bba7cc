"""Who governs the users, their roles and what they answer for: the administrators."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from syndesis.core.history import Actor
from syndesis.core.models import Role, User
from syndesis.core.policies import Anybody, Forbidden
from syndesis.core.services import Refused


def administrators() -> QuerySet[User]:
    """Those who can sign in and govern; whoever is only invited cannot yet."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True, invited_at=None)


def governs(user: Anybody) -> bool:
    return isinstance(user, User) and user.is_active and user.role == Role.ADMINISTRATOR


def check_governs(by: Actor) -> None:
    """Raises Forbidden unless the actor is an administrator at this moment, or the system itself.

    To be called inside the deed: the administrators are locked until its end, so that no two of them can remove each
    other at once.
    """
    now = set(administrators().select_for_update().order_by("pk").values_list("pk", flat=True))
    if by.user is not None and by.user.pk not in now:
        raise Forbidden(str(by.user))


def check_dispensable(user: User, field: str = "") -> None:
    """Raises Refused where nobody could govern without this user; inside a deed, after `check_governs`."""
    if administrators().filter(pk=user.pk).exists() and not administrators().exclude(pk=user.pk).exists():
        refusal = _("%(user)s is the last administrator: make somebody else one first.")
        raise Refused(refusal % {"user": user}, field)


def check_not_oneself(by: Actor, user: User, refusal: str, field: str = "") -> None:
    if by.user is not None and by.user.pk == user.pk:
        raise Refused(refusal, field)
