"""Comparing our names with the entries of lists: candidates with a score and reasons, never verdicts.

Ours, which are few, are put into an index by the consonants of their telling words; the entries, which are many, pass
by it once, and only those that share a word are compared letter by letter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from syndesis.agreements.models import ScreeningEntry, ScreeningList
from syndesis.agreements.screening.keys import LINE, Key, blocks_in, key_of, read
from syndesis.agreements.screening.keys import block as block_of
from syndesis.agreements.screening.subjects import Subject

LEAST = 85
"""Points of a hundred from which a likeness is worth a look."""
MOST = 25
"""Candidates of one subject on one list: those that are most alike."""
SUBSET, MORE = 4, 3
"""Points off where one name has more words, and for each of them."""
SAME_COUNTRY, OTHER_COUNTRY, OTHER_NATIONALITY = 4, -8, -4
"""Points for countries; where somebody works tells little of where they are from."""
NEARLY = LEAST - SAME_COUNTRY
"""Points for the letters alone that may still come to be enough."""
EQUAL = 100
COMMON = 20
"""Names of ours that share a word: more than that, and the word alone tells little."""
CHUNK = 5000


@dataclass(frozen=True)
class Candidate:
    """An entry that one of ours may be meant by."""

    subject: Subject
    our_name: str
    entry: int
    """Its key in the database."""
    place: int
    """Which of the names of the entry, from 0."""
    score: int
    reasons: tuple[str, ...] = field(default=())

    @property
    def rank(self) -> tuple[Any, ...]:
        """Of those of one pair, the chief names tell more than others."""
        return self.score, "our_other" not in self.reasons, -self.place, self.our_name


@dataclass(frozen=True, slots=True, eq=False)
class _Ours:
    subject: Subject
    name: str
    key: Key
    is_first: bool
    text: str
    own: str


class Index:
    """Our names by the consonants of their words, apart for those whom entries call persons and organisations. A word
    that many of ours have is looked up together with the first letter of another, which a slip of the hand leaves
    alone."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        named: dict[bool | None, list[_Ours]] = {True: [], False: [], None: []}
        for subject in subjects:
            for place, name in enumerate(subject.names):
                for kind in (subject.is_person, None):
                    key = key_of(name, is_person=kind)
                    text, own = " ".join(key.heard), " ".join(key.telling)
                    named[kind].append(_Ours(subject, name, key, place == 0, text, own))
        self._kinds = {kind: _Blocks(ours) for kind, ours in named.items()}

    def alike(self, is_person: bool | None, line: str) -> Iterator[tuple[_Ours, Key, int]]:
        """Those of ours that resemble a name of an entry, as its line says it, each with points for the letters."""
        blocks = self._kinds[is_person]
        if not blocks.knows(blocks_in(line)):
            return
        key = read(line)
        met = blocks.sharing(key)
        text, own, words = " ".join(key.heard), " ".join(key.telling), len(key.heard)
        for ours in met:
            points = fuzz.ratio(ours.text, text, score_cutoff=NEARLY)
            more = abs(len(ours.key.heard) - words)
            if points < EQUAL and more and min(len(ours.key.heard), words) > 1:
                points = max(points, _within(ours.text, text, more))
            if points >= NEARLY and (ours.key.own or key.own):
                points = min(points, _own_points(ours, own, len(key.telling)))
            if points >= NEARLY:
                yield ours, key, int(points)


class _Blocks:
    def __init__(self, ours: Sequence[_Ours]) -> None:
        counted = Counter(block for each in ours for block in each.key.blocks)
        self._all = frozenset(counted)
        self._common = {block for block, number in counted.items() if number > COMMON}
        self._found: defaultdict[str, list[_Ours]] = defaultdict(list)
        for each in ours:
            for block in self._looked_up(each.key):
                self._found[block].append(each)

    def knows(self, blocks: Iterable[str]) -> bool:
        """Whether any of these is ours."""
        return not self._all.isdisjoint(blocks)

    def sharing(self, key: Key) -> set[_Ours]:
        """Those that share a telling word."""
        found: set[_Ours] = set()
        for block in self._looked_up(key):
            if block in self._found:
                found.update(self._found[block])
        return found

    def _looked_up(self, key: Key) -> frozenset[str]:
        blocks = key.blocks
        common = blocks & self._common
        if not common:
            return blocks
        initials = {block: {word[0] for word in key.telling if word and block_of(word) != block} for block in common}
        together = {f"{block}|{letter}" for block in common for letter in initials[block] or {""}}
        return (blocks - common) | together


def _within(one: str, other: str, more: int) -> float:
    """Of two words and more, one name may have further ones: a father's name, a town."""
    return fuzz.token_set_ratio(one, other, score_cutoff=LEAST) - SUBSET - MORE * more


def _own_points(ours: _Ours, own: str, words: int) -> float:
    """The same of the words that tell which organisation it is: "Technical University" is no likeness."""
    points = fuzz.ratio(ours.own, own, score_cutoff=NEARLY)
    more = abs(len(ours.key.telling) - words)
    if points < EQUAL and more and min(len(ours.key.telling), words) > 1:
        points = max(points, _within(ours.own, own, more))
    return points


def compare(subjects: Iterable[Subject], lists: Iterable[ScreeningList]) -> list[Candidate]:
    """The candidates on these lists, of each pair the best."""
    index = Index(subjects)
    best: dict[tuple[int, int, int], Candidate] = {}
    of_list: dict[int, int] = {}
    rows = ScreeningEntry.objects.filter(screening_list__in=[each.pk for each in lists]).order_by()
    said = rows.values_list("pk", "screening_list_id", "is_person", "country", "keys")
    for pk, list_id, is_person, country, keys in said.iterator(chunk_size=CHUNK):
        for place, line in enumerate(keys.split(LINE)):
            for ours, key, points in index.alike(is_person, line):
                found = _candidate(ours, (pk, place), points, key, country)
                at = (ours.subject.content_type, ours.subject.key, pk)
                if found.score >= LEAST and (at not in best or best[at].rank < found.rank):
                    best[at] = found
                    of_list[pk] = list_id
    return list(_most_alike(best.values(), of_list))


def _candidate(ours: _Ours, at: tuple[int, int], points: int, key: Key, country: str) -> Candidate:
    (entry, place), subject = at, ours.subject
    reasons = []
    if ours.key.heard == key.heard:
        reasons.append("same")
    elif len(ours.key.heard) == len(key.heard):
        reasons.append("spelt")
    else:
        reasons.append("longer")
    if place:
        reasons.append("their_other")
    if not ours.is_first:
        reasons.append("our_other")
    if country and subject.country:
        if country == subject.country:
            reasons.append("same_country")
            points += SAME_COUNTRY
        else:
            reasons.append("other_country")
            points += OTHER_NATIONALITY if subject.is_person else OTHER_COUNTRY
    return Candidate(subject, ours.name, entry, place, max(0, min(100, points)), tuple(reasons))


def _most_alike(found: Iterable[Candidate], of_list: dict[int, int]) -> Iterable[Candidate]:
    grouped: defaultdict[Any, list[Candidate]] = defaultdict(list)
    for each in found:
        grouped[each.subject.content_type, each.subject.key, of_list[each.entry]].append(each)
    for candidates in grouped.values():
        yield from sorted(candidates, key=lambda each: (-each.score, each.entry))[:MOST]
