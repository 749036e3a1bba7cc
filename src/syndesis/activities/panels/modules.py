"""What a partner's page shows of schools and programmes from outside: the modules that it holds with us."""

from syndesis.activities import policies
from syndesis.activities.models import Activity, Module
from syndesis.activities.wording import period
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.objects import Line


def held_with_us(organisation: Organisation, reader: User) -> list[Line]:
    """The modules held with an organisation or a part of it, of schools that the reader may see, the newest first."""
    seen = Activity.objects.filter(policies.activities.scope(reader, "view"), archived_at=None)
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    rows = Module.objects.filter(owner__in=whole, activity__in=seen.values("pk")).select_related("activity")
    rows = rows.order_by("-activity__starts_on_first", "-activity", "pk")
    return [
        Line(
            row.title,
            row.activity.get_absolute_url(),
            detail=row.activity.title,
            end=period(row.activity) or str(row.activity.get_status_display()),
            icon="layers",
            subject=row.activity,
        )
        for row in rows
    ]
