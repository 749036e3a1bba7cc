"""Deeds: what can be done to a record besides changing its fields, each a button, an address and a call of the API."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from syndesis.objects.columns import Label


def always(_record: Any) -> bool:
    return True


@dataclass(frozen=True)
class Deed:
    """A deed, as declared: `service(record, by=actor)` does it, raising Refused where the rules forbid it."""

    name: str
    """In addresses: `complete`."""
    label: Label
    service: Callable[..., Any]
    possible: Callable[[Any], bool] = always
    """Whether it is offered for the record as it stands; a function of the row, without a query."""
    primary: bool = False
    """The one that most people look for: its button stands out."""
