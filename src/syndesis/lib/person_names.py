"""The names of people: which word is the family name, and how it is written.

Capitals mark a family name ("Miguel JIMÉNEZ CARRIZOSA"); Chinese names put it first, in characters and in pinyin;
a Russian patronymic belongs to the given names; particles ("de", "van", "von") belong to the family name.
"""

import re
from collections.abc import Collection

from syndesis.lib.tokens import fold_word

PARTICLES = frozenset("de del la las los da das do dos di du der den van von zu zum bin ibn al el le ter".split())
_INITIALS = re.compile(r"^(?:[^\W\d_]\.-?){1,3}$|^[^\W\d_]{1,2}$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична|ovich|evich|ovna|evna|ichna)$", re.IGNORECASE)
_HAN = re.compile(r"^[㐀-䶿一-鿿]{2,4}$")
_COMPOUND_HAN = ("欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "公孙", "慕容", "司徒", "夏侯")


def proper_case(word: str) -> str:
    """A word in capitals with only its first letters kept: "KHIZHNYAK" to "Khizhnyak", "LOPEZ-RUIZ" to "Lopez-Ruiz"."""
    if len(word) < 2 or not word.isupper() or "." in word:
        return word
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return "".join(part.capitalize() if part.isalpha() else part for part in re.split(r"([-'’])", word))


def in_normal_case(name: str, *, given: bool = False) -> str:
    """A name as it is shown: one typed in capitals throughout loses them, in any script that has capitals ("JIMÉNEZ
    CARRIZOSA", "ХИЖНЯК"); particles become small. Of a `given` name initials stay ("V.D.", "JM"), of any name what is
    written with small letters too."""
    words = name.split()
    if not any(word.isupper() and len(word) > 1 for word in words) or any(c.islower() for c in name):
        return " ".join(words)
    if given and all(is_initials(word) for word in words):
        return " ".join(words)
    *before, last = words
    return " ".join([*(w.lower() if w.casefold() in PARTICLES else proper_case(w) for w in before), proper_case(last)])


def apart(given: str, family: str) -> tuple[str, str]:
    """(given name, family name) as typed into two fields: a whole name in the second whose family name stands in
    capitals ("Felix VALDES") is taken apart; a family name alone stays one."""
    words = family.split()
    shouted = [word for word in words if len(word) > 1 and word.isupper() and not is_initials(word)]
    if not given and shouted and len(shouted) < len(words):
        return split_name(words)
    return in_normal_case(given, given=True), in_normal_case(family)


def is_initials(word: str) -> bool:
    """Whether the word is initials: "V.D.", "J.", "M"."""
    return bool(_INITIALS.match(word)) and word == word.upper()


def is_patronymic(word: str) -> bool:
    """Whether the word is a Russian patronymic: "Дмитриевич", "Petrovna"."""
    return bool(_PATRONYMIC.search(word)) and word[:1].isupper()


def split_name(
    words: list[str],
    *,
    surnames_first: Collection[str] = (),
    given_names: Collection[str] = (),
    spanish: bool = False,
) -> tuple[str, str]:
    """(given name, family name) of the words of a name, capitals set back to proper case.

    `surnames_first`: folded family names of a culture that writes them first (pinyin of Chinese surnames). With
    `spanish`, names of three words and more end in two family names, unless the last but one is among the folded
    `given_names`.
    """
    if not words:
        return "", ""
    if len(words) == 1:
        word = words[0]
        if _HAN.match(word):
            cut = 2 if word[:2] in _COMPOUND_HAN and len(word) > 2 else 1
            return word[cut:], word[:cut]
        return "", proper_case(word)
    shouted = [
        len(w) > 1 and w.isupper() and (not is_initials(w) or w.casefold() in surnames_first) and "." not in w
        for w in words
    ]
    if any(shouted) and not all(shouted):
        family = [w for w, loud in zip(words, shouted, strict=True) if loud]
        given = [w for w, loud in zip(words, shouted, strict=True) if not loud]
        while given and given[-1].casefold() in PARTICLES and words.index(given[-1]) < words.index(family[0]):
            family.insert(0, given.pop())
        return " ".join(map(proper_case, given)), " ".join(proper_case(w) if w.isupper() else w for w in family)
    words = [proper_case(w) for w in words]
    if len(words) in (2, 3) and words[0].casefold() in surnames_first and not any("." in w for w in words):
        return " ".join(words[1:]), words[0]
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        return " ".join(words[1:]), words[0]
    if len(words) == 3 and _PATRONYMIC.search(words[1]):
        return " ".join(words[:2]), words[2]
    if is_initials(words[-1]) and not is_initials(words[0]):
        at = next(i for i, w in enumerate(words) if is_initials(w))
        return " ".join(words[at:]), " ".join(words[:at])
    cut = len(words) - 1
    if spanish and len(words) >= 3 and not is_initials(words[-2]) and words[-2].casefold() not in PARTICLES:
        cut = len(words) - 2 if fold_word(words[-2]) not in given_names else cut
    while cut > 1 and words[cut - 1].casefold() in PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])
