"""Words in one spelling, whatever script, country or hand wrote them: for comparing names, never for showing them."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from syndesis.lib.text import words

_LETTERS = (
    "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh "
    "щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:i є:e ґ:g ў:u ј:j љ:lj њ:nj ћ:c ђ:dj џ:dz қ:k ғ:g ү:u ұ:u ө:o һ:h ә:a ң:n"
)
CYRILLIC = str.maketrans(dict(pair.split(":") for pair in _LETTERS.split()))
"""Russian and its neighbours as passports of Russia write them, roughly; what matters is that one name gives one."""
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("tch", "c"), ("ch", "c"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"), ("ck", "k"), ("th", "t"), ("gh", "g"), ("x", "ks"), ("w", "v"), ("q", "k"),
)  # fmt: skip
_SOFT = re.compile(r"[jyi]+(?=[aeou])")
_VOWELS = re.compile(r"(?<=.)[aeiouyjh]+")
_DOUBLED = re.compile(r"(.)\1+")
ALMOST = 0.87
SHORT = 5
"""Letters: of shorter words one that differs makes another word."""


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A word of `lib.text.words` in Latin letters: "хижняк" is "khizhnyak"; of other scripts as it stands."""
    return word if word.isascii() else word.translate(CYRILLIC)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What all spellings of a foreign word have in common: "Khizhnyak", "Hizhniak" and "Хижняк" are "hiznak"."""
    heard = latin(word)
    if not heard.isalpha() and any(letter.isdigit() for letter in heard):
        return heard
    for written, said in _SOUNDS:
        heard = heard.replace(written, said)
    heard = _SOFT.sub("", heard).replace("j", "i").replace("y", "i")
    return _DOUBLED.sub(r"\1", heard)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants: the same for "Tsinghua" and "Tsingua", "Hannover" and "Hanover"."""
    return _VOWELS.sub("", sound(word)) or word


@lru_cache(maxsize=65536)
def almost(one: str, other: str) -> bool:
    """Whether two words differ as by a slip of the hand: one letter or two of a long word, never the first."""
    if min(len(one), len(other)) < SHORT or one[0] != other[0] or not (one + other).isalpha():
        return False
    return Levenshtein.normalized_similarity(one, other) >= ALMOST and Levenshtein.distance(one, other) <= 2


def plain(text: str) -> list[str]:
    """The words of a text in Latin letters."""
    return [written for word in words(text) if (written := latin(word))]
