"""Reading records with what their columns say of related ones (`ObjectType.prefetch`).

A single related record comes by a join. Django would ask for those of many rows by "id = 1 OR id = 2 OR …", which
SQLite refuses where they are a thousand.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from syndesis.objects.registry import of
from syndesis.objects.types import ObjectType


def with_related(rows: QuerySet[Any], kind: type[ObjectType]) -> QuerySet[Any]:
    return _fetched(rows, kind.prefetch)


def with_titles(model: type[Model], rows: QuerySet[Any]) -> QuerySet[Any]:
    """With the single records that a record may be named by, such as the partner of a partnership."""
    try:
        joined = [path for path in of(model).prefetch if _is_joined(model, path)]
    except LookupError:
        return rows
    return rows.select_related(*joined) if joined else rows


def for_titles(rows: QuerySet[Any], kind: type[ObjectType]) -> QuerySet[Any]:
    """With what the title of a record reads, and nothing else."""
    if not kind.title_reads:
        return with_related(rows, kind) if kind.title is not str else rows
    return _reading(rows, kind.title_reads)


def _reading(rows: QuerySet[Any], columns: Iterable[str]) -> QuerySet[Any]:
    own: list[str] = []
    joined: dict[str, None] = {}
    several: defaultdict[str, list[str]] = defaultdict(list)
    for path in columns:
        first, _separator, rest = path.partition("__")
        field: Any = rows.model._meta.get_field(first)
        if field.auto_created and (field.one_to_many or field.one_to_one):
            several[first] += [field.remote_field.name, *([rest] if rest else [])]
            continue
        own.append(path)
        if rest:
            joined[path.rpartition("__")[0]] = None
    lists = []
    for first, paths in several.items():
        related: Any = rows.model._meta.get_field(first).related_model
        lists.append(Prefetch(first, _reading(related._default_manager.all(), paths)))
    rows = rows.select_related(*joined) if joined else rows
    return rows.only(*own).prefetch_related(*lists)


def _fetched(rows: QuerySet[Any], paths: Iterable[str]) -> QuerySet[Any]:
    joined: list[str] = []
    several: defaultdict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for path in paths:
        first, _separator, rest = path.partition("__")
        if _is_joined(rows.model, path):
            joined.append(path)
        elif _is_joined(rows.model, first):
            others.append(path)
        else:
            several[first].extend([rest] if rest else [])
    for first, rests in several.items():
        related: Any = rows.model._meta.get_field(first).related_model
        others.append(Prefetch(first, _fetched(related._default_manager.all(), rests)))  # type: ignore[arg-type]
    rows = rows.select_related(*joined) if joined else rows
    return rows.prefetch_related(*others)


def _is_joined(model: Any, path: str) -> bool:
    """Whether each step of the path leads to one record at most, by a key of the row."""
    for name in path.split("__"):
        field = model._meta.get_field(name)
        if not (field.concrete and (field.many_to_one or field.one_to_one)):
            return False
        model = field.related_model
    return True
