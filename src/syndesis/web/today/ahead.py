"""What is coming: agreements that end, visits and meetings, anniversaries of partnerships."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements import policies as agreements
from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Partnership
from syndesis.engagement import policies as engagement
from syndesis.engagement import queries as engagement_queries
from syndesis.engagement.wording import engagement_title, held

SHOWN = 8
DEADLINE = timedelta(days=180)
YEAR = timedelta(days=365)
ROUND = 5
"""An anniversary is a multiple of so many years."""
OLDEST = 300
"""No partnership is older, in years."""


def agreements_ending(user: User, today: date) -> dict[str, Any]:
    rows = Agreement.objects.filter(
        agreements.agreements.scope(user, "view"),
        archived_at=None,
        status=AgreementStatus.SIGNED,
        ends_on_last__range=(today, today + DEADLINE),
    )
    return {
        "title": _("Agreements that end soon"),
        "count": rows.count(),
        "url": reverse("web:agreements") + "?sort=ends_on_last",
        "lines": [
            {
                "title": agreement_title(agreement),
                "url": agreement.get_absolute_url(),
                "icon": "scroll-text",
                "end": dates.full(agreement.ends_on),
            }
            for agreement in rows.prefetch_related("parties__organisation").order_by("ends_on_last", "pk")[:SHOWN]
        ],
    }


def visits_ahead(user: User, today: date) -> dict[str, Any]:
    """Engagements of today and later, the next first."""
    rows = engagement_queries.occasions().filter(
        engagement.engagements.scope(user, "view"), archived_at=None, no_later_than=False, held_on_last__gte=today
    )
    shown = rows.prefetch_related("participants__organisation", "sessions").order_by("held_on_first", "pk")
    return {
        "title": _("Visits and meetings ahead"),
        "count": rows.count(),
        "url": reverse("web:engagements"),
        "lines": [
            {
                "title": engagement_title(each),
                "url": each.get_absolute_url(),
                "icon": "calendar",
                "detail": " · ".join(filter(None, (each.city, str(each.get_direction_display())))),
                "end": held(each),
            }
            for each in shown[:SHOWN]
        ],
    }


def anniversaries(user: User, today: date) -> dict[str, Any]:
    """Of partnerships, in the year ahead."""
    ahead = []
    for partnership in _candidates(user, today):
        assert partnership.started_on is not None
        start = partnership.started_on.first
        for year in (today.year, today.year + 1):
            years = year - start.year
            day = dates.anniversary(start, years)
            if years > 0 and years % ROUND == 0 and today <= day <= today + YEAR:
                ahead.append((day, years, partnership))
    ahead.sort(key=lambda row: (row[0], row[2].pk))
    return {
        "title": _("Anniversaries in the year ahead"),
        "count": len(ahead),
        "url": reverse("web:partners"),
        "lines": [
            {
                "title": str(partnership),
                "url": partnership.organisation.get_absolute_url(),
                "icon": "handshake",
                "detail": ngettext("%(years)s year together", "%(years)s years together", years) % {"years": years},
                "end": date_format(day, "DATE_FORMAT"),
            }
            for day, years, partnership in ahead[:SHOWN]
        ],
    }


def _candidates(user: User, today: date) -> QuerySet[Partnership]:
    """The partnerships whose age will be a round number of years this year or next: few, so that Python sees few."""
    begun = [year - age for year in (today.year, today.year + 1) for age in range(ROUND, OLDEST, ROUND)]
    seen = Organisation.objects.filter(directory.organisations.scope(user, "view")).values("pk")
    rows = Partnership.objects.filter(directory.partnerships.scope(user, "view"), organisation__in=seen)
    rows = rows.annotate(begun=ExtractYear("started_on_first")).filter(archived_at=None, begun__in=begun)
    return rows.select_related("organisation")
