"""What the page of an engagement shows of the links by which the other side confirms it."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.choices import StatementState
from syndesis.engagement.models import CounterpartLink, Engagement
from syndesis.engagement.queries.asked import is_asked_of
from syndesis.objects import Line


def asked_of_them(engagement: Engagement, reader: User) -> list[Line]:
    """Who was asked and what came back; for those who may ask, the way to do so."""
    page = reverse("web:engagement_links", args=[engagement.pk])
    waiting = Count("statements", filter=Q(statements__state=StatementState.WAITING))
    links = list(engagement.links.select_related("organisation").annotate(waiting=waiting))
    lines = [
        Line(row.organisation.name, page, detail=_waiting(row.waiting), end=_state(row), icon="link") for row in links
    ]
    if not links and is_asked_of(engagement) and policies.engagements.can(reader, "change", engagement):
        lines.append(
            Line(_("Ask the other side to confirm it"), page, detail=_("By a link without account"), icon="link")
        )
    return lines


def _waiting(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)s statement waits for you", "%(number)s statements wait for you", number) % {
        "number": number
    }


def _state(link: CounterpartLink) -> str:
    moments = [(_("answered %(day)s"), link.answered_at), (_("revoked %(day)s"), link.revoked_at)]
    for words, at in moments:
        if at:
            return words % {"day": date_format(timezone.localtime(at), "DATE_FORMAT")}
    words = _("until %(day)s") if link.works() else _("ended %(day)s")
    return words % {"day": date_format(timezone.localtime(link.expires_at), "DATE_FORMAT")}
