"""Panels: what the page of a record shows beside its own fields, a line each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from syndesis.objects.columns import Label

if TYPE_CHECKING:
    from syndesis.core.models import User


@dataclass(frozen=True)
class Line:
    """One line of a panel, in words; made within the reader's scope, for nothing narrows it any more."""

    title: str
    url: str = ""
    detail: str = ""
    end: str = ""
    tone: str = ""
    """Of the end: warn or bad; blank for none."""
    icon: str = ""
    share: int | None = None
    """How far it is, in hundredths, where it is drawn as a bar."""
    depth: int = 0
    """How far below the line that it is a part of, up to 3."""
    subject: Model | None = None
    """Whose evidence stands as footnotes behind the title."""
    is_counted: bool = True
    """Whether it is one of those that the panel counts; what adds them up is none."""


Lines = Callable[[Any, "User"], Sequence[Line]]
"""Given the record and who reads, the lines that this reader may see; in a number of queries that never grows."""


@dataclass(frozen=True)
class Panel:
    """A part of the page of a record, as declared; `lines` is a function of `panels.py`."""

    name: str
    """Its place in the page's address: `#parties`."""
    title: Label
    lines: Lines
    empty: Label = ""
    """What to say where there is none; left out, the panel is not shown then."""
    is_last: bool = False
    """Whether it stands below those of all packages, also of higher ones, and below the rows of the record."""
