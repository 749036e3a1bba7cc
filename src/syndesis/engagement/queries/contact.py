"""With which partners there was no contact for too long."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.directory.choices import Tier
from syndesis.engagement.models import Participant

DAYS_WITHOUT_CONTACT: dict[Tier, int] = {
    Tier.STRATEGIC: 180,
    Tier.PREFERRED: 270,
    Tier.PARTNER: 365,
    Tier.PROSPECT: 180,
}
"""After so many days without a meeting a partner has gone silent: the nearer, the sooner. Former partners never."""


def out_of_contact(today: date | None = None) -> Q:
    """Partners, with their `tier`, whom we met once and not within the limit of their tier. Whom we never met by our
    record has not gone silent: we have not begun to speak."""
    today = today or timezone.localdate()
    met = Participant.objects.exclude(organisation=None).filter(
        engagement__held_on_last__lte=today, engagement__archived_at=None
    )
    found = Q(pk__in=[])
    for tier, days in DAYS_WITHOUT_CONTACT.items():
        lately = met.filter(engagement__held_on_last__gte=today - timedelta(days=days))
        found |= Q(tier=tier) & ~Q(pk__in=lately.values("organisation"))
    return Q(pk__in=met.values("organisation")) & found


def asked_by_contact(text: str) -> Q:
    """The condition of the list: `out_of_contact=yes`. Raises ValueError."""
    if text != "yes":
        raise ValueError(_("Write “yes” for those whom nobody has met for too long."))
    return out_of_contact()
