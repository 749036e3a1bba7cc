"""Names of several, in few words: those of organisations, and what a person is and where."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import ngettext

from syndesis.core.models import Visibility
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.positions import ever_held

SHOWN = 3
READ_OF_OTHERS = ("name", "is_home", "visibility")
"""What `others` reads of an organisation, for those who fetch many."""


def named_by(links: str) -> list[str]:
    """The same, as a title reads it by way of a link table (`ObjectType.title_reads`)."""
    return [f"{links}__organisation__{column}" for column in READ_OF_OTHERS]


def together(names: Iterable[str]) -> str:
    """ "Talgo, Tsinghua University and 2 more"."""
    listed = list(dict.fromkeys(names))
    if len(listed) <= SHOWN:
        return ", ".join(listed)
    rest = len(listed) - SHOWN
    return ngettext("%(names)s and %(rest)s more", "%(names)s and %(rest)s more", rest) % {
        "names": ", ".join(listed[:SHOWN]),
        "rest": rest,
    }


def others(organisations: Iterable[Organisation | None], besides: Organisation | None = None) -> list[str]:
    """The names of those that are not ourselves, nor the one on whose page they stand. A restricted organisation is
    named to nobody here: what is put together from its name is read by more people than may see it."""
    return [
        o.name
        for o in organisations
        if o is not None and not o.is_home and is_open(o) and (besides is None or o.pk != besides.pk)
    ]


def is_open(organisation: Organisation) -> bool:
    """Whether all staff may read of an organisation."""
    return organisation.visibility != Visibility.RESTRICTED


def positions_of(person: Person) -> str:
    """The titles of the positions that a person holds today; of one who holds none, the last. Needs positions
    prefetched."""
    return "; ".join(dict.fromkeys(position.title for position in _current(person) if position.title))


def employers_of(person: Person) -> str:
    """Where a person holds positions today, or held the last. Needs positions and their organisations prefetched."""
    held = (position.organisation for position in _current(person))
    return together(organisation.name for organisation in held if organisation and is_open(organisation))


def _current(person: Person) -> list[Position]:
    now, before = ever_held(person.positions.all(), timezone.localdate())
    return now or before[:1]
