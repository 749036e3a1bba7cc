"""Reading the history of records."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, F, Max, Min, Model, Q, QuerySet
from django.db.models.functions import Coalesce

from syndesis.core.history.parts import rows_of
from syndesis.core.models import HistoryEvent, Operation
from syndesis.core.together import together


def events_of(obj: Model) -> QuerySet[HistoryEvent]:
    """The events of one row, newest first, with their deeds."""
    return _newest_first(Q(model=obj._meta.label_lower, object_id=obj.pk))


def whole_history(obj: Model) -> QuerySet[HistoryEvent]:
    """The events of a record and of all that belongs to it, such as its parties; newest first, with their deeds."""
    wanted = Q(pk__in=[])
    for model, owners in rows_of(type(obj), [obj.pk]):
        wanted |= Q(model=model._meta.label_lower, object_id__in=list(owners))
    return _newest_first(wanted)


def history_about(obj: Model, tables: Collection[type[Model]]) -> QuerySet[HistoryEvent]:
    """The events of rows whose generic link (`content_type`, `object_id`) leads or led to a record, such as its notes;
    newest first, with their deeds."""
    kind, wanted = ContentType.objects.get_for_model(obj), Q(pk__in=[])
    for table in tables:
        live = (
            table._default_manager.filter(content_type=kind, object_id=obj.pk).order_by().values_list("pk", flat=True)
        )
        gone = HistoryEvent.objects.filter(
            model=table._meta.label_lower,
            operation=Operation.DELETE,
            old__content_type_id=kind.pk,
            old__object_id=obj.pk,
        )
        keys = [*live, *gone.values_list("object_id", flat=True)]
        wanted |= Q(model=table._meta.label_lower, object_id__in=keys)
    return _newest_first(wanted)


def deeds_of(events: QuerySet[HistoryEvent]) -> QuerySet[HistoryEvent, Any]:
    """The deeds that some events belong to, newest first, each as {deed, first, last}: the id of its change (of a raw
    event, which is a deed by itself, the id of the event with a minus), those of its first and last event."""
    alone = Coalesce("change_id", -F("pk"), output_field=BigIntegerField())
    grouped = events.order_by().annotate(deed=alone).values("deed")
    return grouped.annotate(first=Min("pk"), last=Max("pk")).order_by("-last")


def _newest_first(wanted: Q) -> QuerySet[HistoryEvent]:
    return HistoryEvent.objects.filter(wanted).select_related("change", "change__actor").order_by("-id")


def versions_of(model: type[Model], keys: Collection[int]) -> dict[int, int]:
    """The version of each record, for optimistic locking: the id of the last event of it or of what belongs to it, so
    that bulk and raw writes count too; 0 where there is none."""
    newest = dict.fromkeys(keys, 0)
    tables = list(rows_of(model, keys))
    last = [
        HistoryEvent.objects.filter(model=table._meta.label_lower, object_id__in=list(owners))
        .order_by()
        .values_list("object_id")
        .annotate(Max("id"))
        for table, owners in tables
    ]
    most = max(len(owners) for _table, owners in tables)
    for place, key, event in together(last, most):
        owner = tables[place][1][key]
        newest[owner] = max(newest[owner], event)
    return newest


def version_of(obj: Model) -> int:
    return versions_of(type(obj), [obj.pk])[obj.pk]
