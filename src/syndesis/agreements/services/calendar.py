"""What the calendar does to agreements when nobody is there: those signed ahead begin, those whose time is over end."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements.choices import ENDED, IN_FORCE, REPLACING, AgreementStatus
from syndesis.agreements.following import tell_of_many
from syndesis.agreements.models import Agreement, Move
from syndesis.agreements.services.parties import make_partners, parties_of
from syndesis.agreements.services.term import keep_terms, renew_by_calendar
from syndesis.core.history import Actor, recording

BATCH = 2000
BINDING = (*IN_FORCE, AgreementStatus.SUSPENDED)
"""What comes to an end when its time is over; a suspended one too."""


def follow_calendar(*, by: Actor, today: date | None = None) -> dict[str, int]:
    """Move every agreement whose day has come, in one deed; run again on the same day, it finds nothing. Tells how many
    came to each status.

    First renew those that renew themselves. What is signed begins on its first day. What was terminated ends after its
    last; what is past its end is renewed, where a renewal or successor is in force, and else has expired.
    """
    today = today or timezone.localdate()
    with recording(by, "Agreements moved by the calendar"):
        renew_by_calendar(by=by, today=today)
        rows = Agreement.objects.filter(archived_at=None)
        signed = rows.filter(status=AgreementStatus.SIGNATURE, starts_on_first__lte=today).exclude(signed_on="")
        begun = _move(signed, AgreementStatus.ACTIVE, by)
        _make_partners(begun, by)
        binding = rows.filter(status__in=BINDING)
        terminated = _move(binding.filter(terminates_on__lt=today), AgreementStatus.TERMINATED, by)
        over = binding.filter(runs_until__lt=today)
        renewal = Agreement.objects.filter(base=OuterRef("pk"), base_relation__in=REPLACING, status__in=IN_FORCE)
        renewed = _move(over.filter(Exists(renewal)), AgreementStatus.RENEWED, by)
        late = rows.filter(status=AgreementStatus.EXPIRED, later__in=begun, later__base_relation__in=REPLACING)
        renewed += _move(late, AgreementStatus.RENEWED, by)
        expired = _move(over, AgreementStatus.EXPIRED, by)
    return {
        AgreementStatus.ACTIVE: len(begun),
        AgreementStatus.TERMINATED: len(terminated),
        AgreementStatus.RENEWED: len(renewed),
        AgreementStatus.EXPIRED: len(expired),
    }


def _move(rows: QuerySet[Agreement], status: AgreementStatus, by: Actor) -> list[Agreement]:
    """All of them, batch by batch, as `services.moving` moves one."""
    found: list[Agreement] = list(rows.only("pk", "status", "is_invented", "signed_on").order_by("pk").distinct())
    remark = _("By the calendar.")
    over = {"decide_by": None} if status in ENDED else {}
    for batch in _batches(found):
        Agreement.objects.filter(pk__in=[row.pk for row in batch]).update(status=status, **over)
        Move.objects.bulk_create(
            Move(agreement=row, status=status, came_from=row.status, actor=by.user, remark=remark) for row in batch
        )
        for row in batch:
            row.status = status
        tell_of_many(batch, by)
        if status in (AgreementStatus.ACTIVE, AgreementStatus.TERMINATED):
            keep_terms(batch, by=by)  # what they amend begins or ceases to be amended
    return found


def _make_partners(begun: Sequence[Agreement], by: Actor) -> None:
    """Of those that were registered as signed ahead; whoever signed here made them."""
    parties = parties_of(begun)
    make_partners([(row, parties[row.pk]) for row in begun], by)


def _batches(rows: list[Agreement]) -> Iterator[list[Agreement]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
