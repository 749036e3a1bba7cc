"""What the page of an activity shows beside its own fields."""

from syndesis.activities.models import Activity
from syndesis.activities.panels.lines import activity_lines
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.objects import Line


def parties(activity: Activity, reader: User) -> list[Line]:
    """Who takes part and as what, as far as the reader may know them."""
    rows = activity.parties.filter(
        organisation__in=Organisation.objects.filter(directory.organisations.scope(reader, "view"))
    )
    return [
        Line(
            title=row.organisation.name,
            url=row.organisation.get_absolute_url(),
            detail=row.get_role_display(),
            icon="landmark" if row.organisation.is_home else "building-2",
            subject=row,
        )
        for row in rows.select_related("organisation")
    ]


def parts(activity: Activity, reader: User) -> list[Line]:
    """What it is made of: its editions, modules, sub-projects."""
    return activity_lines(Activity.objects.filter(parent=activity), reader)


def statuses(activity: Activity, reader: User) -> list[Line]:
    """Its story, the latest first."""
    rows = list(activity.status_changes.all())
    return [
        Line(title=row.get_status_display(), detail=row.remark, end=dates.full(row.reached_on), subject=row)
        for row in reversed(rows)
    ]
