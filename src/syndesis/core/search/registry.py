"""Which of our types search knows, and what it holds of their records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Entry:
    """What search holds of one record."""

    title: str
    subtitle: str = ""
    """The second line of a hit: the kind, the place, the date."""
    names: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """Other names, as (OFFICIAL, ALIAS or ACRONYM, text)."""
    context: Sequence[str] = field(default_factory=tuple)
    """Texts by which the record is found too, though they are no name of it: its place, its parties, its notes."""
    prior: float = 0.0
    """0-1: how likely it is meant before anything is typed."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A type that is searched."""

    model: type[Model]
    entry: Callable[[Any], Entry | None]
    queryset: QuerySet[Any] | None
    doubles: type[Model] | None = None

    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.all() if self.queryset is None else self.queryset.all()


_types: dict[type[Model], Registered] = {}


def register(
    model: type[Model],
    *,
    entry: Callable[[Any], Entry | None],
    queryset: QuerySet[Any] | None = None,
    doubles: type[Model] | None = None,
) -> None:
    """Has the records of `model` searched. `entry` says what by, None where a record is not to be found (an archived
    one); `queryset` are the rows with what `entry` reads of related ones. Where each stands for a record of `doubles`
    and bears its names, they are found only by who asks for them: who asks for all has that record already."""
    _types[model] = Registered(model, entry, queryset, doubles)


def registered(model: type[Model]) -> Registered:
    """Raises LookupError where nobody has registered the type."""
    try:
        return _types[model]
    except KeyError:
        raise LookupError(f"{model._meta.label} is not registered with search") from None


def doubles_another(model: type[Model]) -> bool:
    return model in _types and _types[model].doubles is not None


def types() -> tuple[type[Model], ...]:
    return tuple(_types)
