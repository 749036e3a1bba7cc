"""Promises that were kept: what the page of one shows of the activity or agreement it became, and the reverse."""

from django.db.models import Model

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity
from syndesis.activities.wording import period
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement, Obligation
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.engagement import policies
from syndesis.engagement.models import Initiative
from syndesis.objects import Line


def became(initiative: Initiative, reader: User) -> list[Line]:
    """The activity that a promise became."""
    rows = Activity.objects.filter(activities.activities.scope(reader, "view"), archived_at=None)
    return [
        Line(
            title=row.title,
            url=row.get_absolute_url(),
            detail=" · ".join(filter(None, (row.get_kind_display(), period(row)))),
            end=row.get_status_display(),
            icon="layers",
            subject=row,
        )
        for row in rows.filter(pk=initiative.activity_id or 0)
    ]


def agreed(initiative: Initiative, reader: User) -> list[Line]:
    """The agreement that a promise became."""
    rows = Agreement.objects.filter(agreements.agreements.scope(reader, "view"), archived_at=None)
    return [
        Line(
            agreement_title(row), row.get_absolute_url(), end=row.get_status_display(), icon="scroll-text", subject=row
        )
        for row in rows.filter(pk=initiative.agreement_id or 0).prefetch_related("parties__organisation")
    ]


def promised_as(activity: Activity, reader: User) -> list[Line]:
    """The promises that became an activity."""
    return _promises(reader, activity=activity)


def promised_before(agreement: Agreement, reader: User) -> list[Line]:
    """The promises that became an agreement."""
    return _promises(reader, agreement=agreement)


def promised_to_fulfil(obligation: Obligation, reader: User) -> list[Line]:
    """The promises by which an obligation is met."""
    return _promises(reader, obligation=obligation)


def _promises(reader: User, **what: Model) -> list[Line]:
    rows = Initiative.objects.filter(policies.initiatives.scope(reader, "view"), archived_at=None, **what)
    return [
        Line(
            title=row.title,
            url=row.get_absolute_url(),
            detail=row.get_stage_display(),
            end=dates.full(row.stage_on),
            icon="handshake",
            subject=row,
        )
        for row in rows
    ]
