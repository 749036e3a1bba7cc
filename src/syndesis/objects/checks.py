"""System checks: every name that a declaration uses exists, and no annotation joins. They ask no database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist, FieldError
from django.db.models import ForeignKey

from syndesis.objects.annotations import annotated
from syndesis.objects.columns import Col, Source, name_of
from syndesis.objects.filters import AsOf, Choice, Custom, Filter, Period
from syndesis.objects.filtersets.parameters import followed, parameters_of
from syndesis.objects.lists import RESERVED
from syndesis.objects.references import source_of
from syndesis.objects.registry import of, registered
from syndesis.objects.sections import Rows
from syndesis.objects.tables import table_of
from syndesis.objects.types import ObjectType, Part, completed, field_of
from syndesis.objects.words import holding, paths_of

WRONG = (FieldError, FieldDoesNotExist, AttributeError, LookupError, TypeError, ValueError, AssertionError)
Probe = tuple[str, str, Callable[[], object]]
"""What is declared, in which module, and a call that raises where it does not work."""


@register
def check_types(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    return [fault for kind in registered() for fault in faults_of(kind)]


def faults_of(kind: type[ObjectType]) -> list[CheckMessage]:
    # All else is read off the annotated rows, so that one wrong annotation would make everything fail.
    return _failing(kind, _annotations(kind)) or _failing(kind, _all_else(kind))


def _failing(kind: type[ObjectType], probes: Iterator[Probe]) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    for declared, module, works in probes:
        try:
            works()
        except WRONG as error:
            hint = f"Mend it in {module.replace('.', '/')}.py."
            faults.append(Error(f"{declared}: {error}", hint=hint, obj=kind.__name__, id="objects.E001"))
    return faults


def _annotations(kind: type[ObjectType]) -> Iterator[Probe]:
    yield "queryset", kind.__module__, kind.current
    for part in kind.extensions:
        for name, make in part.annotations.items():
            yield f"annotation {name!r}", part.module, partial(_annotate, kind, name, make)


def _all_else(kind: type[ObjectType]) -> Iterator[Probe]:
    if kind.further:
        yield "further list", kind.__module__, partial(of, kind.model)
    for part in kind.parts():
        yield from _of_part(kind, part)
    for name in kind.sort:
        yield f"sort {name!r}", kind.__module__, partial(annotated(kind).order_by, name)
    for path in kind.prefetch:
        yield f"prefetch {path!r}", kind.__module__, partial(_follow, kind, path)
    for path in paths_of(kind):
        yield f"words in {path!r}", kind.__module__, partial(_search, kind, path)
    for name in kind.fields():
        yield f"field {name!r} of the form", kind.__module__, partial(kind.model._meta.get_field, name)
    for rows in kind.tables():
        yield f"rows {rows.name!r}", kind.__module__, partial(_hold, kind, rows)
    for name in (*kind.only_new, *kind.bulk_edit):
        yield f"field {name!r}", kind.__module__, partial(_of_the_form, kind, name)
    for name in kind.chips:
        yield f"chip {name!r}", kind.__module__, partial(field_of, kind, name)


def _of_part(kind: type[ObjectType], part: Part) -> Iterator[Probe]:
    for col in part.columns:
        yield f"column {_name(col.source)!r}", part.module, partial(_show, kind, col)
        if col.sort:
            yield f"sort {col.sort!r}", part.module, partial(annotated(kind).order_by, col.sort)
    for each in part.filters:
        yield f"filter {each.name!r}", part.module, partial(_narrow, kind, each)


def _name(source: Source) -> str:
    return source if isinstance(source, str) else source.__name__


def _annotate(kind: type[ObjectType], name: str, make: Callable[[], Any]) -> None:
    query = kind.current().annotate(**{name: make()}).query
    if sum(count > 0 for count in query.alias_refcount.values()) > 1:
        raise ValueError("it joins a table, which may repeat rows: use a subquery")


def _show(kind: type[ObjectType], col: Col) -> None:
    if not completed(kind, col).label:
        raise ValueError("a column that is computed needs a label")
    if [name_of(each) for part in kind.parts() for each in part.columns].count(name_of(col)) > 1:
        raise ValueError(f"another column is called {name_of(col)!r}")
    if col.detail and isinstance(col.detail, str):
        field_of(kind, col.detail)


def _narrow(kind: type[ObjectType], given: Filter) -> None:
    taken = [name for part in kind.parts() for each in part.filters if each != given for name in parameters_of(each)]
    for name in parameters_of(given):
        if name in RESERVED or name in taken:
            raise ValueError(f"the parameter {name!r} means something else")
    if isinstance(given, Choice | Period):
        field_of(kind, given.source)
        annotated(kind).filter(**{f"{given.source}__isnull": False})
    elif isinstance(given, Custom):
        with suppress(ValueError):  # it may refuse a value, but must name what is there
            if not given.for_reader:  # there is nobody who asks
                annotated(kind).filter(given.condition("1"))
    elif isinstance(given, AsOf):
        annotated(kind, day=date(2000, 1, 1))
    elif given.condition is not None:
        annotated(kind).filter(given.condition([]))
        if not given.label:
            raise ValueError("a reference with a condition of its own needs a label")
    else:
        followed(kind, given.source)


def _follow(kind: type[ObjectType], path: str) -> None:
    model: Any = kind.model
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
        if model is None:
            raise ValueError(f"{name} leads to no other record")


def _of_the_form(kind: type[ObjectType], name: str) -> None:
    if name not in kind.fields():
        raise ValueError("it stands in no section of the form")


def _hold(kind: type[ObjectType], rows: Rows) -> None:
    """Rows can be edited: they belong to the record, and their fields can be asked for."""
    for column in table_of(kind, rows).fields:
        if not column.editable:
            raise ValueError(f"{column.name!r} is not to be edited")
        if isinstance(column, ForeignKey):
            source_of(column.related_model)


def _search(kind: type[ObjectType], path: str) -> None:
    annotated(kind).filter(holding(kind, path, "anything"))
