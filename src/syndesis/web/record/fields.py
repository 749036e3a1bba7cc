"""The own fields of a record as its page shows them: short ones as pairs, long ones as prose."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ManyToManyField, Model, TextField

from syndesis.core.fields import CurrencyField
from syndesis.core.models import User
from syndesis.objects.columns import read
from syndesis.objects.services import seen_by
from syndesis.web.editing.links import title_of
from syndesis.web.footnotes import Footnotes
from syndesis.web.record.head import Kind
from syndesis.web.record.words import Value, Words, label_of

ELSEWHERE = {"visibility", "notes"}
"""Shown at their own place: as a chip, and below all else."""


def pairs(kind: Kind, record: Any, reader: User, footnotes: Footnotes) -> list[dict[str, Any]]:
    """The fields of the form that hold something, in its order, without what stands in the heading, in a panel or as
    prose; as `ui/pairs.html` takes them."""
    words = Words(reader)
    words.look_up([record])
    in_heading = {*kind.chips, kind.title, kind.subtitle, *ELSEWHERE}
    shown = []
    for name in kind.fields():
        field = _field(record, name)
        if field is None or name in in_heading or isinstance(field, TextField | CurrencyField):
            continue
        if isinstance(field, ManyToManyField):
            values = [] if _has_panel(kind, field) else _linked(record, field, reader)
        else:
            value = words.value(record, field)
            values = [value] if value and value.text != title_of(kind, record) else []
        if values:
            notes = footnotes.of_field(record, name)
            shown.append({"name": name, "label": label_of(field), "says": values, "footnotes": notes})
    return shown


def prose(kind: Kind, record: Any) -> list[dict[str, Any]]:
    """The long texts of the form, the remarks last: these stand below all else."""
    named = [name for name in kind.fields() if isinstance(_field(record, name), TextField)]
    named.sort(key=lambda name: name in ELSEWHERE)
    shown = [(name, str(getattr(record, name) or "")) for name in named]
    return [
        {"title": label_of(record._meta.get_field(name)), "text": text, "is_last": name in ELSEWHERE}
        for name, text in shown
        if text.strip()
    ]


def _field(record: Model, name: str) -> Any:
    try:
        return record._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _has_panel(kind: Kind, field: Any) -> bool:
    """Whether a panel shows the records of a field: it bears the name of the field, or of the rows between."""
    near = field.remote_field.through._meta.get_field(field.m2m_field_name())
    named = {panel.name for part in kind.parts() for panel in part.panels}
    return bool(named & {field.name, near.remote_field.related_name})


def _linked(record: Any, field: Any, reader: User) -> list[Value]:
    rows = getattr(record, field.name).filter(seen_by(field.related_model, reader)).distinct()
    return [Value(_name(row), row.get_absolute_url() if hasattr(row, "get_absolute_url") else "") for row in rows]


def _name(row: Any) -> str:
    from syndesis.objects import of

    try:
        return str(read(row, of(type(row)).title))
    except LookupError:
        return str(row)
