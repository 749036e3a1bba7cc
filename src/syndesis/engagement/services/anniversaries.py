"""An anniversary of a partnership as an occasion that is planned."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.directory.queries import home
from syndesis.engagement.choices import EngagementKind
from syndesis.engagement.models import Engagement, Participant
from syndesis.engagement.services.engagements import log_engagement


def plan_anniversary(partnership: Partnership, *, by: Actor, years: int) -> Engagement:
    """An occasion on the day of the anniversary, as exactly as the beginning is known, with both as participants.
    Planned twice, it is one. Raises Refused where nobody knows since when the partnership is."""
    since, partner = partnership.started_on, partnership.organisation
    if since is None or years <= 0:
        raise Refused(_("Since when we work together is not known: say so on the page of the partner."))
    with recording(by, "Anniversary planned"):
        # Two who plan it at once do so one after the other.
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        held = planned_in(since.year + years, [partner.pk]).get(partner.pk)
        if held is not None:
            return held
        day = dates.anniversary(since.first, years).isoformat()
        words = ngettext("%(years)s year with %(partner)s", "%(years)s years with %(partner)s", years)
        own = home()
        return log_engagement(
            by=by,
            title=words % {"years": years, "partner": partner.name},
            kind=EngagementKind.ANNIVERSARY,
            held_on=day if since.day else day[:7] if since.month else day[:4],
            organisations=[*([own] if own else []), partner],
            visibility=partner.visibility,
            is_invented=partnership.is_invented,
        )


def planned_in(year: int, organisations: Collection[int]) -> dict[int, Engagement]:
    """The anniversaries that are planned or were held in a year, by the organisations that take part."""
    links = Participant.objects.filter(
        organisation__in=organisations,
        engagement__kind=EngagementKind.ANNIVERSARY,
        engagement__held_on_first__year=year,
        engagement__archived_at=None,
        engagement__is_cancelled=False,
    )
    rows = links.select_related("engagement").order_by("-pk")
    return {link.organisation_id: link.engagement for link in rows if link.organisation_id is not None}
