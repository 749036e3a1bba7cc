"""Names of organisations as they are compared: without legal forms, accents and word order, in one language and script.

"Universidad Politécnica de Madrid", "Madrid Polytechnic University" and "Polytechnic University of Madrid" give the
same words; "Tsingua" and "Tsinghua", "Sankt-Peterburg" and «Санкт-Петербург» the same sounds.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from syndesis.directory.duplicates.spelling import almost, latin, skeleton, sound
from syndesis.lib.text import normal, words

LONGEST_ACRONYM = 5
Agreement = Literal["", "same", "reordered", "written", "misspelt", "acronym"]


@dataclass(frozen=True)
class Name:
    """A name, taken apart."""

    written: str
    """As it stands on record."""
    text: str
    """Its words in normal spelling, without legal forms."""
    bag: frozenset[str]
    """Its telling words, those that several languages share in one of them."""
    heard: frozenset[str]
    """How these sound, whatever the spelling."""
    own: frozenset[str]
    """Those words that say which organisation it is, not what it is."""
    is_acronym: bool = False
    is_latin: bool = True


@lru_cache(maxsize=65536)
def name_of(text: str, is_acronym: bool = False) -> Name:
    given, known = normal(text), _vocabulary()
    for phrase in known.phrases:
        given = given.replace(phrase, " ")
    telling = [word for word in given.split() if word not in known.left_out] or given.split()
    bag = frozenset(known.meaning(word) for word in telling)
    letters = text.strip()
    short = len(letters) <= LONGEST_ACRONYM and letters.isupper() and letters.isalpha()
    return Name(
        written=text.strip(),
        text=" ".join(telling),
        bag=bag,
        heard=frozenset(word if word in known.same else sound(word) for word in bag),
        own=bag - known.general,
        is_acronym=is_acronym or short,
        is_latin=given.isascii(),
    )


def agreement(one: Name, other: Name) -> Agreement:
    """How two names agree: they are the same; the same words in another order or language; written in another script;
    misspelt; the same acronym; or not at all (blank)."""
    if one.text == other.text and one.text:
        return "acronym" if one.is_acronym and other.is_acronym else "same"
    if one.is_acronym or other.is_acronym or not one.own or not other.own:
        return ""
    if one.bag == other.bag:
        return "reordered"
    if one.heard == other.heard:
        return "misspelt" if one.is_latin == other.is_latin else "written"
    return "misspelt" if _misspelt(one, other) else ""


def _misspelt(one: Name, other: Name) -> bool:
    """Whether all words agree but for one, which is spelt almost alike."""
    mine, theirs = one.heard - other.heard, other.heard - one.heard
    return len(mine) == len(theirs) == 1 and almost(*mine, *theirs)


def blocks_of(name: Name) -> set[str]:
    """Keys that names which agree have in common."""
    if not name.text:
        return set()
    if name.is_acronym or not name.own:
        return {f"={name.text}"}
    return {f"={name.text}", " ".join(sorted(skeleton(word) for word in name.heard))}


@dataclass(frozen=True)
class _Vocabulary:
    left_out: frozenset[str]
    phrases: tuple[str, ...]
    same: dict[str, str]
    general: frozenset[str]

    def meaning(self, word: str) -> str:
        """The word that several languages share; any other in Latin letters."""
        return self.same.get(word) or self.same.get(sound(word)) or latin(word)


@cache
def _vocabulary() -> _Vocabulary:
    read: dict[str, Any] = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    written = {variant: word for word, variants in read["same"].items() for variant in (word, *variants)}
    return _Vocabulary(
        left_out=frozenset([*read["legal"], *read["joining"]]),
        phrases=tuple(" ".join(words(phrase)) for phrase in read["phrases"]),
        same={sound(variant): word for variant, word in written.items() if len(variant) > 4} | written,
        general=frozenset(read["general"]["words"]),
    )
