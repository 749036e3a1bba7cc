"""Taking a merge back: all that it moved returns."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Change, HistoryEvent
from syndesis.core.policies import policy_of
from syndesis.core.services import Refused
from syndesis.directory.merging import organisations, people
from syndesis.directory.merging.patience import as_they_reach_now, locked, one_at_a_time, patiently
from syndesis.directory.merging.tree import repath
from syndesis.directory.models import Organisation

DEEDS = (organisations.MERGED, people.MERGED)
TAKEN_BACK = "Merge taken back"


def merge_of(gone: Any) -> Change | None:
    """The deed by which a record was merged into another."""
    events = HistoryEvent.objects.filter(
        model=gone._meta.label_lower, object_id=gone.pk, change__reason__in=DEEDS, change__taken_back_by=None
    )
    for event in events.select_related("change").order_by("-pk"):
        if event.old and event.old.get("merged_into_id") is None:  # else what it was merged into was merged in turn
            return event.change
    return None


def take_back(gone: Any, *, by: Actor) -> Any:
    """Make two records of one again, as both were before. Raises ChangedSince, with the list of what stands against
    it, where what the merge wrote was changed since."""
    return patiently(lambda: _take_back(gone, by))


def _take_back(gone: Any, by: Actor) -> Any:
    model = type(gone)
    with recording(by, TAKEN_BACK):
        one_at_a_time()
        now = model._default_manager.get(pk=gone.pk)
        rows = locked(model, {now.pk, now.merged_into_id} - {None})
        deed = merge_of(now) if now.merged_into_id else None
        if deed is None:
            raise Refused(_("“%(record)s” is not merged into any other.") % {"record": now})
        policy_of(model).check(by.user, rows[now.merged_into_id])
        places = _places(deed)
        undo([deed], by=by, reason=TAKEN_BACK)
        _bring_along(places)
        policy_of(model).check_all(as_they_reach_now(by.user), list(rows.values()))
        now.refresh_from_db()
    return now


def _places(deed: Change) -> dict[int, str]:
    """Where the organisations that a deed wrote stand in the tree now."""
    written = HistoryEvent.objects.filter(change=deed, model=Organisation._meta.label_lower).values("object_id")
    return dict(Organisation.objects.filter(pk__in=written).values_list("pk", "path"))


def _bring_along(places: Mapping[int, str]) -> None:
    """What has become part of an organisation since the merge returns with it."""
    now = dict(Organisation.objects.filter(pk__in=places).values_list("pk", "path"))
    for key, path in sorted(places.items(), key=lambda place: -len(place[1])):
        if key in now and now[key] != path:
            repath(path, now[key])
