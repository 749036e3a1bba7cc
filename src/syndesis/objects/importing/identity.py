"""Which record a row is about: by its number, else by what its type says records are known by (`import_key`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import ManyToManyField, QuerySet

from syndesis.core.models import User
from syndesis.objects.references import source_of
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType

Fields = tuple[str, ...]
Keys = Mapping[tuple[Fields, Any], list[int]]


def ways(kind: type[ObjectType], mapped: Iterable[str]) -> list[Fields]:
    """The ways in which rows with these fields are known, the surest first."""
    said, tables = set(mapped), tables_of(kind)
    declared = [(each,) if isinstance(each, str) else tuple(each) for each in kind.import_key]
    if declared:
        return [each for each in declared if all(name in said for name in each)]
    # In the end a row that says nothing else than a record does is that record.
    scalar = [
        name
        for name in kind.fields()
        if name in said and name not in tables and not isinstance(_field(kind, name), ManyToManyField)
    ]
    return [tuple(scalar)] if scalar else []


def values_of(kind: type[ObjectType], way: Fields, data: Mapping[str, Any]) -> list[Any]:
    """What a row says of itself in this way; several where one row of a table in common is enough."""
    if len(way) == 1 and way[0] in tables_of(kind):
        names = _told_apart_by(kind, way[0])
        return [tuple(_plain(row.get(name)) for name in names) for row in data.get(way[0], ())]
    found = tuple(_plain(data.get(name)) for name in way)
    return [found] if any(found) else []


class Index:
    """The records of a type that a user may see, by all that they are known by. Read once for a whole file."""

    def __init__(self, kind: type[ObjectType], user: User, used: Sequence[Fields]) -> None:
        self.kind, self.user, self.ways = kind, user, used
        rows = kind.model._default_manager.filter(kind.policy.scope(user, "view"))
        if any(field.name == "merged_into" for field in kind.model._meta.concrete_fields):
            rows = rows.filter(merged_into=None)
        self.rows: QuerySet[Any] = rows
        self.found: dict[Fields, dict[Any, list[int]]] = {}
        self.said: dict[Fields, dict[int, Any]] = {}
        for way in used:
            self.found[way], self.said[way] = self._read(way)

    def _read(self, way: Fields) -> tuple[dict[Any, list[int]], dict[int, Any]]:
        found: defaultdict[Any, list[int]] = defaultdict(list)
        said: dict[int, Any] = {}
        if len(way) == 1 and way[0] in tables_of(self.kind):
            table = tables_of(self.kind)[way[0]]
            names = _told_apart_by(self.kind, way[0])
            rows = table.model._default_manager.filter(**{f"{table.key.name}__in": self.rows.values("pk")})
            for key, *values in rows.values_list(table.key.attname, *names):
                found[tuple(map(_plain, values))].append(key)
            return dict(found), said
        columns = [_field(self.kind, name).attname for name in way]
        for key, *values in self.rows.order_by().values_list("pk", *columns).iterator(chunk_size=5000):
            value = tuple(map(_plain, values))
            if any(value):
                found[value].append(key)
                said[key] = value
        return dict(found), said

    def named(self, texts: Iterable[str]) -> None:
        """Records are known by all their names, where the type is known by its title."""
        title = self.kind.title
        if not isinstance(title, str) or (title,) not in self.found:
            return
        meant = source_of(self.kind.model).meant(self.user, list(texts))
        for text, keys in meant.items():
            held = self.found[(title,)].setdefault((_plain(text),), [])
            held += [key for key in keys if key not in held]

    def of(self, data: Mapping[str, Any]) -> list[int]:
        """The records that a row may be about, by the surest way that finds any."""
        passed: list[tuple[Fields, Any]] = []
        for way in self.ways:
            keys: dict[int, None] = {}
            for value in values_of(self.kind, way, data):
                keys.update(dict.fromkeys(self.found[way].get(value, ())))
                if len(way) == 1 and way[0] not in tables_of(self.kind):
                    passed.append((way, value))
            fitting = [key for key in keys if not self._contradicted(key, passed, way)]
            if fitting:
                return fitting
        return []

    def _contradicted(self, key: int, passed: Sequence[tuple[Fields, Any]], by: Fields) -> bool:
        """Whether the record says something else of what surer ways go by: another reference is another agreement."""
        return any(way != by and self.said[way].get(key, value) != value for way, value in passed)


def _told_apart_by(kind: type[ObjectType], name: str) -> tuple[str, ...]:
    declared = kind.import_rows.get(name)
    return tuple(declared) if declared else tuple(field.name for field in tables_of(kind)[name].fields)


def _field(kind: type[ObjectType], name: str) -> Any:
    return kind.model._meta.get_field(name)


def _plain(value: Any) -> Any:
    """Texts without capitals and spaces too many; records by their keys, as texts, since some are yet to be made."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    return str(value.pk) if hasattr(value, "pk") else str(value)
