"""Keeping with each agreement until when it runs and until when it must be decided what comes after it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from syndesis.agreements.choices import CHANGING, ENDED, RenewalRule
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.term import RENEWING, as_reckoned, terms_of, text_of, touched_by
from syndesis.core.history import Actor, recording
from syndesis.lib.terms import Term, reckon
from syndesis.objects.services import assign_many


def keep_terms(agreements: Iterable[Agreement], *, by: Actor, today: date | None = None) -> None:
    """Reckon these anew, and all that they change or follow; called by every service that writes what the terms hang
    on. The rows that are given learn what was kept."""
    given = {row.pk: row for row in agreements}
    rows = as_reckoned(touched_by(list(given)))
    with recording(by, "Terms of agreements reckoned"):
        _keep(rows, today or timezone.localdate())
    for row in rows:
        if row.pk in given:
            known = given[row.pk]
            known.runs_until, known.decide_by = row.runs_until, row.decide_by


def renew_by_calendar(*, by: Actor, today: date | None = None) -> int:
    """Reckon anew what has come to its end and may have renewed itself: daily, before anything expires. Tells how many
    go on."""
    today = today or timezone.localdate()
    changed = Exists(Agreement.objects.filter(base=OuterRef("pk"), base_relation__in=CHANGING))
    past = Agreement.objects.filter(
        Q(renewal=RenewalRule.AUTOMATIC) | changed, status__in=RENEWING, runs_until__lt=today, archived_at=None
    )
    rows = as_reckoned(list(past.values_list("pk", flat=True)))
    with recording(by, "Renewed by the calendar"):
        return sum(row.runs_until is None or row.runs_until >= today for row in _keep(rows, today))


def reckon_new(rows: Sequence[Agreement]) -> None:
    """Before they are written: of new agreements, to which nothing refers yet, their own text says all."""
    today = timezone.localdate()
    for row in rows:
        _take(row, reckon(text_of(row), today=today, renews=row.status in RENEWING, is_over=row.status in ENDED))


def _keep(rows: Sequence[Agreement], today: date) -> list[Agreement]:
    terms = terms_of(rows, today, with_parties=False)
    changed = [row for row in rows if (row.runs_until, row.decide_by) != (terms[row.pk].until, terms[row.pk].decide_by)]
    for row in changed:
        _take(row, terms[row.pk])
    assign_many([(row, {"runs_until": row.runs_until, "decide_by": row.decide_by}) for row in changed])
    return changed


def _take(row: Agreement, term: Term) -> None:
    row.runs_until, row.decide_by = term.until, term.decide_by
