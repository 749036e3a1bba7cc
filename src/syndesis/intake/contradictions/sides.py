"""The two sides of a difference, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Contradiction:
    """Both sides of a difference, in words."""

    told: str
    """What the text says."""
    held: str
    """What the record has."""
    then: str
    """What accepting makes of it: never that the record's newer word is lost."""
    is_doubt: bool = True
    """Not where both are likely right, each for its time."""


def days(told: str | None, held: PartialDate | None) -> Iterator[Contradiction]:
    """Where one is a part of the other, both are right."""
    if told and held and not (day := PartialDate.parse(told)).agrees_with(held):
        yield Contradiction(dates.full(day), dates.full(held), stays())


def stays() -> str:
    return _("The record stays as it is.")


def since_day(what: str, day: PartialDate | None) -> str:
    return _("%(what)s since %(day)s") % {"what": what, "day": dates.after_word(day)} if day else what


def on(what: str, day: PartialDate | None) -> str:
    return _("%(what)s on %(day)s") % {"what": what, "day": dates.full(day)} if day else what


def as_of(value: str, day: PartialDate | None) -> str:
    return _("%(value)s as of %(day)s") % {"value": value, "day": dates.full(day)} if day else value
