"""Ways over others: whom a partner can lead us to, and over whom we reach an organisation."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q
from django.utils import timezone

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import MembershipStatus, RelationKind
from syndesis.directory.models import Brokerage, Membership, Organisation, OrganisationRelation
from syndesis.directory.queries import home
from syndesis.directory.queries.as_of import counted
from syndesis.directory.queries.relating import (
    DOOR,
    INVERSE,
    MEMBER,
    NETWORK,
    OPENER,
    OUR_NETWORK,
    OUR_PARTNER,
    PART,
    WHOLE,
    back,
    forth,
)

LEADING = [kind for kind in RelationKind.values if kind != RelationKind.PREDECESSOR]
"""Relations over which somebody can introduce us; what an organisation was before leads nowhere."""
INNER = frozenset([MEMBER, PART, WHOLE])
"""Ties within a network or an institution: over its members and parts a partner leads on."""
MOST = 300
"""Organisations in the middle: of a network of thousands, not all are followed."""


@dataclass(frozen=True)
class Step:
    """From one organisation to the next, what the next is to it, and the record that says so."""

    start: Organisation
    end: Organisation
    tie: str
    """One of `relating.WORDS`."""
    record: Model | None = None

    def turned(self) -> "Step":
        """The same the other way round."""
        return Step(self.end, self.start, INVERSE[self.tie], self.record)


Way = tuple[Step, ...]


def through(partner: Organisation, reader: User) -> list[Way]:
    """From us over a partner to whom it can lead us: whom it works with, is a member with or opens doors to, and those
    of its units or, of a network, of its members. The shortest way to each; what is our own, or the partner's, is left
    out, and so is whom we reach ourselves. Nothing through those who are no partner or network of ours."""
    ours = home()
    known = _contacts(ours, [partner.pk], reader) if ours is not None else {}
    if ours is None or partner.pk not in known:
        return []
    begin = known[partner.pk]
    first = _links([partner], reader)
    inside = {step.end.pk: step for step in [*_units(partner, reader), *first] if step.tie in (MEMBER, PART)}
    middles = list(inside.values())[:MOST]
    beyond = _links([step.end for step in middles], reader)
    ways: list[Way] = [(begin, step) for step in first if step.tie not in INNER]
    ways += [(begin, inside[step.start.pk], step) for step in beyond if step.tie not in INNER | {NETWORK}]
    own = (partner.path, ours.path)
    beyond_both = [way for way in ways if not way[-1].end.path.startswith(own)]
    reached = _contacts(ours, {way[-1].end.pk for way in beyond_both}, reader)
    return _shortest((way for way in beyond_both if way[-1].end.pk not in reached), end=-1)


def ways_to(target: Organisation, reader: User) -> list[Way]:
    """Over whom we reach an organisation, in two steps or three: the first leads from us to a partner or a network of
    ours. Nothing to ourselves, nor to a partner, whom we reach without anybody."""
    ours = home()
    if ours is None or target.path.startswith(ours.path) or _partners([target.pk]):
        return []
    near = [step for step in _links([target], reader) if not step.end.path.startswith(ours.path)]
    to_target = {step.end.pk: step.turned() for step in reversed(near)}
    middles = [step.end for step in near if step.tie != NETWORK]
    far = [step for step in _links(middles[:MOST], reader) if step.tie not in (MEMBER, PART, DOOR)]
    contacts = _contacts(ours, {step.end.pk for step in (*near, *far)} - {target.pk}, reader)
    ways: list[Way] = [(contacts[key], step) for key, step in to_target.items() if key in contacts]
    ways += [
        (contacts[step.end.pk], step.turned(), to_target[step.start.pk])
        for step in far
        if step.end.pk in contacts and step.start.pk not in contacts
    ]
    return _shortest(ways, end=0)


def _links(organisations: Collection[Organisation], reader: User) -> list[Step]:
    """All that leads from these organisations to others that the reader may see; in a number of queries that does not
    grow."""
    nodes = {row.pk: row for row in organisations}
    if not nodes:
        return []
    today = timezone.localdate()
    found = [
        *_of_relations(nodes, today),
        *_of_networks(nodes, today),
        *_of_doors(nodes, today),
        *((whole, part, PART, None) for part, whole in _parts(nodes)),
        *((row.pk, row.parent_id, WHOLE, None) for row in nodes.values() if row.parent_id),
    ]
    seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None)
    ends = seen.in_bulk({end for _start, end, _tie, _record in found})
    return [Step(nodes[start], ends[end], tie, record) for start, end, tie, record in found if end in ends]


Link = tuple[int, int, str, Model | None]


def _of_relations(nodes: Collection[int], today: date) -> Iterator[Link]:
    rows = OrganisationRelation.objects.on(today).filter(kind__in=LEADING)
    for row in rows.filter(Q(organisation__in=nodes) | Q(other__in=nodes)):
        if row.organisation_id in nodes:
            yield row.organisation_id, row.other_id, forth(row.kind), row
        if row.other_id in nodes:
            yield row.other_id, row.organisation_id, back(row.kind), row


def _of_networks(nodes: Collection[int], today: date) -> Iterator[Link]:
    rows = Membership.objects.on(today).filter(status=MembershipStatus.MEMBER, network__archived_at=None)
    rows = rows.filter(Q(member__in=nodes) | Q(network__organisation__in=nodes)).select_related("network")
    for row in rows:
        network = row.network.organisation_id
        if row.member_id in nodes:
            yield row.member_id, network, NETWORK, row
        if network in nodes:
            yield network, row.member_id, MEMBER, row


def _of_doors(nodes: Collection[int], today: date) -> Iterator[Link]:
    rows = Brokerage.objects.on(today).exclude(organisation=None).select_related("partnership")
    for row in rows.filter(Q(partnership__organisation__in=nodes) | Q(organisation__in=nodes)):
        partner, other = row.partnership.organisation_id, row.organisation_id
        assert other is not None  # for the type checker: the others are left out above
        if partner in nodes:
            yield partner, other, DOOR, row
        if other in nodes:
            yield other, partner, OPENER, row


def _parts(nodes: Collection[int]) -> list[tuple[int, int]]:
    rows = Organisation.objects.filter(parent__in=nodes).values_list("pk", "parent")
    return [(part, whole) for part, whole in rows if whole is not None]


def _units(organisation: Organisation, reader: User) -> list[Step]:
    """To all units of an organisation, at whatever remove."""
    rows = Organisation.objects.filter(
        policies.organisations.scope(reader, "view"), path__under=organisation.path, archived_at=None
    )
    return [Step(organisation, row, PART) for row in rows.exclude(pk=organisation.pk)[:MOST]]


def _contacts(ours: Organisation, keys: Collection[int], reader: User) -> dict[int, Step]:
    """Of these organisations those that we reach ourselves, by their keys: partners, and networks we belong to."""
    if not keys:
        return {}
    own = Organisation.objects.filter(path__under=ours.path)
    memberships = Membership.objects.on(timezone.localdate()).filter(status=MembershipStatus.MEMBER, member__in=own)
    networks = memberships.filter(network__organisation__in=keys).values_list("network__organisation", flat=True)
    ties = dict.fromkeys(networks, OUR_NETWORK) | dict.fromkeys(_partners(keys), OUR_PARTNER)
    seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None, pk__in=ties)
    return {row.pk: Step(ours, row, ties[row.pk]) for row in seen}


def _partners(keys: Collection[int]) -> list[int]:
    return list(counted().filter(pk__in=keys).values_list("pk", flat=True))


def _shortest(ways: Iterable[Way], *, end: int) -> list[Way]:
    """One way to each organisation at the end, or over each at the beginning; the shortest first."""
    found: dict[int, Way] = {}
    for way in sorted(ways, key=lambda way: (len(way), way[end].end.name, [step.end.pk for step in way])):
        found.setdefault(way[end].end.pk, way)
    return list(found.values())
