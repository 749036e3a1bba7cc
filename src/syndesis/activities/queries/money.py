"""Which calls are open, and what grants come to: by currency, since no sum of two currencies says anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Q, QuerySet, Sum, TextChoices, Value, When
from django.db.models.functions import Coalesce, ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from syndesis.activities.models import Activity, ActivityParty, Call, CallFunder, Grant, GrantApplicant
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below

LONGEST = 36_500


class CallState(TextChoices):
    AHEAD = "ahead", gettext_lazy("Opens later")
    OPEN = "open", pgettext_lazy("a state", "Open")
    CLOSED = "closed", gettext_lazy("Closed")
    UNSAID = "unsaid", gettext_lazy("No deadline known")


def calls() -> QuerySet[Call]:
    """All of them, each with whether it is open today."""
    today = timezone.localdate()
    state = Case(
        When(closes_on__lt=today, then=Value(CallState.CLOSED.value)),
        When(opens_on__gt=today, then=Value(CallState.AHEAD.value)),
        When(closes_on=None, then=Value(CallState.UNSAID.value)),
        default=Value(CallState.OPEN.value),
        output_field=CharField(gettext_lazy("state"), choices=CallState.choices),
    )
    return Call.objects.annotate(state=state)


def closing_within(text: str) -> Q:
    """Not closed yet, and closing within so many days."""
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(LONGEST)) or int(text) > LONGEST:
        raise ValueError(_("Write a number of days."))
    today = timezone.localdate()
    return Q(closes_on__gte=today, closes_on__lte=today + timedelta(days=int(text)))


def grants() -> QuerySet[Grant]:
    """All of them, each with the year in which it was awarded, or else begins."""
    day = Coalesce("awarded_on_first", "starts_on_first")
    year = ExtractYear(day, output_field=IntegerField(gettext_lazy("year"), null=True))
    return Grant.objects.annotate(year=year)


def concerning(organisations: Iterable[Organisation]) -> Q:
    """Grants that one of these or a part of it gives, holds, is in charge of or won with us; and of those that are not
    ourselves, the grants for what they take part in."""
    given = list(organisations)
    whole = Organisation.objects.filter(below([each.path for each in given])).values("pk")
    won = GrantApplicant.objects.filter(organisation__in=whole).order_by().values("grant")
    found = Q(funder__in=whole) | Q(holder__in=whole) | Q(owner_unit__in=whole) | Q(pk__in=won)
    others = Organisation.objects.filter(below([each.path for each in given if not each.is_home])).values("pk")
    shared = ActivityParty.objects.filter(organisation__in=others).order_by().values("activity")
    return found | Q(activity__in=shared)


def for_whole(activity: Activity) -> Q:
    """Grants for an activity or a part of it, down to the parts of the parts of its parts."""
    up = ("parent", "parent__parent", "parent__parent__parent")
    parts = Activity.objects.filter(reduce(or_, (Q(**{path: activity}) for path in up)), archived_at=None)
    return Q(activity=activity) | Q(activity__in=parts.order_by().values("pk"))


def called_by(organisations: Iterable[Organisation]) -> Q:
    """Calls of one of these or a part of it."""
    whole = Organisation.objects.filter(below([each.path for each in organisations])).values("pk")
    return Q(pk__in=CallFunder.objects.filter(organisation__in=whole).order_by().values("call"))


WITHOUT = {
    "programme": Q(programme=""),
    "year": Q(awarded_on_first=None, starts_on_first=None),
    "unit": Q(owner_unit=None),
    "currency": Q(currency=""),
}


def without(text: str) -> Q:
    """Grants of which something is not known, so that what stands under "not known" can be opened."""
    named = text.split(",")
    if set(named) - WITHOUT.keys():
        raise ValueError(_("Write some of: %(known)s.") % {"known": ", ".join(WITHOUT)})
    return reduce(and_, (WITHOUT[name] for name in named))


@dataclass(frozen=True)
class Amounts:
    """What some grants come to in one currency; of those without an amount, only how many they are, and perhaps our
    share."""

    currency: str
    amount: Decimal
    own: Decimal | None
    """What of it is for us; None where no grant says."""
    grants: int

    @property
    def is_unknown(self) -> bool:
        """Whether none of them says how much it is."""
        return not self.currency or (not self.amount and self.own is not None and self.own > 0)


def sums(rows: QuerySet[Grant]) -> list[Amounts]:
    """By currency, the largest number of grants first; in one query."""
    found = rows.order_by().values("currency").annotate(amount=Sum("amount"), own=Sum("own_share"), number=Count("pk"))
    return in_order(Amounts(row["currency"], row["amount"] or Decimal(0), row["own"], row["number"]) for row in found)


def sums_by(rows: QuerySet[Grant], column: str) -> dict[Any, list[Amounts]]:
    """The same for each value of a column; in one query."""
    found = (
        rows.order_by()
        .values(column, "currency")
        .annotate(amount=Sum("amount"), own=Sum("own_share"), number=Count("pk"))
    )
    of_each: dict[Any, list[Amounts]] = {}
    for row in found:
        made = Amounts(row["currency"], row["amount"] or Decimal(0), row["own"], row["number"])
        of_each.setdefault(row[column], []).append(made)
    return {value: in_order(amounts) for value, amounts in of_each.items()}


def in_order(amounts: Iterable[Amounts]) -> list[Amounts]:
    """What has no currency, and so no amount, comes last."""
    return sorted(amounts, key=lambda each: (not each.currency, -each.grants, each.currency))
