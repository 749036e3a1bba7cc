"""Reading the history of one record."""

from django.db import models
from django.db.models import Max, QuerySet

from syndesis.core.models import HistoryEvent


def events_of(obj: models.Model) -> QuerySet[HistoryEvent]:
    """The events of one row, newest first, with their deeds."""
    return (
        HistoryEvent.objects.filter(model=obj._meta.label_lower, object_id=obj.pk)
        .select_related("change", "change__actor")
        .order_by("-id")
    )


def version_of(obj: models.Model) -> int:
    """The version of a row for optimistic locking: the id of its last event; 0 where it has none."""
    newest = HistoryEvent.objects.filter(model=obj._meta.label_lower, object_id=obj.pk).aggregate(last=Max("id"))
    return newest["last"] or 0
