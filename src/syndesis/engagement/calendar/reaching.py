"""Which organisations a calendar is about, and the rows of any table that are about them."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from syndesis.core.models import HistoryEvent
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.directory.reach import below, in_countries
from syndesis.engagement.calendar.entries import Within


def organisations_of(within: Within) -> QuerySet[Organisation] | None:
    """The organisations of the partner or the region that is asked for, with all below them; None: all of them."""
    if within.organisation is not None:
        return Organisation.objects.filter(below([within.organisation.path]))
    if within.region is not None:
        countries = set(within.region.countries.values_list("country", flat=True))
        own = home()
        return Organisation.objects.filter(in_countries(countries, own.path if own else ""))
    return None


def days_of(within: Within, column: str, until: str = "") -> Q:
    """Rows whose partial date, or span of such, lies at least partly within the days asked for."""
    ends = Q(**{f"{column}_last__gte": within.first})
    if until:
        ends = (ends & Q(**{f"{until}_last": None})) | Q(**{f"{until}_last__gte": within.first})
    return ends & (Q(**{f"{column}_first__lte": within.last}) if within.last else Q())


def last_day_of(within: Within, column: str) -> Q:
    """Rows whose partial date ends within the days asked for: what is due in a month is due on its last day."""
    until = Q(**{f"{column}_last__lte": within.last}) if within.last else Q()
    return Q(**{f"{column}_last__gte": within.first}) & until


def revised(rows: QuerySet[Any], within: Within) -> QuerySet[Any]:
    """With how often each row was changed and when last, where the calendar is asked for that."""
    if not within.with_revisions:
        return rows
    events = HistoryEvent.objects.filter(model=rows.model._meta.label_lower, object_id=OuterRef("pk"))
    number = events.order_by().values("object_id").annotate(number=Count("pk")).values("number")
    return rows.annotate(
        revisions=Coalesce(Subquery(number), 0), changed_at=Subquery(events.order_by("-id").values("at")[:1])
    )


def facts_of(row: Any) -> dict[str, Any]:
    """What `revised` told of a row."""
    number = getattr(row, "revisions", 0)
    return {"revisions": max(number - 1, 0), "changed_at": getattr(row, "changed_at", None)}


def is_within(within: Within, day: date) -> bool:
    return within.first <= day and (within.last is None or day <= within.last)
