"""Two rows become one: which value stays where both say something."""

from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, Field, Model, TextField

from syndesis.core.fields import Computed, PartialDateField
from syndesis.core.models import Visibility

OPENNESS = [Visibility.RESTRICTED, Visibility.INTERNAL, Visibility.PUBLIC]


def enrich(kept: Model, gone: Model, besides: Collection[str] = ()) -> list[str]:
    """Give a row what another of its table knows more: what is blank is filled, a beginning becomes the earlier one,
    an end the later one, of long texts both stay. Returns the names of the fields that changed; saves nothing."""
    changed = []
    for field in kept._meta.concrete_fields:
        if field.primary_key or field.name in besides or isinstance(field, Computed):
            continue
        if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
            continue
        old = getattr(kept, field.attname)
        value = _richer(field, kept, gone)
        if value != old:
            setattr(kept, field.attname, value)
            changed.append(field.name)
    return changed


def _richer(field: Field[Any, Any], kept: Model, gone: Model) -> Any:
    ours, theirs = getattr(kept, field.attname), getattr(gone, field.attname)
    if ours == theirs:
        return ours
    match field:
        case _ if field.name == "visibility":
            return min(ours, theirs, key=lambda value: OPENNESS.index(value) if value in OPENNESS else 0)
        case _ if field.name == "is_invented":
            return ours and theirs
        case _ if field.name == "archived_at":
            return ours if ours is None else theirs
        case PartialDateField():
            return _day(field.name, ours, theirs, kept, gone)
        case TextField():
            return together(ours, theirs)
        case BooleanField():
            return ours or theirs
    if ours in (None, ""):
        return theirs
    if theirs in (None, "") or not field.has_default():
        return ours
    return theirs if ours == field.get_default() else ours


def together(ours: str, theirs: str) -> str:
    """Both texts, one below the other; one that stands in the other is not said twice."""
    if theirs.strip() in ours:
        return ours
    return theirs if ours.strip() in theirs else f"{ours.rstrip()}\n\n{theirs.lstrip()}"


def _day(name: str, ours: Any, theirs: Any, kept: Any, gone: Any) -> Any:
    ends = name.startswith("ends") or "last" in name
    if not ours or not theirs:
        other = gone if ours else kept
        return None if ends and _begins_after(other, ours or theirs) else ours or theirs
    return max(ours, theirs, key=lambda day: day.last) if ends else min(ours, theirs, key=lambda day: day.first)


def _begins_after(row: Any, day: Any) -> bool:
    """Whether what has no end began only after a day: then it goes on, and the end of the other is none of its own."""
    begins: Any = getattr(row, "starts_on", None)
    return bool(begins and begins.first > day.last)
