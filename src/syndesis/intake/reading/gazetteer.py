"""The organisations that a reader knows, in layers: our record above the world's catalogue.

The catalogue layer is built once a process, the record layer whenever the record changes; laying one over the other
costs nothing. An organisation of the record stands for the catalogue's with the same ROR id, under all names of both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

from syndesis.intake.reading.known import KnownOrganisation, from_catalogue
from syndesis.intake.reading.name_index import Hit, NameHit, NameIndex
from syndesis.lib.tokens import Tokens, fold_phrase


class Gazetteer:
    """Known organisations, found by name; `below` is the layer consulted after this one."""

    def __init__(self, organisations: Iterable[KnownOrganisation] = (), *, below: "Gazetteer | None" = None) -> None:
        self._index = NameIndex(organisations)
        self._below = below
        self._home = next((o for o in self._index.organisations if o.is_home), None)

    @classmethod
    def from_catalogue(cls, records: Iterable[Mapping[str, Any]]) -> Self:
        """The gazetteer of raw ROR records (schema v2)."""
        return cls(from_catalogue(records))

    def over(self, below: "Gazetteer") -> "Gazetteer":
        """This layer laid over another; shares both, builds nothing."""
        layered = object.__new__(Gazetteer)
        layered._index, layered._home = self._index, self._home
        layered._below = below if self._below is None else self._below.over(below)
        return layered

    def __len__(self) -> int:
        return len(self._index.organisations) + (len(self._below) if self._below else 0)

    @property
    def home(self) -> KnownOrganisation | None:
        """Our own institution, where a layer states it."""
        return self._home or (self._below.home if self._below else None)

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Every known name in the text; the names of one place in one hit, ordered by place, longest first."""
        merged: dict[tuple[int, int], tuple[NameHit, ...]] = {}
        for layer in self._layers():
            for hit in layer._index.hits(tokens):
                place = (hit.first, hit.last)
                merged[place] = self._joined(merged.get(place, ()), hit.names)
        ordered = sorted(merged.items(), key=lambda item: (item[0][0], -item[0][1]))
        return [Hit(first, last, names) for (first, last), names in ordered]

    def with_words(self, folded: Sequence[str]) -> tuple[NameHit, ...]:
        """The organisations with a name of just these notions, in any order and language."""
        names: tuple[NameHit, ...] = ()
        for layer in self._layers():
            names = self._joined(names, layer._index.with_words(folded))
        return names

    def knows_word(self, folded: str) -> bool:
        """Whether a name of a university or government body holds this word."""
        return any(layer._index.knows_word(folded) for layer in self._layers())

    def near_words(self, folded: str) -> list[str]:
        """Words of such names that are spelt almost like this one."""
        return [word for layer in self._layers() for word in layer._index.near_words(folded)]

    def city_countries(self, name: str) -> frozenset[str]:
        """The countries that have an organisation in a city of this name."""
        key = fold_phrase(name)
        return frozenset(c for layer in self._layers() for c in layer._index.cities.get(key, ()))

    def organisation(self, key: str) -> KnownOrganisation | None:
        """The organisation with this key or ROR id, from the topmost layer that has it."""
        for layer in self._layers():
            index = layer._index
            number = index.by_key.get(key, index.by_ror.get(key))
            if number is not None:
                return index.organisations[number]
        return None

    def _layers(self) -> Iterator["Gazetteer"]:
        layer: Gazetteer | None = self
        while layer is not None:
            yield layer
            layer = layer._below

    def _joined(self, above: tuple[NameHit, ...], below: tuple[NameHit, ...]) -> tuple[NameHit, ...]:
        """Hits of two layers; what the upper layer has by the same ROR id takes the lower's place."""
        held = {(h.organisation.source, h.organisation.key) for h in above}
        joined = list(above)
        for hit in below:
            upper = self._upper(hit.organisation)
            if (upper.source, upper.key) not in held:
                held.add((upper.source, upper.key))
                joined.append(hit if upper is hit.organisation else NameHit(upper, hit.kind))
        return tuple(joined)

    def _upper(self, organisation: KnownOrganisation) -> KnownOrganisation:
        if not organisation.ror:
            return organisation
        for layer in self._layers():
            number = layer._index.by_ror.get(organisation.ror)
            if number is not None:
                return layer._index.organisations[number]
        return organisation
