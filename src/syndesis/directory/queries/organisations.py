"""Questions to the directory."""

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User, Visibility
from syndesis.directory.models import (
    Organisation,
    OrganisationName,
    Partnership,
    Person,
    Responsibility,
)

ROUND, OLDEST = 5, 300
"""An anniversary is a multiple of so many years; nobody has worked together for longer."""
DAYS_DIGITS = 4


def home() -> Organisation | None:
    """Our own institution, once the first-run set-up has named it."""
    return Organisation.objects.filter(is_home=True).first()


def own_unit(user: User | None) -> Organisation | None:
    """The unit of ours for which a user writes: the first that they answer for today, else our institution."""
    ours = home()
    if user is not None and ours is not None:
        held = Responsibility.objects.on(timezone.localdate()).filter(
            user=user, organisation__path__startswith=ours.path
        )
        first = held.select_related("organisation").order_by("pk").first()
        return first.organisation if first else ours
    return ours


def by_name(name: str) -> QuerySet[Organisation]:
    """Organisations that bear or bore exactly this name, in any writing of capitals."""
    return Organisation.objects.filter(
        Q(name__iexact=name) | Exists(OrganisationName.objects.filter(organisation=OuterRef("pk"), text__iexact=name))
    )


def partners() -> QuerySet[Organisation]:
    """Organisations with which we have a partnership."""
    return Organisation.objects.filter(Exists(Partnership.objects.filter(organisation=OuterRef("pk"))))


def people() -> QuerySet[Person]:
    """Everybody who is on record under a name: without those who were erased, or merged into another record."""
    return Person.objects.filter(erased_at=None, merged_into=None)


def with_anniversary(days: str) -> Q:
    """Organisations with which we will have worked together for a round number of years within so many days. Raises
    ValueError where that is no number of days."""
    if not (days.isascii() and days.isdecimal() and len(days) <= DAYS_DIGITS):
        raise ValueError(_("Write a number of days."))
    today = timezone.localdate()
    until = today + timedelta(days=int(days))
    begun = [(dates.anniversary(today, -age), dates.anniversary(until, -age)) for age in range(ROUND, OLDEST, ROUND)]
    within = reduce(or_, (Q(started_on_first__range=span) for span in begun))
    known = Partnership.objects.exclude(visibility=Visibility.RESTRICTED).filter(within, archived_at=None)
    return Q(Exists(known.filter(organisation=OuterRef("pk"))))


def number_of(links: QuerySet[Any], column: str) -> Coalesce:
    """To annotate organisations: how many distinct records in `column` a link table names for each."""
    rows = links.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    return Coalesce(Subquery(rows.annotate(number=Count(column, distinct=True)).values("number")), 0)
