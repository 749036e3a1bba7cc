"""How often a stranger may knock: counted in the database, so that all processes of the server count together."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.utils import timezone

from syndesis.engagement.models import Attempt

GUESS, ENQUIRY, FEED = "guess", "enquiry", "feed"
HOUR = timedelta(hours=1)
LIMITS = {GUESS: 20, ENQUIRY: 5, FEED: 120}
"""So many an hour from one network: links that open nothing, enquiries, calendars that are none (a program goes on
asking for one that was revoked). A link holds 256 bits that nobody guesses; the limit spares the server, and tells an
office of somebody who tries."""


def network_of(address: str | None) -> str:
    """What is counted together: an address, or of IPv6 the network that one household or office has."""
    if not address:
        return ""
    if isinstance(ip_address(address), IPv6Address):
        return str(ip_network(f"{address}/64", strict=False).network_address)
    return address


def may_try(what: str, address: str | None) -> bool:
    """Whether the limit leaves room for one more."""
    lately = Attempt.objects.filter(what=what, address=network_of(address), at__gt=timezone.now() - HOUR)
    return lately.count() < LIMITS[what]


def note_try(what: str, address: str | None) -> None:
    """Counts one, and forgets those that no limit counts any more."""
    Attempt.objects.filter(what=what, at__lt=timezone.now() - HOUR).delete()
    Attempt.objects.create(what=what, address=network_of(address))
