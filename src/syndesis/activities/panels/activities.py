"""What the page of an activity shows beside its own fields."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse

from syndesis.activities.choices import ActivityRole
from syndesis.activities.models import Activity
from syndesis.activities.panels.lines import activity_line, seen
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.objects import Line

ORDER = [
    ActivityRole.LEAD,
    ActivityRole.HOST,
    ActivityRole.FUNDER,
    ActivityRole.INDUSTRIAL,
    ActivityRole.PARTNER,
    ActivityRole.ASSOCIATE,
]
DEEPEST = 4


def parties(activity: Activity, reader: User) -> list[Line]:
    """Who takes part and as what, as far as the reader may know them; who leads comes first, mere partners last."""
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
        for row in sorted(rows.select_related("organisation"), key=lambda row: ORDER.index(ActivityRole(row.role)))
    ]


def parts(activity: Activity, reader: User) -> list[Line]:
    """What it is made of: its editions, projects, laboratories, with their own parts below them."""
    below: defaultdict[int | None, list[Activity]] = defaultdict(list)
    level = [activity]
    for _depth in range(DEEPEST):
        level = list(seen(Activity.objects.filter(parent__in=level), reader)) if level else []
        for part in level:
            below[part.parent_id].append(part)
    return list(_tree(activity, below, 0))


def _tree(activity: Activity, below: dict[int | None, list[Activity]], depth: int) -> Iterator[Line]:
    for part in below.get(activity.pk, ()):
        yield activity_line(part, depth=depth)
        yield from _tree(part, below, depth + 1)


def goals_served(activity: Activity, reader: User) -> list[Line]:
    """The sustainable-development goals that it serves, each leading to all that do."""
    listed = reverse("web:activities")
    return [
        Line(title=row.get_goal_display(), url=f"{listed}?development_goal={row.goal}", icon="target", subject=row)
        for row in activity.development_goals.all()
    ]


def statuses(activity: Activity, reader: User) -> list[Line]:
    """Its story, the latest first."""
    rows = list(activity.status_changes.all())
    return [
        Line(title=row.get_status_display(), detail=row.remark, end=dates.full(row.reached_on), subject=row)
        for row in reversed(rows)
    ]
