"""Filters: the ways to narrow a list, each a parameter of its address. What is asked there becomes a condition in
`filtersets`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.objects.columns import Label


@dataclass(frozen=True)
class Choice:
    """Values of a field or annotation, offered with counts; several may be chosen: `country=ES&country=PT`."""

    name: str
    column: str = ""
    """Left out: the same as the name."""
    usual: tuple[str, ...] = ()
    """The values that rows have where none is asked for; left out: all rows."""
    follows: str = ""
    """The name of another choice, by whose value alone this one is known; then `told` says it of that value, so that
    the database need not count it."""
    told: Callable[[Any], Any] | None = None

    @property
    def source(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Ref:
    """Records that a row refers to, by their keys, within what the user may see: `organisations=12`."""

    name: str
    path: str = ""
    """The way from a row to them, such as `positions__organisation`; left out: the same as the name."""
    label: Label = ""
    """Left out: the name of the field, or of what it leads to."""
    model: str = ""
    """Where no way of fields leads to them, such as from a partner to the regions that its country is in: what they
    are, as "directory.Region"; then `condition` tells which rows are meant, and a label is needed."""
    condition: Callable[[list[Any]], Q] | None = None

    @property
    def source(self) -> str:
        return self.path or self.name


@dataclass(frozen=True)
class Period:
    """Days from and until, inclusive: `signed_on_from=2011&signed_on_until=2013-04`. A row whose date is known in part
    fits where it may lie within."""

    name: str
    column: str = ""
    """Left out: the same as the name."""
    label: Label = ""
    """Left out: the name of the field."""

    @property
    def source(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Custom:
    """A condition of its own, not offered but followed: links to the list use it."""

    name: str
    condition: Callable[..., Q]
    """Given what stands in the address; raises ValueError, with a message for the reader, where it makes no sense."""
    label: Label = ""
    """What the list says of it, in front of the value; left out: the name."""
    for_reader: bool = False
    """Whether the rows depend on who asks: the condition is given the user too."""


@dataclass(frozen=True)
class AsOf:
    """A day for which the rows are told instead of today: `as_of=2015`, of a year or month its last day. The type's
    `queryset` takes it as `day`."""

    name: str = "as_of"
    label: Label = field(default_factory=lambda: _("As of"))


Filter = Choice | Ref | Period | Custom | AsOf
