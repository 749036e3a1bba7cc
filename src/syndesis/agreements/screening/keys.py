"""Names as screening compares them: words by their sound, whatever script, order or hand wrote them.

"Universidad Técnica de Altamar, S.A." and "Altamar Technical University" give the same words, "Andrei Khizhnyak" and
«Хижняк Андрей» the same sounds. Chinese characters and scripts without transliteration stand as they are: they find
what is written alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from syndesis.directory.duplicates.names import name_of
from syndesis.directory.duplicates.spelling import skeleton, sound
from syndesis.lib.text import words

LINE, PART, WORD = "\n", "\t", " "
SHORTEST = 3
"""Letters of a word's consonants that tell something: those of "Li" and "Lee" would meet everybody's."""


@dataclass(frozen=True)
class Key:
    """A name as it is compared."""

    heard: tuple[str, ...]
    """Its words as they sound, sorted."""
    own: tuple[str, ...] = ()
    """Those that say which organisation it is, not what it is; none where all do."""

    @property
    def telling(self) -> tuple[str, ...]:
        return self.own or self.heard

    @cached_property
    def blocks(self) -> frozenset[str]:
        """What names that may be alike have in common, at least one of them."""
        return frozenset(map(block, self.telling))

    def __str__(self) -> str:
        return PART.join(map(WORD.join, (self.heard, self.own, sorted(self.blocks))))


def key_of(name: str, *, is_person: bool | None) -> Key:
    """Of whom nobody says what it is counts as an organisation."""
    if is_person:
        return Key(tuple(sorted({sound(word) for word in words(name)} - {""})))
    known = name_of(name)
    if known.is_acronym:
        return Key((known.text,) if known.text else ())
    heard = tuple(sorted(known.heard))
    own = tuple(sorted({sound(word) for word in known.own}))
    return Key(heard, () if own == heard else own)


def written(names: Iterable[str], *, is_person: bool | None) -> str:
    """The keys of names as an entry keeps them: a line each."""
    return LINE.join(str(key_of(name, is_person=is_person)) for name in names)


def read(line: str) -> Key:
    """The key that a line says."""
    heard, own, _blocks = line.split(PART)
    return Key(tuple(heard.split(WORD)), tuple(own.split(WORD)) if own else ())


def blocks_in(line: str) -> list[str]:
    """Its blocks, without taking apart the rest."""
    return line[line.rindex(PART) + 1 :].split(WORD)


@lru_cache(maxsize=1 << 18)
def block(word: str) -> str:
    """What two spellings of a word have in common: its consonants."""
    bones = skeleton(word)
    return bones if len(bones) >= SHORTEST else word
