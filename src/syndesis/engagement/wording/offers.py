"""Offers and introductions in words."""

from collections.abc import Callable

from syndesis.directory.wording import is_open
from syndesis.engagement.models import Introduction, Offer


def unit(offer: Offer) -> str:
    """Who of us offers it."""
    return offer.owner_unit.name if offer.owner_unit is not None and is_open(offer.owner_unit) else ""


def topics(offer: Offer) -> str:
    return ", ".join(str(field) for field in offer.fields.all())


def sides(introduction: Introduction) -> str:
    """ "Talgo ↔ Harbour University"."""
    both = (introduction.first, introduction.second)
    return " ↔ ".join(each.name for each in both if is_open(each))


def is_not(*outcomes: str) -> Callable[[Introduction], bool]:
    def possible(introduction: Introduction) -> bool:
        return introduction.outcome not in outcomes

    return possible
