"""What we do with a partner, by kind: the activities, and the promises that run without being any yet."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of, period
from syndesis.core import dates
from syndesis.directory.models import Organisation
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import promised_with
from syndesis.web.footnotes import Footnotes
from syndesis.web.partner.relation import Relation

TONES: dict[str, str] = {ActivityStatus.RUNNING: "good", ActivityStatus.PAUSED: "warn"}
STATUS_ORDER = [
    ActivityStatus.RUNNING,
    ActivityStatus.PAUSED,
    ActivityStatus.PLANNED,
    ActivityStatus.COMPLETED,
    ActivityStatus.DROPPED,
]


def running_promises(relation: Relation) -> list[Initiative]:
    """Promises that run and have become no activity: what was promised goes on, though nobody registered it."""
    return [i for i in relation.initiatives if i.stage == Stage.RUNNING and i.activity_id is None]


def activities_by_kind(relation: Relation, notes: Footnotes) -> list[dict[str, Any]]:
    """In the order of the vocabulary: {label, lines as `ui/lines.html` takes them}; what runs comes first."""
    lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for activity in sorted(relation.activities, key=lambda row: STATUS_ORDER.index(ActivityStatus(row.status))):
        lines[activity.kind].append(_activity(activity, relation.organisation, notes))
    for promise in running_promises(relation):
        lines[promise.activity_kind or ActivityKind.OTHER].append(_promise(promise, relation.organisation, notes))
    return [{"label": kind.label, "lines": lines[kind]} for kind in ActivityKind if kind in lines]


def _activity(activity: Activity, besides: Organisation, notes: Footnotes) -> dict[str, Any]:
    return {
        "title": activity.title,
        "url": activity.get_absolute_url(),
        "detail": " · ".join(filter(None, (period(activity), partners_of(activity, besides=besides)))),
        "end": activity.get_status_display(),
        "tone": TONES.get(activity.status, ""),
        "footnotes": notes.of(activity),
    }


def _promise(promise: Initiative, besides: Organisation, notes: Footnotes) -> dict[str, Any]:
    since = _("promise, running since %(day)s") % {"day": dates.full(promise.stage_on)} if promise.stage_on else ""
    return {
        "title": promise.title,
        "url": promise.get_absolute_url(),
        "detail": " · ".join(filter(None, (since or _("promise"), promised_with(promise, besides)))),
        "end": promise.get_stage_display(),
        "tone": TONES[ActivityStatus.RUNNING],
        "footnotes": notes.of(promise),
    }
