"""Names for what bears none of its own: an engagement or agreement is called after its kind and the others in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.models import Agreement
from syndesis.directory.models import Organisation
from syndesis.engagement.choices import EngagementKind
from syndesis.engagement.models import Engagement

SHOWN = 3


def together(names: Iterable[str]) -> str:
    """ "Talgo, Tsinghua University and 2 more"."""
    listed = list(dict.fromkeys(names))
    if len(listed) <= SHOWN:
        return ", ".join(listed)
    rest = len(listed) - SHOWN
    return ngettext("%(names)s and %(rest)s more", "%(names)s and %(rest)s more", rest) % {
        "names": ", ".join(listed[:SHOWN]),
        "rest": rest,
    }


def _others(organisations: Iterable[Organisation | None], besides: Organisation | None) -> list[str]:
    return [
        o.name for o in organisations if o is not None and not o.is_home and (besides is None or o.pk != besides.pk)
    ]


def engagement_title(engagement: Engagement, besides: Organisation | None = None) -> str:
    """Its title; else its kind and who took part besides us (and besides the partner whose page it stands on).
    Needs participants, their organisations and the sessions prefetched."""
    if engagement.title:
        return engagement.title
    kind = str(engagement.get_kind_display())
    if engagement.kind == EngagementKind.SERIES:
        number = len(engagement.sessions.all())
        kind = (
            ngettext("Online meetings, %(number)s session", "Online meetings, %(number)s sessions", number)
            if engagement.format == "online"
            else ngettext("Meetings, %(number)s session", "Meetings, %(number)s sessions", number)
        ) % {"number": number}
    others = _others((p.organisation for p in engagement.participants.all() if p.person_id is None), besides)
    return _("%(kind)s with %(names)s") % {"kind": kind, "names": together(others)} if others else kind


def agreement_title(agreement: Agreement, besides: Organisation | None = None) -> str:
    """Its title; else its kind and the other parties. Needs parties and their organisations prefetched."""
    if agreement.title:
        return agreement.title
    kind = str(agreement.get_kind_display())
    others = _others((party.organisation for party in agreement.parties.all()), besides)
    return _("%(kind)s with %(names)s") % {"kind": kind, "names": together(others)} if others else kind
