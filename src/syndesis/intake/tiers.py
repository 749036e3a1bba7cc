"""Where a tier that a text tells of stands among those on record."""

from syndesis.directory.models import PartnershipTier
from syndesis.lib.partial_dates import PartialDate


def against(tier: str, day: PartialDate | None, held: list[PartnershipTier]) -> PartnershipTier | None:
    """The entry on record that says another tier for the day of the text, or for today where it has none; `held` in
    the order of their beginnings."""
    for entry in reversed(held):
        begun = day is None or entry.starts_on is None or entry.starts_on.first <= day.last
        over = entry.ends_on is not None and (day is None or entry.ends_on.last <= day.first)
        if begun and not over:
            return entry if entry.tier != tier else None
    return None


def may_enter(tier: str, day: PartialDate | None, held: list[PartnershipTier]) -> bool:
    """Whether it may: a text adds what nothing is told of, or goes on from the newest entry that has not ended, and
    never cuts into what is on record for its time."""
    stands_against = against(tier, day, held)
    return stands_against is None or (day is not None and stands_against == held[-1] and not stands_against.ends_on)
