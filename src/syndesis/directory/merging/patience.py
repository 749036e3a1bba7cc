"""Merges wait for one another, and make way for everybody else."""

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import OperationalError, connection
from django.db.models import Model
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.core.services import Refused

Answer = TypeVar("Answer")
MERGES = 0x53594E4D
"""The key of the lock that one merge at a time holds."""
WAITS = "500ms"
"""Less than the second after which PostgreSQL looks for a deadlock: of two that wait for each other, the merge gives
way and begins anew, and who writes something else never learns of it."""
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds before each further attempt."""
IN_THE_WAY = {"55P03", "40P01", "40001"}
"""What PostgreSQL says where a lock is not to be had, and where two wait for each other."""


def patiently(deed: Callable[[], Answer]) -> Answer:
    """Do a deed that locks much, again where others stood in its way. Within a transaction of the caller's it is done
    once. Raises Refused where they stand there still."""
    if connection.in_atomic_block:
        return deed()
    for pause in PAUSES:
        try:
            return deed()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") not in IN_THE_WAY:
                raise
        time.sleep(pause)
    raise Refused(_("Others are writing to these records at this very moment. Try again."))


def one_at_a_time() -> None:
    """Within its transaction, a merge waits for those under way. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MERGES])
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [WAITS])


def locked(model: type[Model], keys: Iterable[int]) -> dict[int, Any]:
    """The rows with these keys as they stand now, in the order of their keys, held until the transaction ends."""
    rows: dict[int, Any] = model._default_manager.select_for_update().order_by("pk").in_bulk(set(keys))
    return rows


def as_they_reach_now(user: User | None) -> User | None:
    """The user read anew: a merge moves what they answer for, and how far they reach is asked once per object."""
    return User.objects.get(pk=user.pk) if user is not None else None
