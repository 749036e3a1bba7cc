"""The terms of agreements as they stand after all that changed them: read together, reckoned one by one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.utils import timezone

from syndesis.agreements.choices import (
    CHANGING,
    ENDED,
    IN_FORCE,
    SIGNED,
    AgreementStatus,
    BaseRelation,
    NoticeUnit,
    RenewalDecision,
)
from syndesis.agreements.models import Agreement, AgreementParty, RenewalReview
from syndesis.core.fields import PartialDateField
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.terms import Term, Text, reckon

RENEWING = (*IN_FORCE, AgreementStatus.SUSPENDED)
"""What can still renew itself."""
COUNTING = tuple(status for status in SIGNED if status != AgreementStatus.TERMINATED)
"""An amendment counts once it is signed, also when its own time is over."""
_DATE = PartialDateField()
NOBODY: Mapping[int, Collection[int]] = {}
_READ = (
    *("status", "signed_on", "starts_on", "ends_on", "end_is_estimated", "is_open_ended", "term_months", "renewal"),
    *("renewal_months", "renewals_most", "notice", "notice_unit", "base_id", "base_relation", "archived_at"),
    *("runs_until", "decide_by", "terminates_on"),
)


def term_of(agreement: Agreement, today: date | None = None) -> Term:
    """The term of one agreement as it stands."""
    return terms_of([agreement], today)[agreement.pk]


def terms_of(
    agreements: Iterable[Agreement], today: date | None = None, *, with_parties: bool = True
) -> dict[int, Term]:
    """The terms by the keys of their agreements, in a number of queries that grows with the depth of the tree only."""
    rows = {row.pk: row for row in agreements}
    today = today or timezone.localdate()
    later = _later(rows)
    everyone = {*rows, *(row.pk for found in later.values() for row in found)}
    parties, leaving = _parties(everyone) if with_parties else ({}, {})
    notices = _notices(rows)
    terms = {}
    for key, row in rows.items():
        terms[key] = reckon(
            text_of(row, parties, leaving),
            [text_of(each, parties, leaving) for each in _changes(key, later)],
            today=today,
            renews=row.status in RENEWING,
            given_on=notices.get(key),
            ended_on=row.terminates_on,
            followed_by=_follower(key, later),
            is_over=row.status in ENDED,
        )
    return terms


def text_of(
    row: Agreement, parties: Mapping[int, Collection[int]] = NOBODY, leaving: Mapping[int, Collection[int]] = NOBODY
) -> Text:
    """What the text of an agreement says of its term; of parties, who is named in it and who leaves by it."""
    signed, starts, ends = _day(row, "signed_on"), _day(row, "starts_on"), _day(row, "ends_on")
    return Text(
        key=row.pk or 0,
        day=first.first if (first := signed or starts) else None,
        starts=starts.first if starts else None,
        ends=ends.last if ends else None,
        estimated=row.end_is_estimated,
        open_ended=row.is_open_ended,
        months=row.term_months,
        lengthens=row.base_relation == BaseRelation.EXTENSION,
        adds=row.base_relation == BaseRelation.ANNEX,
        renewal=row.renewal,
        renewal_months=row.renewal_months,
        renewals_most=row.renewals_most,
        notice=row.notice,
        notice_in_days=row.notice_unit == NoticeUnit.DAYS,
        parties=frozenset(parties.get(row.pk, ())),
        leaving=frozenset(leaving.get(row.pk, ())),
    )


def touched_by(keys: Collection[int]) -> set[int]:
    """The agreements whose term hangs on one of these: they, and all that they change or follow, at any remove."""
    found, ahead = set(keys), set(keys)
    while ahead:
        above = Agreement.objects.filter(pk__in=ahead).exclude(base=None).order_by().values_list("base", flat=True)
        ahead = {key for key in above if key is not None} - found
        found |= ahead
    return found


def as_reckoned(keys: Collection[int]) -> list[Agreement]:
    """The agreements with what their terms are reckoned from."""
    return list(Agreement.objects.filter(pk__in=keys).only(*_READ).order_by("pk"))


def _day(row: Agreement, name: str) -> PartialDate | None:
    return _DATE.to_python(getattr(row, name))


def _later(rows: Iterable[int]) -> dict[int, list[Agreement]]:
    """What changes or follows each of the agreements, and what changes that, at any remove."""
    found: defaultdict[int, list[Agreement]] = defaultdict(list)
    seen, ahead = set(rows), set(rows)
    while ahead:
        level = Agreement.objects.filter(base__in=ahead, status__in=COUNTING, archived_at=None)
        ahead = set()
        for row in level.only(*_READ).order_by("pk"):
            found[row.base_id or 0].append(row)
            if row.base_relation in CHANGING and row.pk not in seen:
                ahead.add(row.pk)
        seen |= ahead
    return found


def _changes(key: int, later: Mapping[int, list[Agreement]]) -> list[Agreement]:
    """All that changes an agreement, also by changing what does."""
    found: dict[int, Agreement] = {}
    ahead = [key]
    while ahead:
        for row in later.get(ahead.pop(), ()):
            if row.base_relation in CHANGING and row.pk not in found and row.pk != key:
                found[row.pk] = row
                ahead.append(row.pk)
    return list(found.values())


def _follower(key: int, later: Mapping[int, list[Agreement]]) -> int:
    """What took the place of an agreement; 0 for nothing."""
    return next((row.pk for row in later.get(key, ()) if row.base_relation not in CHANGING), 0)


def _parties(keys: Collection[int]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    named: defaultdict[int, set[int]] = defaultdict(set)
    leaving: defaultdict[int, set[int]] = defaultdict(set)
    rows = AgreementParty.objects.filter(agreement__in=keys).order_by()
    for agreement, organisation, leaves in rows.values_list("agreement", "organisation", "leaves"):
        (leaving if leaves else named)[agreement].add(organisation)
    return named, leaving


def _notices(keys: Collection[int]) -> dict[int, date]:
    """The days on which it was decided last that an agreement is not to go on."""
    found: dict[int, date] = {}
    rows = RenewalReview.objects.filter(agreement__in=keys).exclude(decided_at=None).order_by("decided_at", "pk")
    for key, decision, at in rows.values_list("agreement", "decision", "decided_at"):
        if decision == RenewalDecision.LAPSE:  # a notice stands on the agreement itself, and may be taken back
            found[key] = timezone.localtime(at).date()
        else:
            found.pop(key, None)
    return found
