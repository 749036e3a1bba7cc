"""The sorts of things that may be left behind. Each package tells of its own while Django starts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.models import Person
from syndesis.directory.queries.staff import person_of
from syndesis.objects.columns import Label


@dataclass(frozen=True)
class Giving:
    """Who gives what to whom, from which day on."""

    leaver: User
    to: User
    on: date
    by: Actor

    @property
    def person(self) -> Person:
        """The successor as a person on record. Raises Refused where there is none, or more than one."""
        person = person_of(self.to)
        if person is None:
            told = _("No person on record has the e-mail address of %(user)s: add it to their contact data first.")
            raise Refused(told % {"user": self.to})
        return person


@dataclass(frozen=True)
class Open:
    """Something open in somebody's hands, in words."""

    title: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """One sort of such things."""

    name: str
    title: Label
    rows: Callable[[User], Iterable[Any]]
    """All that are open in the hands of a user."""
    told: Callable[[Any], Open]
    give: Callable[[Sequence[Any], Giving], None]


_groups: dict[str, Group] = {}


def register_group(group: Group) -> None:
    _groups[group.name] = group


def groups() -> tuple[Group, ...]:
    return tuple(_groups.values())


def with_title(row: Any) -> Open:
    """A record by its own name and page."""
    return Open(str(row), row.get_absolute_url())
