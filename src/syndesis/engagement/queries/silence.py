"""Which promises nobody has spoken of for too long.

A promise is spoken of when it comes to a stage, when it stands on the agenda of a meeting that took place, when an
action about it is done, when somebody writes a note on it. What has become an activity or agreement is told there, and
is never silent.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.models import Note
from syndesis.engagement.choices import OPEN_STAGES, Stage
from syndesis.engagement.models import AgendaItem, Initiative, SilenceLimit
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action

USUAL_DAYS: dict[Stage, int | None] = {
    Stage.MENTIONED: 180,
    Stage.DISCUSSED: 90,
    Stage.PROPOSED: 60,
    Stage.AGREED: 60,
    Stage.RUNNING: 180,
}
"""After so many days without a word a promise is silent: what is agreed waits for somebody sooner than what somebody
only mentioned. Settings change them."""
ABOUT_PROMISES = {"content_type__app_label": "engagement", "content_type__model": "initiative"}
WAITING = Q(stage__in=OPEN_STAGES, activity=None, agreement=None)


def days_of_silence() -> dict[Stage, int | None]:
    """The limits in force, by stage."""
    return USUAL_DAYS | {Stage(stage): days for stage, days in SilenceLimit.objects.values_list("stage", "days")}


def promises_with_silence() -> QuerySet[Initiative]:
    """Promises, each with the day on which an open one was last spoken of, as `silent_since`."""
    last = Greatest(
        F("stage_on_last"),
        *(Coalesce(Subquery(days), F("stage_on_last")) for days in _days_of(OuterRef("pk"))),
    )
    return Initiative.objects.annotate(silent_since=Case(When(WAITING, then=last), output_field=DateField()))


def _days_of(promise: OuterRef) -> list[QuerySet[Any, Any]]:
    """The last day of each way to speak of a promise."""
    on_agenda = _agendas().filter(initiative=promise).order_by("-engagement__held_on_last")
    done = _done().filter(object_id=promise).order_by("-done_at").annotate(day=TruncDate("done_at"))
    noted = _notes().filter(object_id=promise).order_by("-written_at").annotate(day=TruncDate("written_at"))
    return [on_agenda.values("engagement__held_on_last")[:1], done.values("day")[:1], noted.values("day")[:1]]


def silent_too_long(today: date | None = None) -> Q:
    """Promises of which nobody has spoken for longer than the limit of their stage."""
    return _silent_for(lambda days: days, today)


def silent_soon(today: date | None = None) -> Q:
    """Those that have been silent for half of it, and not for all."""
    return _silent_for(lambda days: days // 2, today) & ~silent_too_long(today)


def _silent_for(allowed: Callable[[int], int], today: date | None) -> Q:
    """Asked the other way round, of those that were spoken of lately, which are few: no promise is looked at by
    itself."""
    today = today or timezone.localdate()
    stages = defaultdict(list)
    for stage, days in days_of_silence().items():
        if days is not None and stage in OPEN_STAGES:
            stages[allowed(days)].append(stage)
    found = Q(pk__in=[])
    for days, those in stages.items():
        since = today - timedelta(days=days)
        found |= Q(stage__in=those, stage_on_last__lt=since) & ~_spoken_of_since(since)
    return Q(activity=None, agreement=None) & found


def _spoken_of_since(day: date) -> Q:
    met = _agendas().filter(engagement__held_on_last__gte=day).values("initiative")
    done = _done().filter(done_at__date__gte=day).values("object_id")
    noted = _notes().filter(written_at__date__gte=day).values("object_id")
    return Q(pk__in=met) | Q(pk__in=done) | Q(pk__in=noted)


def _agendas() -> QuerySet[AgendaItem]:
    """Items about promises, of meetings that took place."""
    return AgendaItem.objects.exclude(initiative=None).filter(
        engagement__held_on_last__lte=timezone.localdate(), engagement__archived_at=None
    )


def _done() -> QuerySet[Action]:
    return Action.objects.filter(**ABOUT_PROMISES, status=ActionStatus.DONE, archived_at=None)


def _notes() -> QuerySet[Note]:
    return Note.objects.filter(**ABOUT_PROMISES)


def spoken_of_lately(today: date | None = None) -> Q:
    """Those that wait, of which somebody has spoken within half of the limit, or for which there is none."""
    return WAITING & Q(stage_on_last__isnull=False) & ~silent_too_long(today) & ~silent_soon(today)


def of_no_day() -> Q:
    """Those that wait since nobody knows when: of them, silence cannot be told."""
    return WAITING & Q(stage_on_last=None)


def asked_by_silence(text: str) -> Q:
    """The condition of the list: `silent=yes`. Raises ValueError."""
    asked = {"yes": silent_too_long, "soon": silent_soon, "no": spoken_of_lately, "unknown": of_no_day}.get(text)
    if asked is None:
        raise ValueError(_("Write “yes” for those silent too long, “soon”, “no” or “unknown” for the others."))
    return asked()
