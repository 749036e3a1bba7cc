"""Who works with whom: the organisations that take part in the same activities, ourselves apart or among them.

Each organisation stands as the whole of which it is a part, as far as the reader sees. All is counted by one pass over
the parties of the activities that the reader sees.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet

from syndesis.activities.models import Activity, ActivityParty
from syndesis.activities.queries.coverage import CHUNK, wholes
from syndesis.agreements.choices import IN_FORCE
from syndesis.agreements.models import Agreement, AgreementParty
from syndesis.agreements.policies import agreements
from syndesis.core.models import User
from syndesis.directory.models import Organisation

Pair = tuple[int, int]


@dataclass(frozen=True)
class Node:
    """An organisation."""

    key: int
    name: str
    kind: str
    country: str
    is_home: bool
    activities: int
    linked: int
    """With how many of the others it shares anything."""


@dataclass(frozen=True)
class Connections:
    nodes: Sequence[Node]
    """Those with the most activities first."""
    activities: Mapping[Pair, int]
    """How many activities two of them share, the lower key first."""
    agreements: Mapping[Pair, int]
    """How many agreements in force; empty unless asked for."""
    left: int
    """Organisations with fewer activities, which are not among the nodes."""

    @property
    def pairs(self) -> list[tuple[Pair, int, int]]:
        """Two that share anything, how many activities and agreements; those that share most first."""
        keys = self.activities.keys() | self.agreements.keys()
        found = [(pair, self.activities.get(pair, 0), self.agreements.get(pair, 0)) for pair in keys]
        return sorted(found, key=lambda each: (-each[1] - each[2], each[0]))

    def ranked(self) -> list[tuple[Pair, int, int]]:
        """Two that share anything, how much, and the place of this link among those of either of them, the better one:
        1 where nobody is nearer to one of the two. Links of the same weight lead to the more active organisation first,
        so that each keeps a way to the middle. By this place, then by what is shared."""
        active = {node.key: (node.activities, node.linked, -node.key) for node in self.nodes}
        links: defaultdict[int, list[tuple[int, tuple[int, int, int], Pair]]] = defaultdict(list)
        shared = {pair: number + agreed for pair, number, agreed in self.pairs}
        for (one, other), weight in shared.items():
            links[one].append((weight, active[other], (one, other)))
            links[other].append((weight, active[one], (one, other)))
        places: dict[Pair, int] = {}
        for some in links.values():
            for place, (_weight, _active, pair) in enumerate(sorted(some, reverse=True), start=1):
                places[pair] = min(place, places.get(pair, place))
        found = [(pair, weight, places[pair]) for pair, weight in shared.items()]
        return sorted(found, key=lambda each: (each[2], -each[1], each[0]))


def connections(
    activities: QuerySet[Activity], reader: User, most: int, *, with_us: bool = False, with_agreements: bool = False
) -> Connections:
    """Of these activities, which are those that the reader sees, the `most` organisations that take part in most of
    them."""
    whole = wholes(reader, with_us=with_us)
    parties = ActivityParty.objects.filter(activity__in=activities.order_by().values("pk")).order_by()
    together = _together(parties.values_list("activity", "organisation").iterator(chunk_size=CHUNK), whole)
    numbers = Counter(key for some in together.values() for key in some)
    keys = {key for key, _number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:most]}
    shared = _shared(together, keys)
    agreed: Mapping[Pair, int] = {}
    if with_agreements:
        seen = Agreement.objects.filter(agreements.scope(reader, "view"), archived_at=None, status__in=IN_FORCE)
        links = AgreementParty.objects.filter(agreement__in=seen.values("pk")).order_by()
        agreed = _shared(
            _together(links.values_list("agreement", "organisation").iterator(chunk_size=CHUNK), whole), keys
        )
    linked = Counter(key for pair in shared.keys() | agreed.keys() for key in pair)
    rows = Organisation.objects.in_bulk(keys)
    nodes = [
        Node(key, row.name, row.kind, row.country, row.is_home, numbers[key], linked[key]) for key, row in rows.items()
    ]
    nodes.sort(key=lambda node: (-node.activities, -node.linked, node.name, node.key))
    return Connections(nodes, shared, agreed, len(numbers) - len(nodes))


def _together(links: Iterable[Pair], whole: Mapping[int, int]) -> dict[int, set[int]]:
    """The organisations that take part, by activity or agreement."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for occasion, organisation in links:
        if key := whole.get(organisation):
            found[occasion].add(key)
    return found


def _shared(together: Mapping[int, set[int]], among: set[int]) -> Counter[Pair]:
    pairs: Counter[Pair] = Counter()
    for some in together.values():
        if len(some) > 1:
            pairs.update(combinations(sorted(some & among), 2))
    return pairs
