"""Reading the history of records."""

from collections.abc import Collection

from django.db.models import Max, Model, Q, QuerySet

from syndesis.core.history.parts import rows_of
from syndesis.core.models import HistoryEvent


def events_of(obj: Model) -> QuerySet[HistoryEvent]:
    """The events of one row, newest first, with their deeds."""
    return _newest_first(Q(model=obj._meta.label_lower, object_id=obj.pk))


def whole_history(obj: Model) -> QuerySet[HistoryEvent]:
    """The events of a record and of all that belongs to it, such as its parties; newest first, with their deeds."""
    wanted = Q(pk__in=[])
    for model, owners in rows_of(type(obj), [obj.pk]):
        wanted |= Q(model=model._meta.label_lower, object_id__in=list(owners))
    return _newest_first(wanted)


def _newest_first(wanted: Q) -> QuerySet[HistoryEvent]:
    return HistoryEvent.objects.filter(wanted).select_related("change", "change__actor").order_by("-id")


def versions_of(model: type[Model], keys: Collection[int]) -> dict[int, int]:
    """The version of each record, for optimistic locking: the id of the last event of it or of what belongs to it, so
    that bulk and raw writes count too; 0 where there is none."""
    newest = dict.fromkeys(keys, 0)
    for table, owners in rows_of(model, keys):
        last = HistoryEvent.objects.filter(model=table._meta.label_lower, object_id__in=list(owners))
        for key, event in last.values_list("object_id").annotate(Max("id")):
            newest[owners[key]] = max(newest[owners[key]], event)
    return newest


def version_of(obj: Model) -> int:
    return versions_of(type(obj), [obj.pk])[obj.pk]
