"""Which types there are. Filled while Django starts, from each package's module `objects`; closed from then on."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model

from syndesis.objects.columns import Col
from syndesis.objects.filters import Filter
from syndesis.objects.panels import Panel
from syndesis.objects.types import ObjectType, Part

Kind = TypeVar("Kind", bound=type[ObjectType])


class RegistryClosed(Exception):
    """A type was declared or extended outside of a module `objects`, too late for the pages already derived."""


@dataclass
class Registry:
    kinds: list[type[ObjectType]] = field(default_factory=list)
    types: dict[type[Model], type[ObjectType]] = field(default_factory=dict)
    """Of each model the type of all its records."""
    closed: bool = False

    def must_be_open(self, kind: type[ObjectType]) -> None:
        if self.closed:
            raise RegistryClosed(f"{kind.__name__}: declare and extend types in the module `objects` of a package")


_registry = Registry()


def register(kind: Kind) -> Kind:
    """Class decorator. Lists and menus show the types in the order of the packages."""
    _registry.must_be_open(kind)
    if not kind.further:
        if kind.model in _registry.types:
            raise ValueError(f"{kind.__name__}: {kind.model._meta.label} has a type already")
        _registry.types[kind.model] = kind
    _registry.kinds.append(kind)
    return kind


def extend(
    kind: type[ObjectType],
    *,
    columns: Sequence[Col] = (),
    filters: Sequence[Filter] = (),
    annotations: Mapping[str, Callable[[], Any]] | None = None,
    panels: Sequence[Panel] = (),
) -> None:
    """Adds to the type of a lower package what only a higher one knows. Annotations are functions from `queries.py`
    that make a subquery; they may not join."""
    _registry.must_be_open(kind)
    module = sys._getframe(1).f_globals["__name__"]  # for the checks, which name the file of a fault
    kind.extensions = (*kind.extensions, Part(module, columns, filters, annotations or {}, panels))


def registered(*, further: bool = True) -> tuple[type[ObjectType], ...]:
    """All types; without `further` ones, one a model: that of all its records."""
    return tuple(kind for kind in _registry.kinds if further or not kind.further)


def of(model: type[Model]) -> type[ObjectType]:
    """The type of all of a model's records. Raises LookupError where it has none."""
    try:
        return _registry.types[model]
    except KeyError:
        raise LookupError(f"{model._meta.label} has no declared type") from None


def close() -> None:
    _registry.closed = True
