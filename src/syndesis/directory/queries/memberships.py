"""Questions to networks: who is a member on a day, how many there were over time, where they are.

A membership that was left on a day nobody knows counts for no day. A suspended member is a member still. What a
membership was before its status changed, the history of the network keeps.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.directory.choices import MembershipStatus
from syndesis.directory.models import Membership, Network, OfficeAbroad, Organisation

COUNTED = Q(status__in=[MembershipStatus.MEMBER, MembershipStatus.SUSPENDED]) | Q(
    status=MembershipStatus.LEFT, ends_on_last__isnull=False
)
"""The memberships that count within their days: neither applications nor what ended on a day that nobody knows."""


@dataclass(frozen=True)
class Step:
    """From a day on, so many members; why it changed."""

    day: date | None
    """None for those whose beginning is not known, who have always been members."""
    number: int
    joined: int
    left: int


def held_on(day: date) -> QuerySet[Membership]:
    """The memberships that hold on a day."""
    rows: QuerySet[Membership] = Membership.objects.on(day)
    return rows.filter(COUNTED)


def holds(membership: Membership, day: date) -> bool:
    """The same of one that is at hand."""
    if membership.status == MembershipStatus.APPLIED:
        return False
    if membership.status == MembershipStatus.LEFT and membership.ends_on is None:
        return False
    begun = membership.starts_on is None or membership.starts_on.first <= day
    return begun and (membership.ends_on is None or membership.ends_on.last >= day)


def with_numbers() -> QuerySet[Network]:
    """Networks, each with its number of members today and the status of our own membership, blank for none."""
    today = timezone.localdate()
    members = held_on(today).filter(network=OuterRef("pk")).order_by().values("network")
    ours = of_ours(Membership.objects.filter(network=OuterRef("pk"))).order_by("-starts_on_first", "-pk")
    return Network.objects.annotate(
        name=name_of_organisation(),
        member_count=Coalesce(Subquery(members.annotate(number=Count("member", distinct=True)).values("number")), 0),
        our_status=Coalesce(Subquery(ours.values("status")[:1]), Value("")),
    )


def name_of_organisation() -> Subquery:
    """To annotate what bears the name of an organisation."""
    return Subquery(Organisation.objects.filter(pk=OuterRef("organisation")).values("name")[:1])


def offices_with_name() -> QuerySet[OfficeAbroad]:
    return OfficeAbroad.objects.annotate(name=name_of_organisation())


def of_ours(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those of our own institution."""
    return rows.filter(Exists(Organisation.objects.filter(pk=OuterRef("member"), is_home=True)))


def steps(memberships: Iterable[Membership]) -> list[Step]:
    """How the number of members of one network changed, in order. A day known in part counts as its first, of an end
    as its last."""
    joined: Counter[date | None] = Counter()
    left: Counter[date] = Counter()
    for each in memberships:
        if each.status == MembershipStatus.APPLIED:
            continue
        if each.status == MembershipStatus.LEFT and each.ends_on is None:
            continue
        joined[each.starts_on.first if each.starts_on else None] += 1
        if each.ends_on:
            left[each.ends_on.last + timedelta(days=1)] += 1
    days = sorted({*(day for day in joined if day), *left})
    number = joined[None]
    found = [Step(None, number, number, 0)] if number else []
    for day in days:
        number += joined[day] - left[day]
        found.append(Step(day, number, joined[day], left[day]))
    return found


def by_country(memberships: Iterable[Membership]) -> list[tuple[str, int]]:
    """How many members of each country, the most first; blank where the country is not known. Needs members."""
    counted = Counter(each.member.country for each in {each.member_id: each for each in memberships}.values())
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def networks_of(organisation: Organisation) -> QuerySet[Membership]:
    """The memberships of an organisation, with their networks."""
    rows = Membership.objects.filter(member=organisation, network__archived_at=None)
    return rows.select_related("network__organisation")


def joined_by_us(networks: Collection[int], day: date) -> set[int]:
    """Those of the networks of which we are a member on a day."""
    rows: QuerySet[Any] = of_ours(held_on(day).filter(network__in=networks))
    return set(rows.values_list("network_id", flat=True))


def overlapping(memberships: Sequence[Membership]) -> tuple[Membership, Membership] | None:
    """Two memberships of one member in one network that hold at the same time, if there are any. Where a day is known
    in part only, they may follow each other; what was left on an unknown day may have ended before."""
    held: dict[tuple[int, int], list[Membership]] = {}
    for each in memberships:
        for other in held.setdefault((each.network_id, each.member_id), []):
            if not _may_precede(each, other) and not _may_precede(other, each):
                return other, each
        held[each.network_id, each.member_id].append(each)
    return None


def _may_precede(one: Membership, other: Membership) -> bool:
    """Whether the first may have ended before the other began."""
    if one.ends_on is None:
        return one.status == MembershipStatus.LEFT and other.starts_on is not None
    return other.starts_on is not None and one.ends_on.first < other.starts_on.last
