"""Search entries of types that say nothing of their own: found by their heading and by the words of their list.

A package that knows more of its records registers entries itself (its module `search`), which then stand instead.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from syndesis.core import search
from syndesis.core.history.parts import parts_of
from syndesis.core.models import Record, Visibility
from syndesis.core.search.following import register_part
from syndesis.objects.columns import read
from syndesis.objects.types import ObjectType
from syndesis.objects.words import paths_of


def register_entries(kinds: Iterable[type[ObjectType]]) -> None:
    for kind in kinds:
        _register(kind)


def _register(kind: type[ObjectType]) -> None:
    def entry(record: Any) -> search.Entry | None:
        if record.archived_at:
            return None
        subtitle = str(read(record, kind.subtitle) or "") if kind.subtitle else ""
        context = [text for path in paths_of(kind) for text in _texts(record, path.split("__"))]
        return search.Entry(title=str(read(record, kind.title)), subtitle=subtitle, context=context)

    search.register(kind.model, entry=entry, queryset=_rows(kind))
    for part, field in parts_of(kind.model):
        register_part(part, field.attname, kind.model)


def _rows(kind: type[ObjectType]) -> QuerySet[Any]:
    related = {path.rpartition("__")[0] for path in paths_of(kind) if "__" in path} | set(kind.prefetch)
    return kind.model._default_manager.prefetch_related(*sorted(related))


def _texts(record: Model, path: list[str]) -> Iterator[str]:
    """The texts at the end of a path. A restricted record is found by its own words, but nothing by its name: whoever
    may not see it would learn from a hit that it takes part."""
    name, *rest = path
    if not rest:
        yield str(getattr(record, name) or "")
        return
    value = getattr(record, name)
    for each in value.all() if hasattr(value, "all") else [value]:
        hidden = isinstance(each, Record) and each.visibility == Visibility.RESTRICTED
        if each is not None and not hidden:
            yield from _texts(each, rest)
