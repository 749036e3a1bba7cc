"""Records that may be the same, for a reader: within what they may see, without what was found not to be the same."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from syndesis.core.models import User
from syndesis.core.policies import policy_of
from syndesis.directory.duplicates import organisations, people, reading
from syndesis.directory.duplicates.kept import KeptPairs
from syndesis.directory.duplicates.likeness import POSSIBLE, WEAK, Likeness
from syndesis.directory.duplicates.pairs import Pairs
from syndesis.directory.models import Organisation, OrganisationsApart, PeopleApart, Person

APART: dict[type[Model], Any] = {Organisation: OrganisationsApart, Person: PeopleApart}
_kept: dict[type[Model], KeptPairs] = {
    Organisation: KeptPairs(
        Organisation, reading.organisations, lambda: Pairs(organisations.likeness, organisations.blocks)
    ),
    Person: KeptPairs(Person, reading.people, lambda: Pairs(people.likeness, people.blocks, people.asks)),
}
MODELS = tuple(_kept)
"""Whose records are compared."""


@dataclass(frozen=True)
class Alike:
    """Two records that look alike, by their keys, the older first."""

    first: int
    second: int
    likeness: Likeness


@dataclass(frozen=True)
class Like:
    """A record that looks like one that is about to be made."""

    record: Any
    likeness: Likeness


def alike(model: type[Model], reader: User | None, least: float = POSSIBLE) -> list[Alike]:
    """All pairs of a score of at least so much, the most alike first; None reads as the system, which sees all."""
    pairs = _kept[model].current().pairs
    apart = held_apart(model)
    found = [
        Alike(*pair, likeness)
        for pair, likeness in pairs.items()
        if likeness.score >= least - 1e-9 and frozenset(pair) not in apart
    ]
    if reader is not None:
        seen = policy_of(model).seen(reader, {key for each in found for key in (each.first, each.second)})
        found = [each for each in found if each.first in seen and each.second in seen]
    return sorted(found, key=lambda each: (-each.likeness.score, each.first, each.second))


def likeness_of(one: Any, other: Any) -> Likeness:
    """How alike two records are, whatever was decided about them."""
    known = {facts.key: facts for facts in _read(type(one), [one.pk, other.pk])}
    if len(known) < 2:
        return Likeness(0.0)
    compare: Any = organisations.likeness if isinstance(one, Organisation) else people.likeness
    found: Likeness = compare(known[one.pk], known[other.pk])
    return found


def like(model: type[Model], facts: Any, reader: User, *, least: float = WEAK, most: int = 5) -> list[Like]:
    """The records on file that look like facts which a reader is about to write down."""
    return _best(model, dict(_kept[model].current().like(facts)), reader, least, most)


def like_record(record: Any, reader: User, *, least: float = POSSIBLE, most: int = 5) -> list[Like]:
    """The records that look like one on file, but for those that were found not to be the same."""
    model = type(record)
    apart = held_apart(model)
    near = {
        key: likeness
        for facts in _read(model, [record.pk])
        for key, likeness in _kept[model].current().like(facts)
        if frozenset((key, record.pk)) not in apart
    }
    return _best(model, near, reader, least, most)


def _best(model: type[Model], near: dict[int, Likeness], reader: User, least: float, most: int) -> list[Like]:
    alike = [key for key, likeness in near.items() if likeness.score >= least - 1e-9]
    seen = policy_of(model).seen(reader, alike)
    best = sorted(seen, key=lambda key: (-near[key].score, key))[:most]
    rows = model._default_manager.in_bulk(best)
    return [Like(rows[key], near[key]) for key in best if key in rows]


def _read(model: type[Model], keys: Collection[int]) -> list[Any]:
    return list(reading.organisations(keys) if model is Organisation else reading.people(keys))


def held_apart(model: type[Model]) -> set[frozenset[int]]:
    """The pairs that somebody found not to be the same."""
    return {frozenset(pair) for pair in APART[model]._default_manager.values_list("first_id", "second_id")}
