"""The agreements that come to an end, in lanes by how soon it must be decided what comes after them."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.ending import lanes_of
from syndesis.agreements.queries.risk import valid_on
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core import dates
from syndesis.directory.wording import others, together
from syndesis.objects.fetching import with_related
from syndesis.web.agreement_views.shapes import Seen, ShapeView

SHOWN = 50
"""Cards of a lane; all of them are on the list."""
HIGH = 3
"""From this risk on a card says so in a tone."""


class BoardView(ShapeView):
    template = "web/agreement_views/board.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        keys = lanes_of(seen.rows, seen.today)
        shown = {key for some in keys.values() for key in some[:SHOWN]}
        rows = with_related(Agreement.objects.all(), AgreementType).in_bulk(shown)
        risks = _risks(rows.values(), seen.today)
        lanes = []
        for lane, some in keys.items():
            lanes.append(
                {
                    "key": lane.name.lower(),
                    "label": str(lane.label),
                    "count": len(some),
                    "url": seen.url("lane", lane=str(lane)),
                    "more": max(0, len(some) - SHOWN),
                    "cards": [_card(rows[key], risks.get(key), seen.today) for key in some[:SHOWN]],
                }
            )
        return {"title": _("Agreements that come to an end"), "lanes": lanes, "drawn": bool(shown)}


def _risks(agreements: Any, today: date) -> dict[int, Any]:
    """The highest valid assessment of the parties of each, where any has one."""
    parties = {row.pk: [each.organisation for each in row.parties.all()] for row in agreements}
    known = valid_on({each.pk: each for some in parties.values() for each in some}.values(), today)
    found = {}
    for key, organisations in parties.items():
        levels = [known[each.pk] for each in organisations if each.pk in known]
        if levels:
            found[key] = max(levels, key=lambda row: row.level)
    return found


def _card(agreement: Agreement, risk: Any, today: date) -> dict[str, Any]:
    named = together(others(party.organisation for party in agreement.parties.all()))
    days = (agreement.decide_by - today).days if agreement.decide_by else None
    return {
        "key": agreement.pk,
        "title": named or agreement_title(agreement),
        "url": agreement.get_absolute_url(),
        "detail": agreement_title(agreement) if named else "",
        "then": "" if agreement.status == AgreementStatus.RENEWED else if_nobody_acts(agreement),
        "status": str(agreement.get_status_display()),
        "officer": str(agreement.officer or ""),
        "day": date_format(agreement.decide_by, "DATE_FORMAT") if agreement.decide_by else "",
        "left": _left(days) if agreement.status in (AgreementStatus.ACTIVE, AgreementStatus.REVIEW) else "",
        "late": days is not None and days < 0 and agreement.status == AgreementStatus.ACTIVE,
        "risk": str(risk.get_level_display()) if risk else "",
        "risky": risk is not None and risk.level >= HIGH,
    }


def _left(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return _("%(time)s overdue") % {"time": dates.span(-days)}
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
