"""What an invitation that was sent again changes of the meeting that it made."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.engagement.models import Engagement
from syndesis.lib.partial_dates import PartialDate

DAYS, HOURS, TEXTS = ("held_on", "until"), ("begins_at", "ends_at"), ("title", "city", "link", "timezone")
LONGEST = {"title": 300, "city": 120, "link": 500, "timezone": 40}


@dataclass(frozen=True)
class Told:
    """A field with its value on record and that of the entry; both in words, and the latter for the service."""

    name: str
    label: str
    old: str
    new: str
    value: Any


def changes_by(engagement: Engagement, given: QueryDict) -> list[Told]:
    """The fields that differ; an entry that was called off changes nothing else. What cannot be read is left out."""
    if given.get("cancelled"):
        if engagement.is_cancelled:
            return []
        return [Told("is_cancelled", _label("is_cancelled"), _("no"), _("yes"), True)]
    said = {name: str(value) for name, value in given.items()}
    found = [_told(engagement, "is_cancelled", False)] if engagement.is_cancelled else []
    try:
        for name in DAYS:
            value = PartialDate.of(date.fromisoformat(said[name])) if said.get(name) else None
            found.append(_told(engagement, "held_until" if name == "until" else name, value))
        found += [_told(engagement, name, time.fromisoformat(said[name]) if said.get(name) else None) for name in HOURS]
    except ValueError:
        found = []
    found += [_told(engagement, name, said[name][: LONGEST[name]]) for name in TEXTS if said.get(name)]
    return [told for told in found if told.old != told.new]


def _told(engagement: Engagement, name: str, value: Any) -> Told:
    return Told(name, _label(name), _worded(getattr(engagement, name)), _worded(value), value)


def _label(name: str) -> str:
    return str(Engagement._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _worded(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, time):
        return time_format(value)
    return dates.full(value) if isinstance(value, PartialDate) else str(value or "")
