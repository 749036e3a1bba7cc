"""Promises that were kept: what the page of a promise shows of the activity that it became, and the reverse."""

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity
from syndesis.activities.wording import period
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


def promised_as(activity: Activity, reader: User) -> list[Line]:
    """The promises that became an activity."""
    rows = Initiative.objects.filter(policies.initiatives.scope(reader, "view"), archived_at=None, activity=activity)
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
