"""What is coming: agreements that end, visits and meetings, anniversaries of partnerships."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.ladders import come_to_a_rung
from syndesis.agreements.wording import agreement_title, end_of
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.directory.queries import ROUND
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.wording import engagement_title, held
from syndesis.lib.partial_dates import PartialDate
from syndesis.web.today.narrowed import narrowed

SHOWN = 8
DEADLINE = timedelta(days=180)
YEAR = timedelta(days=365)


def agreements_ending(user: User, today: date, *, mine: bool = False, told_on: date | None = None) -> dict[str, Any]:
    """`told_on`: without those that have come to no further rung of their ladder since that day."""
    rows, url = narrowed(
        AgreementType,
        user,
        mine=mine,
        status=[each.value for each in IN_FORCE],
        runs_until_from=str(today),
        runs_until_until=str(today + DEADLINE),
        sort="runs_until",
    )
    if told_on is not None:
        rows = rows.filter(come_to_a_rung(told_on, today))
    return {
        "title": _("Agreements that end soon"),
        "count": rows.count(),
        "url": url,
        "lines": [
            {
                "title": agreement_title(agreement),
                "url": agreement.get_absolute_url(),
                "icon": "scroll-text",
                "end": dates.full(end_of(agreement)),
            }
            for agreement in rows[:SHOWN]
        ],
    }


def visits_ahead(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    """Engagements of today and later, the next first."""
    rows, url = narrowed(EngagementType, user, mine=mine, held_on_from=str(today), sort="held_on_last")
    return {
        "title": _("Visits and meetings ahead"),
        "count": rows.count(),
        "url": url,
        "lines": [
            {
                "title": engagement_title(each),
                "url": each.get_absolute_url(),
                "icon": "calendar",
                "detail": " · ".join(filter(None, (each.city, str(each.get_direction_display())))),
                "end": held(each),
            }
            for each in rows[:SHOWN]
        ],
    }


def anniversaries(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    """Of partnerships, in the year ahead, the next first."""
    rows, url = narrowed(PartnerType, user, mine=mine, anniversary=str(YEAR.days))
    # Without what the list of partners annotates: it takes ten times as long as the rest.
    reached = Organisation.objects.filter(pk__in=rows.order_by().values("pk"))
    began = reached.values_list("pk", "partnership__started_on")
    ahead = sorted((day, years, pk) for pk, started in began for day, years in _anniversary(started, today))
    partners = Organisation.objects.in_bulk([pk for _day, _years, pk in ahead[:SHOWN]])
    return {
        "title": _("Anniversaries in the year ahead"),
        "count": len(ahead),
        "url": url,
        "lines": [
            {
                "title": partners[pk].name,
                "url": partners[pk].get_absolute_url(),
                "icon": "handshake",
                "detail": ngettext("%(years)s year together", "%(years)s years together", years) % {"years": years},
                "end": date_format(day, "DATE_FORMAT"),
            }
            for day, years, pk in ahead[:SHOWN]
        ],
    }


def _anniversary(started: PartialDate | None, today: date) -> Iterator[tuple[date, int]]:
    """Of what started then: its next anniversary of a round number of years, where it lies in the year ahead."""
    if not started:
        return
    for year in (today.year, today.year + 1):
        years = year - started.first.year
        day = dates.anniversary(started.first, years)
        if years > 0 and years % ROUND == 0 and today <= day <= today + YEAR:
            yield day, years
