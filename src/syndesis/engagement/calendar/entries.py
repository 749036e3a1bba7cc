"""An entry of a calendar, and what a calendar is narrowed to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region


class Kind(models.TextChoices):
    """What stands in a calendar."""

    OCCASION = "occasion", _("Meetings and visits")
    DEADLINE = "deadline", _("Actions due")
    AGREEMENT = "agreement", _("Agreements that end")
    DECISION = "decision", _("Agreements to decide")
    CALL = "call", _("Calls for proposals that close")
    ANNIVERSARY = "anniversary", _("Anniversaries")
    ANSWER = "answer", _("Answers to proposals")


ICONS = {
    Kind.OCCASION: "calendar",
    Kind.DEADLINE: "circle-check",
    Kind.AGREEMENT: "scroll-text",
    Kind.DECISION: "scroll-text",
    Kind.CALL: "megaphone",
    Kind.ANNIVERSARY: "handshake",
    Kind.ANSWER: "inbox",
}


@dataclass(frozen=True)
class Entry:
    """Something on a day or on several, both inclusive."""

    kind: Kind
    key: str
    """Its own for good, such as "engagement-17": no other entry of the installation has it."""
    title: str
    url: str
    first: date
    last: date
    is_exact: bool = True
    """Whether the day is known; else only the month or the year that begins with `first` is."""
    begins_at: time | None = None
    ends_at: time | None = None
    timezone: str = ""
    """Of the hours, by its name in the IANA database; blank: that of the institution."""
    place: str = ""
    detail: str = ""
    is_cancelled: bool = False
    revisions: int = 0
    """How often the record was changed, and when last; of calendars that are sent only."""
    changed_at: datetime | None = None

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def zone(self) -> ZoneInfo:
        return zone_of(self.timezone)

    @property
    def is_elsewhere(self) -> bool:
        """Whether its hours are those of another time zone than ours."""
        return bool(self.timezone) and self.timezone != settings.TIME_ZONE

    @property
    def order(self) -> tuple[date, bool, time, str]:
        """By days; on one day what has no hours comes first."""
        return self.first, self.begins_at is not None, self.begins_at or time.min, self.title


@dataclass(frozen=True)
class Within:
    """What a reader asks a calendar for: all that they may see, or less."""

    reader: User
    first: date
    last: date | None = None
    """The last day, inclusive; None: without end."""
    kinds: Collection[Kind] = tuple(Kind)
    mine: bool = False
    organisation: Organisation | None = None
    region: Region | None = None
    most: int = 1000
    """Entries of a kind at the most: a calendar is read by people."""
    with_revisions: bool = False


def zone_of(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
