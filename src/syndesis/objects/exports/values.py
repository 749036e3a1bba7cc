"""Values as files carry them: plain ones, those that stand for something, and the names of records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils import timezone

from syndesis.objects.fetching import with_titles
from syndesis.objects.services import seen_by

if TYPE_CHECKING:
    from syndesis.core.models import User


@dataclass(frozen=True)
class Coded:
    """A value that stands for something: of a vocabulary, or a record by its key."""

    code: Any
    label: str


class Names:
    """The records of one model that a reader may see, by key; each is asked for once."""

    def __init__(self, model: type[Model], user: "User") -> None:
        self.rows = with_titles(model, model._default_manager.filter(seen_by(model, user)))
        self.known: dict[int, Coded | None] = {}

    def ask(self, keys: Iterable[int]) -> None:
        unknown = set(keys) - self.known.keys()
        if unknown:
            found = self.rows.in_bulk(unknown)
            self.known |= {key: Coded(key, str(found[key])) if key in found else None for key in unknown}


def as_data(value: Any) -> Any:
    """A value as files carry it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
