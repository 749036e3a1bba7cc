"""Names of people in Russian text, set back from the case they stand in: "Вилаятом Валиевым" is "Вилаят Валиев"."""

import re
from collections.abc import Collection, Sequence

from syndesis.lib.tokens import fold_word

# Endings of given names by case, and what the nominative has instead; the given name tells the case of the whole.
_GIVEN = (
    ("instrumental", re.compile(r"(?:ом|ем|ём)$"), ("", "й", "ь")),
    ("instrumental_f", re.compile(r"(?:ой|ей|ёй|ью)$"), ("а", "я", "ь", "")),
    ("dative", re.compile(r"(?:у|ю)$"), ("", "й", "ь")),
    ("genitive", re.compile(r"(?:а|я)$"), ("", "й", "ь")),
    ("genitive_f", re.compile(r"(?:ы|и|е|у|ю)$"), ("а", "я", "")),
)
_FAMILY = {
    "instrumental": ((r"(?<=[оеё]в)ым$|(?<=ин)ым$|(?<=ын)ым$", ""), (r"ским$", "ский"), (r"цким$", "цкий"),
                     (r"ым$", "ый"), (r"им$", "ий"), (r"(?:ом|ем)$", "")),
    "dative": ((r"(?<=[оеё]в)у$|(?<=ин)у$|(?<=ын)у$", ""), (r"скому$", "ский"), (r"цкому$", "цкий"), (r"ому$", "ый"),
               (r"у$", "")),
    "genitive": ((r"(?<=[оеё]в)а$|(?<=ин)а$|(?<=ын)а$", ""), (r"ского$", "ский"), (r"цкого$", "цкий"), (r"ого$", "ый"),
                 (r"а$", "")),
    "instrumental_f": ((r"(?<=[оеё]в)ой$|(?<=ин)ой$", "а"), (r"ской$", "ская"), (r"цкой$", "цкая"), (r"ой$", "ая")),
    "genitive_f": ((r"(?<=[оеё]в)(?:ой|у)$|(?<=ин)(?:ой|у)$", "а"), (r"ск(?:ой|ую)$", "ская"),
                   (r"цк(?:ой|ую)$", "цкая")),
}  # fmt: skip
_SOFT = ("л", "н", "р", "т")
_PATRONYMIC = (
    (re.compile(r"(?<=вич)(?:ем|у|а|е)$"), ""),
    (re.compile(r"(?<=[оеё]вн)(?:ой|ы|е|у)$|(?<=ичн)(?:ой|ы|е|у)$"), "а"),
)


# The case of a man's office, by its ending; with what the endings of a given name and of any last word lose in it.
_OFFICE = (
    ("genitive", re.compile(r"(?:[рлткн]|тел|ик)(?:а|я)$|[оеё]го$"), re.compile(r"[ая]$")),
    ("dative", re.compile(r"(?:[рлткн]|тел)(?:у|ю)$|[оеё]му$"), re.compile(r"[ую]$")),
    ("instrumental", re.compile(r"(?:[рлткн]ом|телем|[иы]м)$"), re.compile(r"(?:ом|ем|ём)$")),
)


_HER_OFFICE = ("тка", "ница")
"""Endings of a woman's office in the nominative: "аспирантка"."""


def nominative(words: Sequence[str], given_names: Collection[str], office: str = "") -> list[str]:
    """The words of a Russian name in the nominative; as they are where neither a common given name nor the case of the
    man's office tells their case."""
    if len(words) < 2 or not all(re.fullmatch(r"[А-ЯЁ][а-яё-]+|[А-ЯЁ]{3,}", w) for w in words):
        return list(words)
    if fold_word(words[0]) in given_names:
        return list(words)
    known = _by_given_name(words, given_names)
    return known or _by_office(words, office) or list(words)


def _by_office(words: Sequence[str], office: str) -> list[str]:
    """The name in the nominative where its office and its family name stand in the same case of a man's."""
    if office.split(maxsplit=1)[:1] and office.split(maxsplit=1)[0].lower().endswith(_HER_OFFICE):
        return []
    for case, of_office, of_name in _OFFICE:
        if not office or not of_office.search(office.split(maxsplit=1)[0].lower()):
            continue
        family = _family(words[-1], case)
        if family == words[-1] or _patronymic(words[-1]) != words[-1]:
            return []
        given = words[0] if not of_name.search(words[0]) or len(words) > 2 else of_name.sub("", words[0])
        if given.endswith(_SOFT) and given != words[0] and words[0][-1] in "яюе":
            given += "ь"
        return [given, *(_patronymic(w) for w in words[1:-1]), family]
    return []


def _by_given_name(words: Sequence[str], given_names: Collection[str]) -> list[str]:
    for case, ending, instead in _GIVEN:
        if not ending.search(words[0]):
            continue
        stem = ending.sub("", words[0])
        given = next((stem + end for end in instead if fold_word(stem + end) in given_names), "")
        if not given and case == "instrumental" and re.search(r"(?:ым|им)$", words[-1]):
            given = stem
        if given:
            return [given, *(_patronymic(w) for w in words[1:-1]), _family(words[-1], case)]
    return []


def _patronymic(word: str) -> str:
    for ending, instead in _PATRONYMIC:
        if ending.search(word):
            return ending.sub(instead, word)
    return word


def _family(word: str, case: str) -> str:
    for ending, instead in _FAMILY[case]:
        if re.search(ending, word):
            return re.sub(ending, instead, word)
    return word
