"""Writing activities: registering them, changing them, moving them from status to status."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from syndesis.activities import policies
from syndesis.activities.choices import CLOSED_STATUSES, ActivityRole, ActivityStatus
from syndesis.activities.following import tell_of
from syndesis.activities.models import Activity, ActivityField, ActivityObjective, ActivityParty, ActivityStatusChange
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused, refuse_reversed
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.services import assign

TITLE, REMARK = 300, 300


def register_activity(*, by: Actor, title: str, **fields: Any) -> Activity:
    """Create an activity in its first known `status`, held since `status_on`, with the `organisations` that take part;
    `roles` says what those are that are more than partners. Raises Refused where it ends before it starts."""
    return register_activities([{"title": title, **fields}], by=by)[0]


def register_activities(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Activity]:
    """The bulk twin of `register_activity`: all are made or none."""
    given = [dict(row) for row in rows]
    parties = [_parties(row.pop("organisations", ()), row.pop("roles", None) or {}) for row in given]
    objectives = [row.pop("objectives", ()) for row in given]
    about = [row.pop("fields", ()) for row in given]
    with recording(by, "Activity registered" if len(given) == 1 else "Activities registered"):
        unit = own_unit(by.user)
        for row in given:
            row["title"] = row["title"][:TITLE]
            row.setdefault("owner_unit", unit)
            refuse_reversed(row.get("starts_on"), row.get("ends_on"), "ends_on")
        made = Activity.objects.bulk_create([Activity(**row) for row in given])
        ActivityParty.objects.bulk_create(
            [
                ActivityParty(activity=activity, organisation=organisation, role=role)
                for activity, roles in zip(made, parties, strict=True)
                for organisation, role in roles.items()
            ]
        )
        ActivityStatusChange.objects.bulk_create(
            [ActivityStatusChange(activity=each, status=each.status, reached_on=each.status_on) for each in made]
        )
        ActivityObjective.objects.bulk_create(
            [
                ActivityObjective(activity=activity, objective=objective)
                for activity, served in zip(made, objectives, strict=True)
                for objective in dict.fromkeys(served)
            ]
        )
        ActivityField.objects.bulk_create(
            [
                ActivityField(activity=activity, field=each)
                for activity, fields in zip(made, about, strict=True)
                for each in dict.fromkeys(fields)
            ]
        )
        policies.activities.check_all(by.user, made)
    return made


def _parties(organisations: Iterable[Organisation], roles: Mapping[Organisation, str]) -> dict[Organisation, str]:
    return {**dict.fromkeys(organisations, str(ActivityRole.PARTNER)), **roles}


def revise_activity(activity: Activity, *, by: Actor, **fields: Any) -> Activity:
    """Change an activity; the organisations that stay keep their roles. Its status is moved by `set_status`. Raises
    Refused where it would end before it starts, or be part of itself."""
    with recording(by, "Activity changed"):
        policies.activities.check(by.user, activity)
        if fields.get("parent"):
            _refuse_circle(activity, fields["parent"])
        assign(activity, fields)
        refuse_reversed(activity.starts_on, activity.ends_on, "ends_on")
        policies.activities.check(by.user, activity)
    return activity


def _refuse_circle(activity: Activity, parent: Activity) -> None:
    """Raises Refused where the activity would be part of itself, at whatever remove."""
    above: Activity | None = parent
    passed: set[int] = set()
    while above is not None and above.pk not in passed:
        passed.add(above.pk)
        above = above.parent
    if activity.pk in passed:
        raise Refused(_("An activity cannot be part of itself, nor of one of its own parts."), "parent")


def add_party(
    activity: Activity, *, by: Actor, organisation: Organisation, role: str = ActivityRole.PARTNER
) -> ActivityParty:
    """Say that an organisation takes part, and as what; it has one role, the one said last."""
    with recording(by, "Party added"):
        policies.activities.check(by.user, activity)
        party, made = ActivityParty.objects.get_or_create(
            activity=activity, organisation=organisation, defaults={"role": role}
        )
        if not made and party.role != role:
            party.role = role
            party.save(update_fields=["role"])
    return party


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
