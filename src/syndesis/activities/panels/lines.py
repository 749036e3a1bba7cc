"""Activities as lines of a panel, within the reader's scope."""

from django.db.models import QuerySet

from syndesis.activities import policies
from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of, period
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects import Line


def activity_lines(rows: QuerySet[Activity], reader: User, besides: Organisation | None = None) -> list[Line]:
    seen = rows.filter(policies.activities.scope(reader, "view"), archived_at=None)
    return [
        Line(
            title=row.title,
            url=row.get_absolute_url(),
            detail=" · ".join(filter(None, (row.get_kind_display(), partners_of(row, besides)))),
            end=period(row) or row.get_status_display(),
            icon="layers",
            subject=row,
        )
        for row in seen.prefetch_related("parties__organisation")
    ]
