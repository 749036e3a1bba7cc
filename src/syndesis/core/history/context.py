"""Who is writing, and why: told to the triggers for the length of one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, transaction

from syndesis.core.models import Change, Source, User


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf a service writes; `user` is None for the system itself."""

    user: User | None = None
    source: Source = Source.USER
    request: str = ""

    @classmethod
    def system(cls) -> "Actor":
        return cls(source=Source.SYSTEM)


at_the_end_of_deeds: list[Callable[[Change], None]] = []
"""Called with each deed before it is committed, in its transaction; what they write belongs to no deed."""
_current: ContextVar[Change | None] = ContextVar("current_change", default=None)


@contextmanager
def recording(by: Actor, reason: str, *, undoes: Change | None = None, followed: bool = True) -> Iterator[Change]:
    """One deed: a transaction whose every write carries `by` and `reason`. Inside another, the outer deed goes on.
    Not `followed`, what is called at the end of deeds is left out: in a migration, the models are not the tables."""
    outer = _current.get()
    with transaction.atomic():
        if outer is not None:
            yield outer
            return
        change = Change.objects.create(
            actor=by.user, source=by.source, request=by.request, reason=reason[:200], undoes=undoes
        )
        token = _current.set(change)
        _tell(change.pk)
        try:
            yield change
            _tell(None)
            for call in at_the_end_of_deeds if followed else ():
                call(change)
        finally:
            _current.reset(token)


def _tell(change_id: int | None) -> None:
    """On PostgreSQL a setting that ends with the transaction; on SQLite a row that only this writer can see."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('syndesis.change', %s, true)", [str(change_id or "")])
        else:
            cursor.execute(
                "INSERT INTO core_historycontext (id, change_id) VALUES (1, %s)"
                " ON CONFLICT (id) DO UPDATE SET change_id = excluded.change_id",
                [change_id],
            )
