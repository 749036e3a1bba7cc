"""Who answers for what: for an organisation itself, for one above it, for its country, for a region that it is in."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from syndesis.core.models import User
from syndesis.directory.models import Organisation, Region, RegionCountry, Responsibility
from syndesis.directory.policies import people

RELATED = ("user", "person", "backup", "organisation", "region")


def answering_for(organisation: Organisation) -> list[Responsibility]:
    """All who answer or answered for an organisation, on whatever ground, the nearest first: those of the organisation,
    of one above it, of its country, of a region. Of what is our own, those of the tree only."""
    above = [int(key) for key in organisation.path.split("/") if key]
    ground = Q(organisation__in=above)
    if not _is_ours(organisation) and (country := country_of(organisation)):
        ground |= Q(country=country)
        ground |= Q(region__in=RegionCountry.objects.filter(country=country).values("region"))
    rows = Responsibility.objects.filter(ground).select_related(*RELATED)
    return sorted(
        rows, key=lambda row: (_distance(row, above), row.starts_on.last if row.starts_on else date.min, row.pk)
    )


def country_of(organisation: Organisation) -> str:
    """Its own, or that of the nearest organisation above it that names one."""
    held: Organisation | None = organisation
    while held is not None and not held.country:
        held = held.parent
    return held.country if held is not None else ""


def of_region(region: Region) -> QuerySet[Responsibility]:
    """Those who answer or answered for a region, the present ones last."""
    return Responsibility.objects.filter(region=region).select_related(*RELATED).order_by("starts_on_first", "pk")


def holds(row: Responsibility | object, day: date | None = None) -> bool:
    """Whether what is dated holds on a day, today by default."""
    told = day or timezone.localdate()
    first, last = getattr(row, "starts_on", None), getattr(row, "ends_on", None)
    return (not first or first.first <= told) and (not last or last.last >= told)


def is_over(row: object) -> bool:
    last = getattr(row, "ends_on", None)
    return bool(last and last.last < timezone.localdate())


def visible_to(reader: User, rows: Iterable[Responsibility]) -> list[Responsibility]:
    """Without those of people whom the reader may not see."""
    found = list(rows)
    named = {row.person_id for row in found if row.person_id}
    seen = people.seen(reader, named)
    return [row for row in found if row.person_id is None or row.person_id in seen]


def _distance(row: Responsibility, above: list[int]) -> int:
    if row.organisation_id is not None:
        return len(above) - above.index(row.organisation_id)
    return len(above) + (1 if row.country else 2)


def _is_ours(organisation: Organisation) -> bool:
    home = Organisation.objects.filter(is_home=True).values_list("path", flat=True).first()
    return bool(home and organisation.path.startswith(home))
