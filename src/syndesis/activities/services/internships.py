"""Writing offers of internships. That more were placed than an offer has places is told on its page, not refused."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.activities import policies
from syndesis.activities.models import InternshipOffer
from syndesis.core.history import Actor, recording
from syndesis.core.services import refuse_reversed
from syndesis.directory.queries import own_unit
from syndesis.objects.services import assign

TITLE = 300


def offer_internship(*, by: Actor, title: str, **fields: Any) -> InternshipOffer:
    """Keep places for interns that somebody offers. Raises Refused where they end before they begin."""
    return offer_internships([{"title": title, **fields}], by=by)[0]


def offer_internships(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[InternshipOffer]:
    """The bulk twin of `offer_internship`: all are kept or none."""
    new = [InternshipOffer(**{**row, "title": row["title"][:TITLE]}) for row in rows]
    with recording(by, "Internship offered" if len(new) == 1 else "Internships offered"):
        unit = own_unit(by.user)
        for row in new:
            row.owner_unit = row.owner_unit or unit
            refuse_reversed(row.starts_on, row.ends_on, "ends_on")
        made = InternshipOffer.objects.bulk_create(new)
        policies.internship_offers.check_all(by.user, made)
    return made


def revise_offer(offer: InternshipOffer, *, by: Actor, **fields: Any) -> InternshipOffer:
    with recording(by, "Internship offer changed"):
        policies.internship_offers.check(by.user, offer)
        assign(offer, fields)
        refuse_reversed(offer.starts_on, offer.ends_on, "ends_on")
        policies.internship_offers.check(by.user, offer)
    return offer
