"""All pairs of records that look alike, kept in step with the record: only what changed is compared anew."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from syndesis.directory.duplicates.likeness import WEAK, Likeness

CROWD = 300
"""A block of more records than this says nothing of any two of them, and would cost the square of their number."""
Pair = tuple[int, int]


class Known(Protocol):
    @property
    def key(self) -> int: ...


Facts = TypeVar("Facts", bound=Known)


class Pairs(Generic[Facts]):
    """The records by the keys of their blocks, and the pairs that are alike at all."""

    def __init__(
        self,
        likeness: Callable[[Facts, Facts], Likeness],
        blocks: Callable[[Facts], set[str]],
        asks: Callable[[Facts], set[str]] | None = None,
    ) -> None:
        self._likeness, self._blocks, self._asks = likeness, blocks, asks or blocks
        self.facts: dict[int, Facts] = {}
        self.pairs: dict[Pair, Likeness] = {}
        self._standing: defaultdict[str, set[int]] = defaultdict(set)
        self._alike: defaultdict[int, set[int]] = defaultdict(set)

    def renew(self, keys: Collection[int], known: Iterable[Facts]) -> None:
        """Forget all about these records, and take in what is known of those that are still there."""
        for key in keys:
            self._forget(key)
        new = list(known)
        for facts in new:
            self.facts[facts.key] = facts
            for block in self._blocks(facts):
                self._standing[block].add(facts.key)
        done: set[int] = set()
        for facts in new:
            done.add(facts.key)
            for other, likeness in self.like(facts, besides=done):
                self.pairs[min(facts.key, other), max(facts.key, other)] = likeness
                self._alike[facts.key].add(other)
                self._alike[other].add(facts.key)

    def like(self, facts: Facts, besides: Collection[int] = ()) -> Iterator[tuple[int, Likeness]]:
        """The records that look like this one, which need not be among them; without those that need no look."""
        near: set[int] = set()
        for block in self._asks(facts):
            standing = self._standing.get(block, ())
            if len(standing) <= CROWD:
                near.update(standing)
        for key in near.difference(besides, {facts.key}):
            # In the order in which a pair is told, whichever of the two was read first.
            one, other = (facts, self.facts[key]) if facts.key < key else (self.facts[key], facts)
            likeness = self._likeness(one, other)
            if likeness.score >= WEAK - 1e-9:
                yield key, likeness

    def _forget(self, key: int) -> None:
        facts: Any = self.facts.pop(key, None)
        if facts is None:
            return
        for block in self._blocks(facts):
            standing = self._standing[block]
            standing.discard(key)
            if not standing:
                del self._standing[block]
        for other in self._alike.pop(key, ()):
            self.pairs.pop((min(key, other), max(key, other)), None)
            self._alike[other].discard(key)
