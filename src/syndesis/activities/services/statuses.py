"""Moving activities from status to status."""

from django.utils import timezone
from django.utils.translation import gettext_noop

from syndesis.activities import policies
from syndesis.activities.choices import CLOSED_STATUSES, ActivityStatus
from syndesis.activities.following import tell_of
from syndesis.activities.models import Activity, ActivityStatusChange
from syndesis.core.history import Actor, recording
from syndesis.core.services import refuse_reversed
from syndesis.lib.partial_dates import PartialDate

REMARK = 300


def set_status(
    activity: Activity,
    *,
    by: Actor,
    status: str,
    reached_on: PartialDate | str | None = None,
    remark: str = "",
) -> ActivityStatusChange:
    """Note that an activity came to a status. It stands at the latest of its statuses by date; one that is noted
    afterwards but lies before only enters the story."""
    with recording(by, "Activity moved"):
        policies.activities.check(by.user, activity)
        row = Activity.objects.select_for_update().get(pk=activity.pk)
        change = ActivityStatusChange.objects.create(
            activity=row, status=status, reached_on=reached_on or "", remark=remark[:REMARK]
        )
        day = ActivityStatusChange._meta.get_field("reached_on").to_python(reached_on)
        if day is None or row.status_on is None or day.last >= row.status_on.last:
            row.status, row.status_on = status, day or row.status_on
            row.save()
        tell_of(row, change, by)
    return change


def start_activity(activity: Activity, *, by: Actor) -> Activity:
    """Say that it runs from today on, which is its start where none is known."""
    return _move(activity, by, gettext_noop("Activity started"), ActivityStatus.RUNNING, "starts_on")


def pause_activity(activity: Activity, *, by: Actor) -> Activity:
    return _move(activity, by, gettext_noop("Activity paused"), ActivityStatus.PAUSED)


def resume_activity(activity: Activity, *, by: Actor) -> Activity:
    """Say that it runs again; the end at which it was closed is its end no more."""
    return _move(activity, by, gettext_noop("Activity resumed"), ActivityStatus.RUNNING)


def complete_activity(activity: Activity, *, by: Actor) -> Activity:
    """Say that it reached its end: today, where none is known. Raises Refused where it has yet to start."""
    return _move(activity, by, gettext_noop("Activity completed"), ActivityStatus.COMPLETED, "ends_on")


def drop_activity(activity: Activity, *, by: Actor) -> Activity:
    """Say that nothing more will come of it."""
    return _move(activity, by, gettext_noop("Activity dropped"), ActivityStatus.DROPPED)


def _move(activity: Activity, by: Actor, reason: str, status: ActivityStatus, day_of_it: str = "") -> Activity:
    """Brings an activity to a status as of today; said twice, it came there when it was said first."""
    today = PartialDate.of(timezone.localdate())
    with recording(by, reason):
        policies.activities.check(by.user, activity)
        row = Activity.objects.select_for_update().get(pk=activity.pk)
        if row.status == status:
            return row
        if row.status in CLOSED_STATUSES and row.ends_on and row.ends_on.last <= today.last:
            row.ends_on = None
        if day_of_it and getattr(row, day_of_it) is None:
            setattr(row, day_of_it, today)
        refuse_reversed(row.starts_on, row.ends_on, day_of_it)
        row.status, row.status_on = status, today
        row.save()
        tell_of(row, ActivityStatusChange.objects.create(activity=row, status=status, reached_on=today), by)
    return row
