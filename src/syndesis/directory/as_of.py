"""What holds on a day: who is a partner then, at which tier and in which status; today, where no day is said."""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.directory.choices import PartnershipState
from syndesis.directory.models import Organisation, Partnership, PartnershipStatus, PartnershipTier

COUNTED = (PartnershipState.ACTIVE.value, PartnershipState.DORMANT.value)
"""The statuses in which an organisation counts as our partner: not yet while it is a candidate, invited or in talks, no
more once it ended. Without any status on record, a partnership is active."""


def last_begun(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Of what holds on a day, what began last comes first: one may begin on the very day on which another ends."""
    held: QuerySet[Any] = rows.on(day)  # type: ignore[attr-defined]
    return held.order_by(F("starts_on_first").desc(nulls_last=True), "-pk")


def tier_on(day: date, partnership: str = "pk") -> Coalesce:
    """To annotate organisations: the tier held on a day, blank for none."""
    rows = PartnershipTier.objects.filter(partnership__organisation=OuterRef(partnership))
    return Coalesce(Subquery(last_begun(rows, day).values("tier")[:1]), Value(""))


def status_on(day: date, partnership: str = "pk") -> Coalesce:
    """To annotate organisations that have a partnership: its status on a day."""
    rows = PartnershipStatus.objects.filter(partnership__organisation=OuterRef(partnership))
    return Coalesce(Subquery(last_begun(rows, day).values("status")[:1]), Value(PartnershipState.ACTIVE.value))


def partners_on(day: date | None = None) -> QuerySet[Organisation]:
    """Organisations with which we have a partnership, of any status, each with its `tier` and `status` on a day: those
    that had begun by then. Which of them count as partners, `counted` tells."""
    begun = Partnership.objects.all()
    if day is not None:
        begun = begun.filter(Q(started_on_first=None) | Q(started_on_first__lte=day))
    today = day or timezone.localdate()
    rows = Organisation.objects.filter(pk__in=begun.values("organisation"))
    return rows.annotate(tier=tier_on(today), status=status_on(today))


def counted(day: date | None = None) -> QuerySet[Organisation]:
    """The partners on a day, without candidates and without what has ended."""
    return partners_on(day).filter(status__in=COUNTED)
