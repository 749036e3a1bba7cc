"""What a partner's page shows of schools and marathons from outside: the modules and tracks that it holds with us."""

from typing import Any

from django.db.models import QuerySet

from syndesis.activities import policies
from syndesis.activities.models import Activity, Module, Track
from syndesis.activities.wording import period
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below
from syndesis.objects import Line


def held_with_us(organisation: Organisation, reader: User) -> list[Line]:
    """The modules held with an organisation or a part of it, of schools that the reader may see, the newest first."""
    return _held(Module.objects.filter(owner__in=_whole(organisation)), reader)


def tracks_with_us(organisation: Organisation, reader: User) -> list[Line]:
    """The same of the tracks of marathons; how many they are stands beside the title."""
    return _held(Track.objects.filter(organisation__in=_whole(organisation)), reader)


def _whole(organisation: Organisation) -> QuerySet[Organisation, Any]:
    return Organisation.objects.filter(below([organisation.path])).values("pk")


def _held(parts: QuerySet[Any], reader: User) -> list[Line]:
    seen = Activity.objects.filter(policies.activities.scope(reader, "view"), archived_at=None)
    rows = parts.filter(activity__in=seen.values("pk")).select_related("activity")
    return [
        Line(
            row.title,
            row.activity.get_absolute_url(),
            detail=row.activity.title,
            end=period(row.activity) or str(row.activity.get_status_display()),
            icon="layers",
            subject=row,
        )
        for row in rows.order_by("-activity__starts_on_first", "-activity", "pk")
    ]
