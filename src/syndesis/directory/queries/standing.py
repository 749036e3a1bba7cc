"""What an organisation is held to be: its statuses, its places in rankings, what it works in, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import FieldUse, NameKind, RelationKind
from syndesis.directory.models import (
    InstitutionalStatus,
    Organisation,
    OrganisationField,
    OrganisationName,
    OrganisationRelation,
    RankingResult,
)

USES = [FieldUse.PRIORITY, FieldUse.COMPETENCE, FieldUse.SECTOR, FieldUse.ACTIVE, FieldUse.THEME]


def is_closed(organisation: Organisation, day: date | None = None) -> bool:
    """Whether it no longer exists on a day. Where its end is known in part, as this year, it counts from the first day
    that is meant if somebody said that it is over, else from the last."""
    closed = organisation.closed_on
    if not closed:
        return organisation.is_closed
    return (closed.first if organisation.is_closed else closed.last) <= (day or timezone.localdate())


def statuses_on(organisation: Organisation, day: date | None = None) -> list[InstitutionalStatus]:
    """Its statuses and the programmes that it takes part in; all there ever were, or those of a day."""
    rows = organisation.statuses.all() if day is None else organisation.statuses.on(day)
    return list(rows)


def fields_on(organisation: Organisation, day: date) -> dict[str, list[OrganisationField]]:
    """What it works in on a day, by the meaning that the field has for it, the weightier first."""
    found: defaultdict[str, list[OrganisationField]] = defaultdict(list)
    for row in organisation.fields.on(day).select_related("field").order_by("field__scheme", "field__code", "pk"):
        found[row.use].append(row)
    return {use.value: found[use] for use in USES if found[use]}


def names_on(organisation: Organisation, day: date) -> list[OrganisationName]:
    """The names that were official on a day: those that are now or were until then."""
    kinds = (NameKind.OFFICIAL, NameKind.FORMER)
    rows = OrganisationName.objects.on(day).filter(organisation=organisation, kind__in=kinds)
    known = [row for row in rows if row.kind == NameKind.OFFICIAL or row.ends_on]
    return sorted(known, key=lambda row: (row.kind == NameKind.OFFICIAL, row.text != organisation.name, row.pk))


@dataclass(frozen=True)
class Ranked:
    """The places in one ranking, or in one of its categories, the newest edition first."""

    system: str
    category: str
    results: list[RankingResult]

    @property
    def moved(self) -> int:
        """Places won since the edition before, by the first rank of a band; negative where lost."""
        return self.results[1].rank - self.results[0].rank if len(self.results) > 1 else 0


def rankings_of(organisation: Organisation, day: date | None = None) -> list[Ranked]:
    """Its places in each ranking; on a day, in the editions until that year."""
    rows: Iterable[RankingResult] = organisation.rankings.order_by("system", "category", "-edition")
    found: defaultdict[tuple[str, str], list[RankingResult]] = defaultdict(list)
    for row in rows:
        if day is None or row.edition <= day.year:
            found[row.system, row.category].append(row)
    return [Ranked(system, category, results) for (system, category), results in found.items()]


def relations_of(organisation: Organisation, reader: User) -> list[OrganisationRelation]:
    """How it stands to others that the reader may see, from its side and from theirs."""
    seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None).values("pk")
    rows = OrganisationRelation.objects.select_related("organisation", "other")
    return list(
        rows.filter(Q(organisation=organisation, other__in=seen) | Q(other=organisation, organisation__in=seen))
    )


def successors_of(organisation: Organisation, reader: User) -> list[Organisation]:
    """What continues it, as far as the reader may see."""
    scope = policies.organisations.scope(reader, "view")
    rows = OrganisationRelation.objects.filter(kind=RelationKind.PREDECESSOR, other=organisation)
    return list(Organisation.objects.filter(scope, pk__in=rows.values("organisation")).order_by("name"))
