"""Keys given out before rows are written, so that they may refer to each other from the start."""

from collections.abc import Iterable
from itertools import count

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model


class Keys:
    """The next key of each table."""

    def __init__(self) -> None:
        self._next: dict[type[Model], count[int]] = {}

    def next(self, model: type[Model]) -> int:
        if model not in self._next:
            newest = model._default_manager.aggregate(newest=Max("pk"))["newest"]
            self._next[model] = count((newest or 0) + 1)
        return next(self._next[model])


def tell_sequences(models: Iterable[type[Model]]) -> None:
    """PostgreSQL gives out keys by counters of its own, which must go on after ours; SQLite looks at the rows."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
