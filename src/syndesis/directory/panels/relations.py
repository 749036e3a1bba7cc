"""What the pages of partnerships, regions, clusters, objectives and goals show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import GoalStatus, Tier
from syndesis.directory.models import (
    Brokerage,
    Cluster,
    Counterpart,
    Goal,
    Objective,
    OfficeAbroad,
    Organisation,
    Partnership,
    Region,
    Responsibility,
)
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.directory.queries import as_of
from syndesis.directory.queries.coordination import answering_for, holds, is_over, of_region, visible_to
from syndesis.directory.relation_wording import (
    due,
    grounds,
    looks_after,
    period,
    progress_of,
    scope_of,
    share_of,
    stands_in,
)
from syndesis.objects import Line

GOAL_TONES = {GoalStatus.MISSED: "bad"}
PARTNERS_SHOWN = 8


def partner(partnership: Partnership, reader: User) -> list[Line]:
    """The way to the page of the partner."""
    organisation = partnership.organisation
    place = ", ".join(filter(None, (organisation.city, country_name(organisation.country))))
    return [named(organisation, place)]


def tiers(partnership: Partnership, reader: User) -> list[Line]:
    """Every tier it held, the last first, with its basis and who decided."""
    return _history(partnership.tiers.all())


def statuses(partnership: Partnership, reader: User) -> list[Line]:
    return _history(partnership.statuses.all())


def _history(rows: Iterable[Any]) -> list[Line]:
    last_first = sorted(rows, key=lambda row: (row.starts_on_first or date.min, row.pk), reverse=True)
    last_first.sort(key=lambda row: not holds(row))
    return [Line(str(row), detail=grounds(row), end=period(row), subject=row) for row in last_first]


def coordinators(partnership: Partnership, reader: User) -> list[Line]:
    """Who answers for the partner on our side, now and before."""
    return responsible_for(partnership.organisation, reader)


def responsible_for(organisation: Organisation, reader: User) -> list[Line]:
    rows = visible_to(reader, answering_for(organisation))
    return [
        _responsible(row, scope_of(row) if row.organisation != organisation else "") for row in _present_first(rows)
    ]


def of_a_region(region: Region, reader: User) -> list[Line]:
    """Its coordinators, today's first, then those before."""
    return [_responsible(row) for row in _present_first(visible_to(reader, of_region(region)))]


def _present_first(rows: Iterable[Responsibility]) -> list[Responsibility]:
    return sorted(rows, key=lambda row: (is_over(row), not holds(row)))


def _responsible(row: Responsibility, ground: str = "") -> Line:
    return Line(
        row.who,
        row.person.get_absolute_url() if row.person else "",
        detail=" · ".join(filter(None, (ground, period(row), stands_in(row)))),
        end=_("before") if is_over(row) else "" if holds(row) else _("from then on"),
        icon="history" if is_over(row) else "user",
        subject=row,
    )


def counterparts(partnership: Partnership, reader: User) -> list[Line]:
    """Who looks after the relation on the partner's side."""
    rows = list(partnership.counterparts.select_related("person"))
    seen = seen_people(reader, [row.person for row in rows])
    rows.sort(key=lambda row: (is_over(row), row.is_backup))
    return [
        Line(
            str(row.person),
            row.person.get_absolute_url(),
            detail=looks_after(row),
            end=_("before") if is_over(row) else "",
            icon="history" if is_over(row) else "user",
            subject=row,
        )
        for row in rows
        if row.person in seen
    ]


