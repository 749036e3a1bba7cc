"""What the reckoning of a term is made of: what the texts say, and each step of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True)
class Text:
    """What the text of an agreement, or of one that changes it, says of its term and parties."""

    key: int
    day: date | None = None
    """When it was signed, else since when it is in force: changes count in this order."""
    starts: date | None = None
    ends: date | None = None
    """The last day (inclusive)."""
    estimated: bool = False
    open_ended: bool = False
    months: int | None = None
    """The length of the term where no end is named; of an extension, by how much longer."""
    lengthens: bool = False
    """An extension: its months are added to the term that there is."""
    adds: bool = False
    """An annex: it may make the term longer, and never shorter."""
    renewal: str = ""
    """"none", "agreed" or "automatic"; blank says nothing."""
    renewal_months: int | None = None
    renewals_most: int | None = None
    notice: int | None = None
    notice_in_days: bool = False
    parties: frozenset[int] = frozenset()
    leaving: frozenset[int] = frozenset()


class Kind(Enum):
    """What a step tells."""

    TEXT = "text"
    """The end is what the text says."""
    TERM = "term"
    """The end is reckoned from the length of the term."""
    OPEN = "open"
    UNKNOWN = "unknown"
    """Nothing says how long."""
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    OPENED = "opened"
    RULE = "rule"
    """What happens at the end is another."""
    NOTICE = "notice"
    """The period of notice is another."""
    JOINED = "joined"
    LEFT = "left"
    RENEWED = "renewed"
    GIVEN = "given"
    """Notice was given: it does not renew itself any more."""
    ENDED = "ended"
    """It was terminated before its time."""
    DECIDE = "decide"
    FOLLOWED = "followed"
    """Another agreement has taken its place."""


@dataclass(frozen=True)
class Step:
    """One line of the reckoning."""

    kind: Kind
    key: int = 0
    """Of the text that says it."""
    until: date | None = None
    day: date | None = None
    number: int | None = None
    """Of months, or of days or months of notice, as the kind has it."""
    times: int = 1
    in_days: bool = False
    rule: str = ""
    parties: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Term:
    """How long an agreement runs, for whom, and why."""

    starts: date | None
    until: date | None
    decide_by: date | None
    open_ended: bool
    estimated: bool
    parties: frozenset[int]
    renewal: str
    steps: tuple[Step, ...]
