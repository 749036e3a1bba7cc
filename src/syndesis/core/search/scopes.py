"""What a search may find: records of some types, of each only those that a user may see.

The rows that match are looked at type by type before any is ranked. Inside the statement that finds them, the scopes of
eight types made PostgreSQL choose plans of many seconds (110,000 entries), and cost more to compile than to run.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from syndesis.core.models.search import SearchEntry

Scope = QuerySet[Any] | Callable[[set[int]], set[int]]
"""The records of one type that may be found; or a function that says which of these keys are such."""


class Within:
    """The entries of certain records. It remembers of which it has asked, so it serves for one search."""

    columns = ("content_type_id", "object_id")

    def __init__(self, scopes: Mapping[type[Model], Scope]) -> None:
        self._scopes = {ContentType.objects.get_for_model(model).pk: scope for model, scope in scopes.items()}
        self._asked: defaultdict[int, dict[int, bool]] = defaultdict(dict)

    @cached_property
    def entries(self) -> QuerySet[SearchEntry]:
        """Those of its types."""
        return SearchEntry.objects.filter(content_type__in=list(self._scopes))

    def seen(self, rows: Sequence[Any]) -> list[Any]:
        """Of rows that end with `columns`, those whose record may be found."""
        wanted: defaultdict[int, set[int]] = defaultdict(set)
        for *_rest, kind, key in rows:
            if key not in self._asked[kind]:
                wanted[kind].add(key)
        for kind, keys in wanted.items():
            found = self._among(self._scopes[kind], keys)
            self._asked[kind].update((key, key in found) for key in keys)
        return [row for row in rows if self._asked[row[-2]][row[-1]]]

    @staticmethod
    def _among(scope: Scope, keys: set[int]) -> set[int]:
        if isinstance(scope, QuerySet):
            return set(scope.order_by().filter(pk__in=keys).values_list("pk", flat=True))
        return scope(keys)
