"""The index of names as the matcher asks it: words to names, names to records."""

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from syndesis.catalogue.matching.store import Opened
from syndesis.catalogue.matching.words import DATA, FOLD, fold, parts

FULL = sorted(full for full in {*DATA["fold"], *FOLD} if len(full) > 7)
"""Words in full that are folded, by which an abbreviation is completed."""
COMMON = 8.0
"""Rarity up to which a word is abbreviated by its beginning alone."""
GLUED = 10.5
"""Rarity up to which two words may have been glued together."""
SCRAP = 3
"""Letters of a part of a glued word up to which the whole is rather a made-up name: "UniStarCom"."""
UMLAUTS = (("ue", "u"), ("oe", "o"), ("ae", "a"))


class NameIndex:
    """The opened file with what of it must be a dictionary."""

    def __init__(self, path: Path, key: str) -> None:
        """Raises OSError where there is no file, ValueError where it is none of ours or was built of other data."""
        file = Opened(path)
        if file.key != key:
            raise ValueError("the index is stale")
        self.words = file.lines("words")
        self.ids = {word: number for number, word in enumerate(self.words)}
        self.idf: list[float] = file.array("idf").tolist()
        self.form_at, self.form_words = file.array("form_at"), file.array("form_words")
        self.anchor_at, self.anchor_forms = file.array("anchor_at"), file.array("anchor_forms")
        self.anchor_second = file.array("anchor_second")
        self.entry_at, self.entry_record = file.array("entry_at"), file.array("entry_record")
        self.entry_kind, self.entry_name = file.array("entry_kind"), file.array("entry_name")
        self.record_city, self.record_flags = file.array("record_city"), file.array("record_flags")
        self.record_children, self.record_named = file.array("record_children"), file.array("record_named")
        self.parent_at, self.parents = file.array("parent_at"), file.array("parents")
        self.rors, self.countries = file.lines("rors"), file.lines("countries")
        self.joins = {tuple(line.split(" ")) for line in file.lines("joins") if line}
        self.cities: list[tuple[int, ...]] = [
            tuple(self.ids[word] for word in line.split(" ")) if line else () for line in file.lines("cities")
        ]
        self.towns = {city[0] for city in self.cities if city}
        self._file = file
        self._names: list[str] | None = None
        self._alike: dict[tuple[str, int], list[str]] | None = None
        self._mended: dict[str, tuple[int, ...]] = {}

    def name(self, record: int, number: int) -> str:
        """The name of this number of a record, in the order of the catalogue."""
        if self._names is None:
            self._names = self._file.lines("names")
        names = self._names[record].split("\t")
        return names[number] if number < len(names) else names[0]

    def anchored(self, word: int) -> Iterator[tuple[int, int]]:
        """The names found by this word: each with its next rarest word, which must be there too."""
        low, high = self.anchor_at[word], self.anchor_at[word + 1]
        return zip(self.anchor_forms[low:high], self.anchor_second[low:high], strict=True)

    def form(self, number: int) -> list[int]:
        """The words of a name."""
        words: list[int] = self.form_words[self.form_at[number] : self.form_at[number + 1]].tolist()
        return words

    def city_of(self, record: int) -> tuple[int, ...]:
        """The words of the city of a record; () where it is not known."""
        return self.cities[self.record_city[record]]

    def parents_of(self, record: int) -> list[int]:
        """The records that a record is a part of."""
        parents: list[int] = self.parents[self.parent_at[record] : self.parent_at[record + 1]].tolist()
        return parents

    def mended(self, raw: str, word: str) -> tuple[int, ...]:
        """What an unknown word stands for in the index: its umlaut undone, in full, unglued, or a letter mended."""
        known = self._mended.get(raw)
        if known is None:
            if len(self._mended) > 50_000:
                self._mended.clear()
            known = self._mended[raw] = tuple(self._mend(raw, word))
        return known

    def _mend(self, raw: str, word: str) -> Iterator[int]:
        if len(word) < 5 or any(c.isdigit() for c in word) or not word.isascii():
            return
        for written, meant in UMLAUTS:
            if written in word and (found := self.ids.get(word.replace(written, meant))) is not None:
                yield found
                return
        if (whole := self._completed(word)) is not None:
            yield whole
            return
        some = parts(raw)
        if len(some) > 1:
            if any(len(part) <= SCRAP and part[0].isupper() and not part.isupper() for part in some):
                return
            for part in some:
                if (form := fold(part)) and (found := self.ids.get(form)) is not None:
                    yield found
            return
        for cut in range(3, len(word) - 2):
            first, second = self.ids.get(fold(word[:cut])), self.ids.get(fold(word[cut:]))
            known = first is not None and second is not None and max(self.idf[first], self.idf[second]) < GLUED
            if known and min(cut, len(word) - cut) > 3:
                yield from (first, second)  # type: ignore[misc]
                return
        if len(word) >= 6:
            yield from self._closest(word)

    def _completed(self, word: str) -> int | None:
        """The commonest word that begins so: "telecommun" is an abbreviation of "telecommunication"."""
        for full in FULL[bisect_left(FULL, word) :]:
            if not full.startswith(word):
                break
            return self.ids.get(fold(full))
        low = bisect_left(self.words, word)
        high = bisect_left(self.words, word + "\x7f")
        common = min(range(low, high), key=self.idf.__getitem__, default=None)
        return common if common is not None and self.idf[common] < COMMON else None

    def _closest(self, word: str) -> Iterator[int]:
        if self._alike is None:
            self._alike = {}
            for known in self.words:
                if len(known) > 4 and known.isascii() and known.isalpha():
                    self._alike.setdefault((known[0], len(known)), []).append(known)
        best: tuple[int, float, str] | None = None
        for size in (len(word), len(word) - 1, len(word) + 1):
            among = self._alike.get((word[0], size), [])
            found = extractOne(word, among, scorer=OSA.distance, score_cutoff=1)
            if found:
                candidate = (int(found[1]), self.idf[self.ids[found[0]]], found[0])
                best = candidate if best is None else min(best, candidate)
        if best:
            yield self.ids[best[2]]
