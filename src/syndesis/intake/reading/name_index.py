"""All names of a set of organisations, to be found in a text in one pass and looked up by their words.

One Aho-Corasick automaton holds every name in its one spelling, each word followed by a space, so that a hit begins and
ends at the edge of a word. 350,000 names take a few seconds to build.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from rapidfuzz import fuzz, process

from syndesis.intake.reading.canonical import bag, concept, generic_concepts, little_words, spelling
from syndesis.intake.reading.known import KnownOrganisation, NameKind
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.lib.tokens import Tokens, fold_phrase, russian_stem

_KINDS: tuple[NameKind, ...] = ("official", "alias", "acronym", "former", "transliteration")
_ANCHORED = frozenset(
    {"university", "research_institute", "government", "technology_park", "funder", "school", "association"}
)
_LEAST_LETTERS = 5
_SEPARATOR = re.compile(r"\s*[,&\"“«(]\s*|\s+[-–—]\s+|\s+and\s+(?=Research)")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known organisation whose name, of this kind, was met."""

    organisation: KnownOrganisation
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Hit:
    """Names met at tokens `first` to `last`, inclusive."""

    first: int
    last: int
    names: tuple[NameHit, ...]


class NameIndex:
    """Built once from its organisations; read only."""

    def __init__(self, organisations: Iterable[KnownOrganisation]) -> None:
        self.organisations: list[KnownOrganisation] = []
        self.by_ror: dict[str, int] = {}
        self.by_key: dict[str, int] = {}
        self.cities: dict[str, set[str]] = {}
        self._owners: list[int | tuple[int, ...]] = []
        self._by_bag: dict[int, int | tuple[int, ...]] = {}
        patterns: dict[str, int] = {}
        vocabulary: set[str] = set()
        for organisation in organisations:
            self._add(organisation, patterns, vocabulary)
        self._vocabulary: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            self._vocabulary.setdefault(word[0], []).append(word)
        self._known_words = frozenset(vocabulary)
        self._automaton: AhoCorasick | None = None
        if patterns:
            self._automaton = AhoCorasick(
                [key + " " for key in patterns],
                matchkind=MatchKind.Standard,
                implementation=Implementation.ContiguousNFA,
                store_patterns=False,
            )

    def _add(self, organisation: KnownOrganisation, patterns: dict[str, int], vocabulary: set[str]) -> None:
        number = len(self.organisations)
        self.organisations.append(organisation)
        self.by_key[organisation.key] = number
        if organisation.ror:
            self.by_ror[organisation.ror] = number
        if organisation.city:
            self.cities.setdefault(fold_phrase(organisation.city), set()).add(organisation.country)
        anchored = organisation.kind in _ANCHORED or organisation.source == "record"
        for name in organisation.names:
            folded = fold_phrase(name.text).split()
            key = " ".join(map(russian_stem if name.kind == "acronym" else spelling, folded))
            if len(key) < 2 or key.isdigit() or (len(folded) == 1 and folded[0] in little_words()):
                continue
            code = number * len(_KINDS) + _KINDS.index(name.kind)
            place = patterns.setdefault(key, len(self._owners))
            if place == len(self._owners):
                self._owners.append(code)
            else:
                self._owners[place] = _with(self._owners[place], code, len(_KINDS))
            by_house = len(folded) > 2 and is_acronym(name.text.split()[-1])  # "Training Centre of the ILO"
            if (anchored or by_house) and len(folded) > 1 and name.kind != "acronym":
                self._file(bag(folded), code)
                beginning = _beginning(name.text)
                if beginning:
                    self._file(bag(fold_phrase(beginning).split()), number * len(_KINDS) + _KINDS.index("alias"))
                if organisation.kind in ("university", "government"):
                    vocabulary.update(w for w in map(concept, folded) if len(w) >= _LEAST_LETTERS)

    def _file(self, notions: str, code: int) -> None:
        held = self._by_bag.get(hash(notions))
        self._by_bag[hash(notions)] = code if held is None else _with(held, code, len(_KINDS))

    def hits(self, tokens: Tokens) -> Iterator[Hit]:
        """Every name at every place, also those inside longer ones."""
        if self._automaton is None or not len(tokens):
            return
        joined, offsets = tokens.joined(spelling)
        token_at = {offset: index for index, offset in enumerate(offsets)}
        for pattern, start, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            first = token_at.get(start)
            if first is not None:
                last = token_at.get(end, len(tokens)) - 1
                yield Hit(first, last, self._hits(self._owners[pattern]))

    def with_words(self, folded: Sequence[str]) -> tuple[NameHit, ...]:
        """The organisations with a name of just these notions, in any order and language."""
        held = self._by_bag.get(hash(bag(folded)))
        return () if held is None else self._hits(held)

    def knows_word(self, folded: str) -> bool:
        """Whether a name of a university or government body holds this word."""
        return concept(folded) in self._known_words

    def near_words(self, folded: str) -> list[str]:
        """Up to four words of such names that are spelt almost like this one, nearest first."""
        if len(folded) < _LEAST_LETTERS:
            return []
        words = self._vocabulary.get(folded[0], [])
        near = process.extract(folded, words, scorer=fuzz.ratio, score_cutoff=84, limit=4)
        return [word for word, score, _ in near]

    def _hits(self, codes: int | tuple[int, ...]) -> tuple[NameHit, ...]:
        held = (codes,) if isinstance(codes, int) else codes
        return tuple(NameHit(self.organisations[c // len(_KINDS)], _KINDS[c % len(_KINDS)]) for c in held)


def _beginning(name: str) -> str:
    """What stands before a comma, dash, "&" or quotation mark, where it is a name: "A College" of "A College & B"."""
    parts = _SEPARATOR.split(name, maxsplit=1)
    words = fold_phrase(parts[0]).split()
    if len(parts) < 2 or len(words) < 2 or not distinctive(words):
        return ""
    return parts[0] if any(concept(word) in ("university", "institute", "academy", "college") for word in words) else ""


def _with(held: int | tuple[int, ...], code: int, kinds: int) -> int | tuple[int, ...]:
    """The codes with one more, unless its organisation is among them."""
    codes = (held,) if isinstance(held, int) else held
    return held if any(c // kinds == code // kinds for c in codes) else (*codes, code)


def distinctive(folded: Sequence[str]) -> list[str]:
    """The words of a name that are neither little nor generic."""
    return [w for w in folded if w not in little_words() and concept(w) not in generic_concepts()]
