"""Names and dates of engagements."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.labels import label_of
from syndesis.directory.models import Organisation
from syndesis.directory.wording import others, together
from syndesis.engagement.choices import EngagementKind
from syndesis.engagement.models import Engagement


def engagement_title(engagement: Engagement, besides: Organisation | None = None) -> str:
    """Its title; else its kind and who took part besides us (and besides the partner whose page it stands on).
    Needs participants, their organisations and the sessions prefetched."""
    if engagement.title:
        return engagement.title
    kind = label_of(EngagementKind, engagement.kind)
    if engagement.kind == EngagementKind.SERIES:
        number = len(engagement.sessions.all())
        kind = (
            ngettext("Online meetings, %(number)s session", "Online meetings, %(number)s sessions", number)
            if engagement.format == "online"
            else ngettext("Meetings, %(number)s session", "Meetings, %(number)s sessions", number)
        ) % {"number": number}
    names = others((p.organisation for p in engagement.participants.all() if p.person_id is None), besides)
    return _("%(kind)s with %(names)s") % {"kind": kind, "names": together(names)} if names else kind


def held(engagement: Engagement) -> str:
    """Its date or days in full: "by 9 December 2019", "16 Feb–19 February 2026"; nothing where none is known."""
    if engagement.held_on is None:
        return ""
    if engagement.no_later_than:
        return _("by %(day)s") % {"day": dates.full(engagement.held_on)}
    if engagement.held_until and engagement.held_until != engagement.held_on:
        return _("%(first)s–%(last)s") % {
            "first": (dates.within_year if dates.day_comes_first() else dates.full)(engagement.held_on),
            "last": dates.full(engagement.held_until),
        }
    return dates.full(engagement.held_on)
