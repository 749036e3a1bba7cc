"""What may go wrong, or has: said before the meeting, not found out there."""

from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.wording import end_of
from syndesis.core import dates
from syndesis.directory.choices import PartnershipState
from syndesis.directory.models import Organisation
from syndesis.directory.queries.as_of import status_on
from syndesis.directory.queries.coordination import answering_for, holds
from syndesis.directory.queries.standing import is_closed
from syndesis.engagement.choices import OwedBy, ScreeningResult
from syndesis.engagement.models import Engagement, VisitDetails
from syndesis.engagement.queries import silent_too_long
from syndesis.insight.briefings.asked import Asked
from syndesis.insight.briefings.dealings import in_force
from syndesis.insight.briefings.shapes import Line, Part, part
from syndesis.lib.partial_dates import PartialDate

SOON = timedelta(days=180)
SILENT = timedelta(days=365)
"""Without a meeting for so long, a relation is said to be silent."""


def risks(asked: Asked) -> Part:
    lines = [*_of_agreements(asked), *_of_promises(asked), *_of_silence(asked)]
    if isinstance(asked.subject, Organisation):
        lines += _of_partner(asked.subject, asked)
    if isinstance(asked.subject, Engagement):
        lines += _of_visit(asked.subject)
    return part("risks", _("Risks"), lines)


def _of_agreements(asked: Asked) -> list[Line]:
    rows = asked.agreements()
    current = rows.filter(in_force(asked.day))
    ending = current.filter(runs_until__lte=asked.day + SOON)
    number = ending.count()
    if number:
        words = ngettext(
            "%(number)s agreement ends within half a year", "%(number)s agreements end within half a year", number
        )
        first = dates.full(end_of(ending.order_by("runs_until", "pk")[0]))
        return [Line(words % {"number": number}, detail=_("the first on %(day)s") % {"day": first}, tone="warn")]
    if asked.chief and not current.exists():
        ended = rows.filter(runs_until__lt=asked.day).aggregate(day=Max("runs_until"))["day"]
        detail = _("the last ended on %(day)s") % {"day": dates.full(PartialDate.of(ended))} if ended else ""
        return [Line(_("No agreement is in force"), detail=detail, tone="bad")]
    return []


def _of_promises(asked: Asked) -> list[Line]:
    rows = asked.promises().filter(silent_too_long(asked.day))
    ours = rows.filter(owed_by__in=[OwedBy.US, OwedBy.BOTH]).count()
    number = rows.count()
    if not number:
        return []
    words = ngettext(
        "%(number)s promise has been silent too long", "%(number)s promises have been silent too long", number
    )
    told = ngettext("%(number)s of them is ours to keep", "%(number)s of them are ours to keep", ours)
    return [Line(words % {"number": number}, detail=told % {"number": ours} if ours else "", tone="warn")]


def _of_silence(asked: Asked) -> list[Line]:
    rows = asked.meetings().filter(held_on_last__lte=asked.day)
    last = rows.aggregate(day=Max("held_on_last"))["day"]
    if last is None or asked.day - last <= SILENT:
        return []
    told = _("No meeting for %(time)s") % {"time": dates.span((asked.day - last).days)}
    return [Line(told, detail=_("the last on %(day)s") % {"day": dates.full(PartialDate.of(last))}, tone="warn")]


def _of_partner(organisation: Organisation, asked: Asked) -> list[Line]:
    lines = []
    if is_closed(organisation, asked.day):
        lines.append(Line(_("The organisation no longer exists"), tone="bad"))
    held = asked.partnerships().filter(organisation=organisation).annotate(status=status_on(asked.day)).first()
    if held is not None and held.status in (PartnershipState.DORMANT, PartnershipState.ENDED):
        state = str(PartnershipState(held.status).label)
        lines.append(Line(_("The partnership is not active: %(status)s") % {"status": state}, tone="bad"))
    if held is not None:
        rows = [row for row in answering_for(organisation) if holds(row, asked.day)]
        if not rows:
            lines.append(Line(_("Nobody on our side looks after it"), tone="bad"))
        elif not any(row.backup_id for row in rows) and len(rows) == 1:
            lines.append(Line(_("Nobody stands in for the one coordinator"), tone="warn"))
    return lines


def _of_visit(engagement: Engagement) -> list[Line]:
    row = VisitDetails.objects.filter(engagement=engagement).first()
    screening = row.screening if row else ""
    if row and screening == ScreeningResult.REFERRED:
        return [Line(_("The screening of the guests was referred to an officer"), row.screening_remark, tone="bad")]
    if row and screening == ScreeningResult.TO_DO:
        return [Line(_("The screening of the guests is still to be done"), row.screening_remark, tone="warn")]
    return []
