"""What else is on the same fields as an engagement: other engagements, promises, proposals, offers, activities."""

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.urls import reverse

from syndesis.core.models import Record, User
from syndesis.directory.models import Field
from syndesis.engagement.models import Engagement
from syndesis.objects import of
from syndesis.objects.columns import read
from syndesis.objects.services import seen_by

EACH = 5
"""Shown of each sort."""


def fields_of(engagement: Engagement, reader: User) -> list[dict[str, Any]]:
    """The fields discussed, each with the list of engagements on it."""
    rows = Field.objects.filter(seen_by(Field, reader), engagements=engagement).distinct()
    return [{"name": str(row), "url": f"{reverse('web:engagements')}?field={row.pk}"} for row in rows]


def same_fields(engagement: Engagement, reader: User) -> list[dict[str, Any]]:
    """As `ui/lines.html` takes them, a few of each sort, the newest first; one query a sort, none without a field."""
    keys = list(engagement.field_rows.values_list("field", flat=True))
    if not keys:
        return []
    lines: list[dict[str, Any]] = []
    for model in tagged():
        kind = of(model)
        rows: QuerySet[Any] = model._default_manager.filter(seen_by(model, reader), archived_at=None)
        rows = rows.filter(fields__in=keys)
        if model is Engagement:
            rows = rows.exclude(pk=engagement.pk).filter(series=None)
        shown = rows.distinct().order_by("-pk").prefetch_related(*kind.prefetch)[:EACH]
        lines += [_line(row, kind) for row in shown]
    return lines


def tagged() -> list[type[Record]]:
    """The types of records that bear fields, but for the organisations themselves."""
    found = []
    for model in apps.get_models():
        names = {field.name: field for field in model._meta.many_to_many}
        if issubclass(model, Record) and "fields" in names and names["fields"].related_model is Field:
            found.append(model)
    return [model for model in found if _has_type(model)]


def _has_type(model: type[Model]) -> bool:
    try:
        return bool(of(model)) and model._meta.label != "directory.Organisation"
    except LookupError:
        return False


def _line(row: Any, kind: Any) -> dict[str, Any]:
    return {
        "title": str(read(row, kind.title)),
        "url": row.get_absolute_url(),
        "detail": str(kind.called()),
        "icon": kind.icon,
    }
