"""Where and when an occasion is, who was there, and what it is an edition of."""

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from syndesis.core.countries import country_name
from syndesis.directory.wording import is_open, others, together
from syndesis.engagement.models import Engagement, RecurringEvent


def held_by(event: RecurringEvent) -> str:
    """The organiser, and the network where there is one."""
    organiser = event.organiser if event.organiser and is_open(event.organiser) else None
    network = event.network.organisation if event.network and is_open(event.network.organisation) else None
    return together(each.name for each in (organiser, network) if each)


def with_whom(engagement: Engagement) -> str:
    """The organisations that took part besides us. Needs participants and their organisations prefetched."""
    return together(others(row.organisation for row in engagement.participants.all() if row.person_id is None))


def hours(engagement: Engagement) -> str:
    """ "10:00-12:30 (Europe/Madrid)": the zone where it is another than ours."""
    begins, ends = engagement.begins_at, engagement.ends_at
    if begins is None:
        return _("until %(time)s") % {"time": time_format(ends, "H:i")} if ends else ""
    told = time_format(begins, "H:i")
    if ends:
        told = _("%(first)s–%(last)s") % {"first": told, "last": time_format(ends, "H:i")}
    zone = engagement.timezone
    return f"{told} ({zone})" if zone and zone != timezone.get_default_timezone_name() else told


def place(engagement: Engagement) -> str:
    """City and country."""
    return ", ".join(filter(None, (engagement.city, country_name(engagement.country))))


def edition_of(engagement: Engagement) -> str:
    """ "Summit of ATURC, Fifth". Needs the event."""
    if engagement.edition_of is None:
        return engagement.edition
    return ", ".join(filter(None, (str(engagement.edition_of), engagement.edition)))
