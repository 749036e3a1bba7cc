"""Filters: the ways to narrow a list, each a parameter of its address."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Choice:
    """One value of a field or annotation, offered with counts."""

    name: str
    column: str = ""
    """Left out: the same as the name."""

    @property
    def source(self) -> str:
        return self.column or self.name


@dataclass(frozen=True)
class Custom:
    """A condition of its own, not offered but followed: links to the list use it."""

    name: str
    condition: Callable[[str], Q]
    """Given whatever stands in the address."""
