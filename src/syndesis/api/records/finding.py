"""Records by their keys: for answers, and to be written."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet, Value
from django.http import Http404
from rest_framework.request import Request

from syndesis.api.authentication import user_of
from syndesis.api.records.reading import Reader, Row
from syndesis.api.records.serializers import annotations_of
from syndesis.directory.duplicates import MODELS
from syndesis.objects.types import ObjectType, field_of


def record_of(kind: type[ObjectType], request: Request, pk: int) -> Any:
    """The record itself, for a service, which asks whether the user may change it. Raises Http404 also for one that
    they may not see: nobody learns that it is there."""
    record = _seen(kind, request).filter(pk=pk).first()
    if record is None:
        raise Http404
    return record


def merged_into(kind: type[ObjectType], request: Request, pk: int) -> Any | None:
    """The record that took this one over, where both may be seen."""
    if kind.model not in MODELS:
        return None
    seen = kind.model._default_manager.filter(kind.policy.scope(user_of(request), "view"))
    gone = seen.filter(pk=pk, merged_into__isnull=False)
    return seen.filter(pk__in=gone.values("merged_into")).first()


def records_of(kind: type[ObjectType], request: Request, keys: Collection[int]) -> Mapping[int, Any]:
    return _seen(kind, request).in_bulk(keys)


def _seen(kind: type[ObjectType], request: Request) -> QuerySet[Any]:
    user = user_of(request)
    rows = kind.model._default_manager.filter(kind.policy.scope(user, "view"))
    if kind.further:
        rows = rows.filter(pk__in=kind.records().values("pk"))
    return rows if kind.policy.may_add(user) else rows.filter(archived_at=None)  # the archive is for those who write


def row_of(kind: type[ObjectType], request: Request, pk: int) -> Row:
    """One record as answers have it, with its version."""
    if found := rows_of(kind, request, [pk], versions=True):
        return found[0]
    raise Http404


def rows_of(kind: type[ObjectType], request: Request, keys: Collection[int], *, versions: bool = False) -> list[Row]:
    """Records as answers have them, in the order of the keys; with their versions also what belongs to them."""
    reader = Reader(request)
    found: dict[int, Row] = {}
    for rows in _sources(kind, request):
        if missing := [key for key in keys if key not in found]:
            read = reader.read(kind, rows.filter(pk__in=missing), versions=versions, tables=versions)
            found |= {row["id"]: row for row in read}
    return [found[key] for key in keys if key in found]


def _sources(kind: type[ObjectType], request: Request) -> Iterator[QuerySet[Any]]:
    """Where records are looked for: in the list; in the archive; and among those that stand on no list, such as the
    sessions of a series, of which nothing is known but their own columns."""
    user = user_of(request)
    yield kind.rows(user)
    if kind.policy.may_add(user):
        yield kind.rows(user, archived=True)
    unknown = {name: Value(None, output_field=field_of(kind, name)) for name in annotations_of(kind)}
    yield _seen(kind, request).annotate(**unknown)
