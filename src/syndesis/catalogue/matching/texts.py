"""A reading in the words of the index: each with its number, unknown ones mended where that is safe."""

from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.matching.reading import Reading

UNKNOWN = 12.0
"""The weight of a word that no name holds: that of a rare one."""


class Text:
    """A reading, the number of each of its words (-1: unknown), where each number stands, and the words' weights."""

    __slots__ = ("ids", "mended", "places", "positions", "reading", "weights")

    def __init__(self, reading: Reading, index: NameIndex) -> None:
        _join(reading, index.joins)
        self.ids: list[int] = []
        self.mended: list[int] = []
        """Positions of words that were mended."""
        self.reading = self._numbered(reading, index)
        self.positions: dict[int, list[int]] = {}
        for position, number in enumerate(self.ids):
            if number >= 0:
                self.positions.setdefault(number, []).append(position)
        self.weights = [index.idf[number] if number >= 0 else UNKNOWN for number in self.ids]

    def _numbered(self, reading: Reading, index: NameIndex) -> Reading:
        """The reading with glued words taken apart; fills `ids` and `mended`."""
        ids, known = self.ids, index.ids
        glued: dict[int, int] = {}
        for position, word in enumerate(reading.words):
            number = known.get(word, -1)
            others = index.mended(reading.raw[position], word) if number < 0 and not reading.place[position] else ()
            if others:
                self.mended.extend(range(len(ids), len(ids) + len(others)))
                ids.extend(others)
                if len(others) > 1:
                    glued[position] = len(others)
            else:
                ids.append(number)
        for position in sorted(glued, reverse=True):
            for parallel in reading.parallel():
                parallel[position : position + 1] = [parallel[position]] * glued[position]
        return reading


def _join(reading: Reading, joins: set[tuple[str, ...]]) -> None:
    """Makes one in the reading what the index writes as one word."""
    words = reading.words
    for position in range(len(words) - 2, -1, -1):
        together = reading.phrase[position] == reading.phrase[position + 1]
        if together and (words[position], words[position + 1]) in joins:
            words[position] += words[position + 1]
            reading.raw[position] += reading.raw[position + 1]
            for parallel in reading.parallel():
                del parallel[position + 1]
