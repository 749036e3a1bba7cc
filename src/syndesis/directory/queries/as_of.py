"""What holds on a day: who is a partner then, at which tier and in which status; today, where no day is said."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.directory.choices import GoalMeasure, PartnershipState, Tier
from syndesis.directory.models import (
    ClusterMember,
    Goal,
    Organisation,
    Partnership,
    PartnershipObjective,
    PartnershipStatus,
    PartnershipTier,
    Region,
    RegionCountry,
)

COUNTED = (PartnershipState.ACTIVE.value, PartnershipState.DORMANT.value)
"""The statuses in which an organisation counts as our partner: not yet while it is a candidate, invited or in talks, no
more once it ended. Without any status on record, a partnership is active."""


def last_begun(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Of what holds on a day, what began last comes first: one may begin on the very day on which another ends."""
    held: QuerySet[Any] = rows.on(day)  # type: ignore[attr-defined]
    return held.order_by(F("starts_on_first").desc(nulls_last=True), "-pk")


def tier_on(day: date, path: str = "partnership", outer: str = "pk") -> Coalesce:
    """The tier held on a day, blank for none; `path` leads from a tier to what the column `outer` of the query is."""
    rows = PartnershipTier.objects.filter(**{path: OuterRef(outer)})
    return Coalesce(Subquery(last_begun(rows, day).values("tier")[:1]), Value(""))


def status_on(day: date, path: str = "partnership", outer: str = "pk") -> Case:
    """The status of a partnership on a day; as `tier_on`. Most have none: only of those on record is it looked up."""
    held = PartnershipStatus.objects.on(day).values(path)
    rows = PartnershipStatus.objects.filter(**{path: OuterRef(outer)})
    told = Subquery(last_begun(rows, day).values("status")[:1])
    return Case(When(**{f"{outer}__in": held}, then=told), default=Value(PartnershipState.ACTIVE.value))


def begun(day: date | None) -> QuerySet[Partnership]:
    """The partnerships that had begun by a day, as far as it is known; without one, all."""
    rows = Partnership.objects.all()
    return rows if day is None else rows.filter(Q(started_on_first=None) | Q(started_on_first__lte=day))


def partnerships_on(day: date | None = None) -> QuerySet[Partnership]:
    """The partnerships of any status, each with the name and country of its `partner`, and its `tier` and `status` on
    a day."""
    told = day or timezone.localdate()
    rows = begun(day).annotate(partner=F("organisation__name"), country=F("organisation__country"))
    return rows.annotate(tier=tier_on(told), status=status_on(told))


def partners_on(day: date | None = None) -> QuerySet[Organisation]:
    """Organisations with which we have a partnership, of any status, each with its `tier` and `status` on a day. Those
    with a status in `COUNTED` count as partners."""
    told, way = day or timezone.localdate(), "partnership__organisation"
    rows = Organisation.objects.filter(pk__in=begun(day).values("organisation"))
    return rows.annotate(tier=tier_on(told, way), status=status_on(told, way))


def counted(day: date | None = None) -> QuerySet[Organisation]:
    """The partners on a day, without candidates and without what has ended."""
    return partners_on(day).filter(status__in=COUNTED)  # type: ignore[misc]


def in_regions(regions: Iterable[Region]) -> Q:
    """The organisations in a country of any of these regions."""
    wanted = RegionCountry.objects.filter(region__in=list(regions))
    return Q(country__in=wanted.values("country"))


def regions_counted() -> QuerySet[Region]:
    """Regions, each with the number of its countries and of the partners in them that are ours today."""
    countries = RegionCountry.objects.filter(region=OuterRef("pk")).order_by().values("region")
    within = Exists(
        RegionCountry.objects.filter(region=OuterRef(OuterRef("pk")), country=OuterRef("organisation__country"))
    )
    return Region.objects.annotate(
        country_count=Coalesce(Subquery(countries.annotate(number=Count("pk")).values("number")), 0),
        partner_count=_number(_counted(timezone.localdate()).filter(within), Count("pk")),
    )


def goals_on(day: date | None = None) -> QuerySet[Goal]:
    """Goals, each with what is `achieved`: counted on a day over the whole institution where its measure says what is
    counted, else as it was written."""
    told = day or timezone.localdate()
    rows = _counted(told).filter(
        Exists(RegionCountry.objects.filter(region=_goal("region"), country=OuterRef("organisation__country")))
        | Exists(ClusterMember.objects.on(told).filter(cluster=_goal("cluster"), organisation=OuterRef("organisation")))
        | Exists(PartnershipObjective.objects.filter(objective=_goal("objective"), partnership=OuterRef("pk")))
    )
    strategic = rows.alias(tier_held=tier_on(told)).filter(tier_held=Tier.STRATEGIC)
    known = ~Q(organisation__country="")
    return Goal.objects.annotate(
        achieved=Case(
            When(measure=GoalMeasure.PARTNERS, then=_number(rows, Count("pk"))),
            When(measure=GoalMeasure.STRATEGIC, then=_number(strategic, Count("pk"))),
            When(
                measure=GoalMeasure.COUNTRIES,
                then=_number(rows.filter(known), Count("organisation__country", distinct=True)),
            ),
            default=F("reached"),
            output_field=IntegerField(),
        )
    )


def _goal(name: str) -> OuterRef:
    return OuterRef(OuterRef(name))


def _counted(day: date) -> QuerySet[Partnership]:
    """The partnerships that count on a day."""
    return (
        Partnership.objects.filter(archived_at=None, organisation__archived_at=None)
        .alias(status_held=status_on(day))
        .filter(status_held__in=COUNTED)
    )


def _number(rows: QuerySet[Any], counted: Count) -> Coalesce:
    """How many there are, as a subquery: grouped by one value that all have."""
    grouped = rows.order_by().annotate(all_together=Value(1)).values("all_together")
    return Coalesce(Subquery(grouped.annotate(number=counted).values("number")), 0)
