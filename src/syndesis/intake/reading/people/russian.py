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
_PATRONYMIC = (
    (re.compile(r"(?<=вич)(?:ем|у|а|е)$"), ""),
    (re.compile(r"(?<=[оеё]вн)(?:ой|ы|е|у)$|(?<=ичн)(?:ой|ы|е|у)$"), "а"),
)


def nominative(words: Sequence[str], given_names: Collection[str]) -> list[str]:
    """The words of a Russian name in the nominative; as they are where their case cannot be told."""
    if len(words) < 2 or not all(re.fullmatch(r"[А-ЯЁ][а-яё-]+|[А-ЯЁ]{3,}", w) for w in words):
        return list(words)
    if fold_word(words[0]) in given_names:
        return list(words)
    for case, ending, instead in _GIVEN:
        if not ending.search(words[0]):
            continue
        stem = ending.sub("", words[0])
        given = next((stem + end for end in instead if fold_word(stem + end) in given_names), "")
        if not given and case == "instrumental" and re.search(r"(?:ым|им)$", words[-1]):
            given = stem
        if given:
            return [given, *(_patronymic(w) for w in words[1:-1]), _family(words[-1], case)]
    return list(words)


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