def brokerages(partnership: Partnership, reader: User) -> list[Line]:
    """The regions and organisations toward which the partner opens doors."""
    rows = list(partnership.brokerages.select_related("region", "organisation"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    regions = _seen_regions(reader)
    shown = []
    for row in rows:
        target: Any = row.region if row.region_id in regions else None
        if row.organisation in seen:
            target = row.organisation or target
        if target is not None:
            shown.append(_brokered(row, target))
    return shown


def _brokered(row: Brokerage, target: Any) -> Line:
    icon = "globe" if isinstance(target, Region) else "handshake"
    return Line(str(target), target.get_absolute_url(), detail=row.remark, end=period(row), icon=icon, subject=row)


def brokers(region: Region, reader: User) -> list[Line]:
    """The partners that open doors for us toward a region."""
    return _brokers(region.brokers.all(), reader)


def brokers_of(organisation: Organisation, reader: User) -> list[Line]:
    """The partners that open doors for us toward an organisation."""
    return _brokers(organisation.brokers.all(), reader)


def _brokers(rows: QuerySet[Brokerage], reader: User) -> list[Line]:
    seen = rows.filter(partnership__in=Partnership.objects.filter(policies.partnerships.scope(reader, "view")))
    return [_brokered(row, row.partnership.organisation) for row in seen.select_related("partnership__organisation")]


def goals_of_partnership(partnership: Partnership, reader: User) -> list[Line]:
    return _goals(Q(partnership=partnership), reader)


def goals_of_region(region: Region, reader: User) -> list[Line]:
    """Those of the region, and those of the clusters in it."""
    return _goals(Q(region=region) | Q(cluster__in=Cluster.objects.filter(region=region).values("pk")), reader)


def goals_of_cluster(cluster: Cluster, reader: User) -> list[Line]:
    return _goals(Q(cluster=cluster), reader)


def goals_of_objective(objective: Objective, reader: User) -> list[Line]:
    return _goals(Q(objective=objective), reader)


def _goals(condition: Q, reader: User) -> list[Line]:
    rows = as_of.goals_on().filter(condition, policies.goals.scope(reader, "view"), archived_at=None)
    return [goal_line(row) for row in rows.select_related("partnership", "region", "cluster", "objective")]


def goal_line(goal: Goal) -> Line:
    late = goal.status == GoalStatus.OPEN and goal.due_on and goal.due_on.last < timezone.localdate()
    state = "" if goal.status == GoalStatus.OPEN else str(goal.get_status_display())
    return Line(
        goal.title,
        goal.get_absolute_url(),
        detail=" · ".join(filter(None, (progress_of(goal), due(goal)))),
        end=state or (_("overdue") if late else ""),
        tone="warn" if late else GOAL_TONES.get(GoalStatus(goal.status), ""),
        icon="check" if goal.status == GoalStatus.REACHED else "",
        share=share_of(goal),
        subject=goal,
    )


def progress(goal: Goal, reader: User) -> list[Line]:
    """How far it is, as a bar."""
    counted = as_of.goals_on().get(pk=goal.pk)
    words = progress_of(counted)
    return [Line(words, detail=str(goal.get_measure_display()), share=share_of(counted))] if words else []


def objectives(partnership: Partnership, reader: User) -> list[Line]:
    """The strategic objectives that a partnership serves."""
    rows = partnership.objectives.filter(policies.objectives.scope(reader, "view"), archived_at=None)
    return [Line(row.name, row.get_absolute_url(), end=period(row), icon="target") for row in rows]


def served_by(objective: Objective, reader: User) -> list[Line]:
    """The partners whose partnerships serve an objective."""
    rows = objective.partnerships.filter(policies.partnerships.scope(reader, "view")).select_related("organisation")
    return [named(row.organisation) for row in rows.order_by("organisation__name")]


def members(cluster: Cluster, reader: User) -> list[Line]:
    """The organisations of a cluster, each from when until when."""
    rows = list(cluster.members.select_related("organisation").order_by("organisation__name"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    return [
        Line(
            row.organisation.name,
            row.organisation.get_absolute_url(),
            detail=country_name(row.organisation.country),
            end=period(row),
            icon="building-2",
            subject=row,
        )
        for row in rows
        if row.organisation in seen
    ]


def countries(region: Region, reader: User) -> list[Line]:
    """The countries of a region in one line."""
    names = sorted(country_name(row.country) for row in region.countries.all())
    return [Line(", ".join(names), icon="globe")] if names else []


def partners_in(region: Region, reader: User) -> list[Line]:
    """The first of the partners in a region, strategic ones before others."""
    rows = as_of.counted().filter(
        policies.organisations.scope(reader, "view"), as_of.in_regions([region]), archived_at=None
    )
    found = sorted(rows, key=lambda row: (row.tier != Tier.STRATEGIC, row.name))  # type: ignore[attr-defined]
    return [
        Line(
            row.name,
            row.get_absolute_url(),
            detail=", ".join(filter(None, (row.city, country_name(row.country)))),
            end=str(Tier(row.tier).label) if row.tier else "",  # type: ignore[attr-defined]
            icon="building-2",
        )
        for row in found[:PARTNERS_SHOWN]
    ]


def offices_in(region: Region, reader: User) -> list[Line]:
    """Our offices in the countries of a region."""
    held = region.countries.values("country")
    rows = OfficeAbroad.objects.filter(
        Q(organisation__country__in=held) | Q(region=region),
        policies.offices.scope(reader, "view"),
        archived_at=None,
    )
    return [
        Line(
            str(row),
            row.get_absolute_url(),
            detail=str(row.get_kind_display()),
            end=str(row.get_status_display()),
            icon="map-pin",
        )
        for row in rows.select_related("organisation")
    ]


def clusters_in(region: Region, reader: User) -> list[Line]:
    rows = region.clusters.filter(policies.clusters.scope(reader, "view"), archived_at=None)
    return [Line(row.name, row.get_absolute_url(), icon="layers") for row in rows]


def _seen_regions(reader: User) -> set[int]:
    return set(Region.objects.filter(policies.regions.scope(reader, "view")).values_list("pk", flat=True))


def counterpart_for(person: Any, reader: User) -> list[Line]:
    """The partnerships that a person looks after, or looked after, on the partner's side."""
    rows = Counterpart.objects.filter(
        person=person, partnership__in=Partnership.objects.filter(policies.partnerships.scope(reader, "view"))
    )
    return [
        Line(str(row.partnership), row.partnership.get_absolute_url(), detail=looks_after(row), icon="handshake")
        for row in rows.select_related("partnership__organisation")
    ]
