"""What somebody was on a day, as far as it is known: from when to when positions were held, and for which days they are
attested."""

from collections.abc import Iterable
from datetime import date

from syndesis.directory.choices import PositionKind
from syndesis.directory.models import Position
from syndesis.lib.partial_dates import PartialDate


def held_on(positions: Iterable[Position], day: date) -> list[Position]:
    """Those of one person's positions that were held on a day: offices first, then academic titles.

    A position is held from its beginning, else from the first day for which it is attested, until its end; several may
    be at once. Of which neither beginning nor end is known, only that documents attest it, lasts beyond its last
    attested day, but not beyond the one on which another of its kind begins or is first attested: who was called
    director, and later head, is head.
    """
    known = list(positions)
    held = [position for position in known if _held(position, known, day)]
    return sorted(held, key=lambda position: (position.kind != PositionKind.OFFICE, position.pk))


def ever_held(positions: Iterable[Position], day: date) -> tuple[list[Position], list[Position]]:
    """The positions held on a day, and all others, the latest first."""
    known = list(positions)
    now = held_on(known, day)
    rest = [position for position in known if position not in now]
    return now, sorted(rest, key=lambda position: (_last_known(position) or date.min, position.pk), reverse=True)


def begins(position: Position) -> PartialDate | None:
    """When it was first held, as far as anybody knows."""
    return position.starts_on or position.seen_first_on


def _held(position: Position, known: list[Position], day: date) -> bool:
    first, end = begins(position), position.ends_on
    if (first is not None and first.first > day) or (end is not None and end.last < day):
        return False
    if end is not None or position.starts_on is not None or first is None:
        return True
    last = _last_known(position)
    if last is None or last >= day:
        return True
    return not any(_follows(other, position, last, day) for other in known)


def _follows(other: Position, position: Position, last: date, day: date) -> bool:
    """Whether the other of the same kind came after the last that is known of this one, and by that day."""
    begun = begins(other)
    return other.pk != position.pk and other.kind == position.kind and begun is not None and last < begun.first <= day


def _last_known(position: Position) -> date | None:
    """The last day of which something is known: its end, its last attested day, its beginning."""
    known = position.ends_on or position.seen_last_on or begins(position)
    return known.last if known else None
