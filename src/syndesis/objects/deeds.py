"""Deeds: what can be done to a record besides changing its fields, each a button, an address and a call of the API."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from syndesis.objects.columns import Label


def always(_record: Any) -> bool:
    return True


class DeedForm(forms.Form):
    """What is asked before a deed is done: by a page for people, in the body of a call by other systems."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)


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
    form: type[DeedForm] | None = None
    """What is asked first: its cleaned values go to the service by their names."""
    for_readers: bool = False
    """Whoever sees the record may be the one to do it, though they may not change its fields: the service says who."""
    elsewhere: bool = False
    """Its button does not stand above the record: the page has it where it belongs, for those who may do it."""
