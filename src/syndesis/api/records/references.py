"""References to other records: found by their keys and named, within what the user may see, all of a call together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from syndesis.core.models import User
from syndesis.objects import of
from syndesis.objects.columns import read
from syndesis.objects.fetching import for_titles
from syndesis.objects.services import seen_by

Named = dict[str, Any]
"""A reference as an answer has it: id, name, url."""
LARGEST_KEY = 2**63 - 1


def is_key(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_KEY


class Found:
    """The records to which the rows of one call refer, with one query a model."""

    def __init__(self, user: User) -> None:
        self.user = user
        self._records: dict[type[Model], dict[int, Model]] = defaultdict(dict)

    def look_up(self, wanted: Mapping[type[Model], Collection[int]]) -> None:
        for model, keys in wanted.items():
            missing = set(keys) - self._records[model].keys()
            if missing:
                self._records[model] |= seen(model, self.user).in_bulk(missing)

    def get(self, model: type[Model], key: int) -> Model | None:
        return self._records[model].get(key)


class Names:
    """How the records are named to which an answer refers, with one query a model (and what their titles need)."""

    def __init__(self, user: User, base: str) -> None:
        """`base` is the address under which the records of all types stand."""
        self.user, self.base = user, base
        self._named: dict[type[Model], dict[int, Named]] = defaultdict(dict)

    def look_up(self, wanted: Mapping[type[Model], Iterable[int]]) -> None:
        for model, keys in wanted.items():
            if missing := set(keys) - self._named[model].keys():
                page = address_of(model, self.base)
                self._named[model] |= {
                    key: {"id": key, "name": name, "url": f"{page}{key}/" if page else None}
                    for key, name in _titles(model, seen(model, self.user).filter(pk__in=missing))
                }

    def get(self, model: type[Model], key: int | None) -> Named | None:
        """Nothing also for what the user may not see: nobody learns that it is there."""
        return self._named[model].get(key) if key is not None else None


def seen(model: type[Model], user: User) -> QuerySet[Any]:
    return model._default_manager.filter(seen_by(model, user))


def address_of(model: type[Model], base: str) -> str:
    """Of the records of a type, blank where they have none."""
    try:
        return f"{base}{of(model).many}/"
    except LookupError:
        return ""


def _titles(model: type[Model], rows: QuerySet[Any]) -> Iterable[tuple[int, str]]:
    try:
        kind = of(model)
    except LookupError:
        return [(row.pk, str(row)) for row in rows]
    if isinstance(kind.title, str) and kind.title in {field.name for field in model._meta.concrete_fields}:
        return rows.order_by().values_list("pk", kind.title)
    return [(row.pk, str(read(row, kind.title))) for row in for_titles(rows, kind)]
