"""`syndesis objecttype`: everything that is derived from the declaration of a type of record."""

import argparse
import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from syndesis.cli import CommandError, database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("objecttype", help="show what is derived from the declaration of a type")
    command.add_argument("name", nargs="?", default="", help="agreement, for example; left out: all types")
    command.set_defaults(func=objecttype)


def objecttype(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.objects import registered

    kinds = registered()
    if not args.name:
        for kind in kinds:
            print(f"{kind.one:<24} {_lines(kind):>3} lines  {kind.model._meta.label:<30} {kind.plural}")
        return
    by_name = {kind.model.__name__.lower(): kind for kind in kinds if not kind.further}
    by_name |= {name: kind for kind in kinds for name in (kind.one, kind.many)}
    found = by_name.get(args.name)
    if found is None:
        known = ", ".join(kind.one for kind in kinds)
        raise CommandError(f"There is no type {args.name!r}. There are: {known}.")
    print(_heading(found))
    for title, head, rows in (
        ("Addresses", ("name", "address", "view"), _addresses(found)),
        ("Columns", ("name", "label", "form", "sort", "declared in"), _columns(found)),
        ("Filters", ("name", "sort", "declared in"), _filters(found)),
        ("Fields", ("name", "field", "written"), _fields(found)),
        ("Rows", ("name", "table", "fields", "written by"), _rows(found)),
        ("Panels and deeds", ("name", "title", "declared in"), _panels(found)),
        ("Services", ("deed", "service"), _services(found)),
        ("Permissions", ("role, answering for nothing", "sees", "changes"), _permissions(found)),
        ("Queries", ("page", "queries"), _queries(found)),
    ):
        _print(title, head, list(rows))


def _lines(kind: Any) -> int:
    """Of its declaration."""
    return len(inspect.getsource(kind).splitlines())


def _heading(kind: Any) -> str:
    return (
        f"{kind.__name__}: {kind.plural}, {kind.model._meta.label}, table {kind.model._meta.db_table}\n"
        f"declared in {kind.__module__}, {_lines(kind)} lines; {kind.policy.__class__.__name__}"
    )


def _addresses(kind: Any) -> Iterator[Sequence[str]]:
    from django.urls import get_resolver

    for name, address, view in _patterns(get_resolver().url_patterns, "", ""):
        own = name.rpartition(":")[2]
        if own in (kind.one, kind.many) or own.startswith((f"{kind.one}_", f"{kind.many}_", f"{kind.many}-")):
            yield name, address, view


def _patterns(patterns: Iterable[Any], before: str, space: str) -> Iterator[tuple[str, str, str]]:
    for each in patterns:
        address = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _patterns(each.url_patterns, address, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            view = getattr(each.callback, "view_class", getattr(each.callback, "cls", each.callback))
            yield f"{space}{each.name}", f"/{address}", f"{view.__module__}.{view.__name__}"


def _columns(kind: Any) -> Iterator[Sequence[str]]:
    from syndesis.objects.types import completed

    for part in kind.parts():
        for col in part.columns:
            source = col.source if isinstance(col.source, str) else col.source.__name__
            yield source, str(completed(kind, col).label), col.format.value, col.sort, part.module


def _filters(kind: Any) -> Iterator[Sequence[str]]:
    for part in kind.parts():
        for each in part.filters:
            yield each.name, type(each).__name__, part.module


def _fields(kind: Any) -> Iterator[Sequence[str]]:
    for name in kind.fields():
        written = "of a new one only" if name in kind.only_new else "singly"
        written = "singly and in bulk" if name in kind.bulk_edit else written
        yield name, type(kind.model._meta.get_field(name)).__name__, written


def _rows(kind: Any) -> Iterator[Sequence[str]]:
    from syndesis.objects.tables import tables_of

    for table in tables_of(kind).values():
        by = "services of the type" if table.declared.by_service else "the kit"
        yield table.name, table.model._meta.label, ", ".join(table.declared.fields), by


def _panels(kind: Any) -> Iterator[Sequence[str]]:
    for part in kind.parts():
        for panel in part.panels:
            yield panel.name, str(panel.title), part.module
    for deed in kind.deeds:
        yield deed.name, str(deed.label), kind.__module__


def _services(kind: Any) -> Iterator[Sequence[str]]:
    for deed in ("create", "create_many", "revise"):
        service = getattr(kind, deed)
        yield deed, f"{service.__module__}.{service.__name__}" if service else "of the kit"


def _permissions(kind: Any) -> Iterator[Sequence[str]]:
    from syndesis.core.models import Role, User

    rows = kind.current()
    total = rows.count()
    for role in Role:
        user = User(pk=0, role=role)
        seen, changed = (rows.filter(kind.policy.scope(user, action)).count() for action in ("view", "change"))
        yield str(role.label), f"{seen} of {total}", f"{changed} of {total}"


def _queries(kind: Any) -> Iterator[Sequence[str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from syndesis.core.models import Role, User
    from syndesis.objects.lists import list_state

    with CaptureQueriesContext(connection) as queries:
        list(list_state(kind, User(pk=0, role=Role.ADMINISTRATOR), {}).page)
    yield "list", str(len(queries))


def _print(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    print(f"\n{title}")
    for row in (head, *rows):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
