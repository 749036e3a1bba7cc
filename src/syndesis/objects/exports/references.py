"""What the fields of a form refer to, as a file says it: by key and name, as far as its reader may see it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, ManyToManyField

from syndesis.objects.exports.rows import rows_said
from syndesis.objects.exports.values import Names
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType

if TYPE_CHECKING:
    from syndesis.core.models import User

REFERRED = "_referred_"
"""What the attributes of rows begin with that hold what the fields of that name refer to."""


class References:
    """Gives rows what they refer to, some at a time."""

    def __init__(self, kind: type[ObjectType], user: "User") -> None:
        fields = [kind.model._meta.get_field(name) for name in kind.fields()]
        self.single = [field for field in fields if isinstance(field, ForeignKey)]
        self.several = [field for field in fields if isinstance(field, ManyToManyField)]
        self.tables, self.user = list(tables_of(kind).values()), user
        of_rows = [each for table in self.tables for each in table.fields if isinstance(each, ForeignKey)]
        models = {field.related_model for field in (*self.single, *self.several, *of_rows)}
        self.names: dict[Any, Names] = {model: Names(model, user) for model in models}

    def given_to(self, rows: Iterator[Any], number: int) -> Iterator[Any]:
        """The rows, read `number` at a time."""
        while some := list(islice(rows, number)):
            self._give(some)
            yield from some

    def _give(self, rows: Sequence[Any]) -> None:
        for field in self.single:
            names = self.names[field.related_model]
            keys = [getattr(row, field.attname) for row in rows]
            names.ask(key for key in keys if key is not None)
            for row, key in zip(rows, keys, strict=True):
                setattr(row, REFERRED + field.name, names.known.get(key))
        for list_of in self.several:
            names, linked = self.names[list_of.related_model], self._links(list_of, rows)
            names.ask(key for keys in linked.values() for key in keys)
            for row in rows:
                found = (names.known[key] for key in dict.fromkeys(linked[row.pk]))
                setattr(row, REFERRED + list_of.name, [each for each in found if each])

        for table in self.tables:
            said = rows_said(table, [row.pk for row in rows], self.user, self.names)
            for row in rows:
                setattr(row, REFERRED + table.name, said.get(row.pk, []))

    def _links(self, field: "ManyToManyField[Any, Any]", rows: Sequence[Any]) -> dict[int, list[int]]:
        """The keys to which each row is linked, by its own. A link table may say by `bare` which of its rows make up
        the list (`objects.services.referred_to`)."""
        through: Any = field.remote_field.through
        near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        links = through._default_manager.filter(
            **{f"{near}__in": [row.pk for row in rows]}, **getattr(through, "bare", {})
        )
        found: defaultdict[int, list[int]] = defaultdict(list)
        for key, other in links.exclude(**{far: None}).order_by("pk").values_list(near, far):
            found[key].append(other)
        return found
