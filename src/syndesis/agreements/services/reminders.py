"""Reminding of agreements that are to be decided: made day by day, seen to or put off by people, told to managers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementReminder
from syndesis.agreements.queries.ladders import Ladder, ladders
from syndesis.agreements.queries.reminders import to_decide, unanswered, undecided
from syndesis.core.history import Actor, recording
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused

AT_ONCE = 1000


@dataclass(frozen=True)
class Reminded:
    """What a day's work came to."""

    made: int = 0
    dropped: int = 0
    escalated: int = 0


def remind(day: date, *, by: Actor) -> Reminded:
    """Bring the reminders of all agreements up to a day: those that no longer hold are dropped, each agreement that has
    come to a further rung gets that one, whatever was missed before it, and what nobody answered is told to managers.
    Done twice, or by two at once, it is done once."""
    held = ladders()
    with recording(by, "Agreements to decide reminded of"):
        return Reminded(dropped=_drop(), made=_make(day, held), escalated=_escalate(day, held))


def _drop() -> int:
    """Unanswered ones of a day that moved, and of agreements that need no decision any more."""
    stale = AgreementReminder.objects.filter(answered_at=None).exclude(pk__in=unanswered().order_by().values("pk"))
    number, _each = AgreementReminder.objects.filter(pk__in=stale.order_by().values("pk")).delete()
    return number


def _make(day: date, held: dict[str, Ladder]) -> int:
    furthest = day + timedelta(days=max(max(each.days) for each in held.values()))
    ends = Q(runs_until=None) | Q(runs_until__gte=day)
    near = undecided().filter(ends, decide_by__lte=furthest).order_by("pk")  # in one order, or two jobs lock each other
    known = AgreementReminder.objects.filter(decide_by__lte=furthest).order_by()
    lowest = {
        (agreement, decide_by): rung
        for agreement, decide_by, rung in known.values("agreement", "decide_by")
        .annotate(rung=Min("days_before"))
        .values_list("agreement", "decide_by", "rung")
    }
    rows = []
    for key, kind, decide_by in near.values_list("pk", "kind", "decide_by"):
        assert decide_by is not None  # only such are undecided
        rung = held[kind].rung((decide_by - day).days)
        if rung is not None and rung < lowest.get((key, decide_by), rung + 1):
            due = decide_by - timedelta(days=rung)
            facts = {"days_before": rung, "due_on": due, "made_on": day}
            rows.append(AgreementReminder(agreement_id=key, decide_by=decide_by, **facts))
    AgreementReminder.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    return len(rows)


def _escalate(day: date, held: dict[str, Ladder]) -> int:
    """Once for each agreement, until somebody has answered."""
    kinds: defaultdict[int, list[str]] = defaultdict(list)
    for kind, ladder in held.items():
        if kind and ladder.escalate_after is not None:
            kinds[ladder.escalate_after].append(kind)
    told = AgreementReminder.objects.filter(
        agreement=OuterRef("agreement"), decide_by=OuterRef("decide_by"), answered_at=None, escalated_at__isnull=False
    )
    number = 0
    for days, those in kinds.items():
        since = day - timedelta(days=days)
        rows = unanswered().filter(~Exists(told), agreement__kind__in=those, escalated_at=None, made_on__lte=since)
        keys = list(rows.order_by().values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            some = AgreementReminder.objects.filter(pk__in=keys[start : start + AT_ONCE], answered_at=None)
            number += some.update(escalated_at=timezone.now())
    return number


def see_to(agreement: Agreement, *, by: Actor) -> None:
    """Say that somebody is at it: its reminders are answered, and the next comes with the next rung. Said twice, it was
    said by the first."""
    with recording(by, "Reminder seen to"):
        _check(agreement, by)
        answer(agreement, by=by)


def answer(agreement: Agreement, *, by: Actor) -> None:
    """Answer all reminders of an agreement, within the deed that did what they asked for."""
    waiting(agreement).update(answered_at=timezone.now(), answered_by=by.user)


def put_off(agreement: Agreement, *, by: Actor, day: date | None = None) -> date:
    """Show it no more until its next rung, which is returned; managers are told in time all the same. Raises Refused
    where they have been told already, and where no further reminder comes."""
    day = day or timezone.localdate()
    with recording(by, "Reminder put off"):
        _check(agreement, by)
        rows = waiting(agreement)
        if rows.exclude(escalated_at=None).exists():
            raise Refused(_("The managers have been told of it: somebody must see to it now."))
        ladder = ladders()[agreement.kind]
        rung = ladder.below((agreement.decide_by - day).days) if agreement.decide_by else None
        if rung is None or agreement.decide_by is None:
            raise Refused(_("No further reminder would come: this is the last one."))
        until = agreement.decide_by - timedelta(days=rung)
        rows.update(snoozed_until=until)
    return until


def waiting(agreement: Agreement) -> QuerySet[AgreementReminder]:
    return AgreementReminder.objects.filter(agreement=agreement, answered_at=None)


def _check(agreement: Agreement, by: Actor) -> None:
    """Whoever is reminded of it may answer, and whoever may change it."""
    if by.user is None or policies.agreements.can(by.user, "change", agreement):
        return
    if not to_decide(by.user, timezone.localdate()).filter(pk=agreement.pk).exists():
        raise Forbidden(str(agreement))
