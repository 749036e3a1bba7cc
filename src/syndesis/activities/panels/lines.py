"""Activities as lines of a panel, within the reader's scope."""

from django.db.models import QuerySet

from syndesis.activities import policies
from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of, period
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects import Line


def activity_lines(rows: QuerySet[Activity], reader: User, besides: Organisation | None = None) -> list[Line]:
    return [activity_line(row, besides) for row in seen(rows, reader)]


def seen(rows: QuerySet[Activity], reader: User) -> QuerySet[Activity]:
    """Those of them that the reader may see, with what a line says of them."""
    found = rows.filter(policies.activities.scope(reader, "view"), archived_at=None)
    return found.prefetch_related("parties__organisation")


def activity_line(row: Activity, besides: Organisation | None = None, depth: int = 0, detail: str = "") -> Line:
    """`detail` goes before what is said of every activity."""
    return Line(
        title=row.title,
        url=row.get_absolute_url(),
        detail=" · ".join(filter(None, (detail, row.get_kind_display(), partners_of(row, besides)))),
        end=period(row) or row.get_status_display(),
        icon="layers",
        depth=depth,
        subject=row,
    )
