"""Names of people as Russian contracts decline them: "в лице ректора Соколова Андрея Викторовича"."""

import re

_MAN, _WOMAN = re.compile(r"(\w+[еио]?вич|\w+[иы]ич)а$"), re.compile(r"(\w+(?:овн|евн|ичн))ы$")


def _rules(*pairs: str) -> "Rules":
    return tuple((re.compile(each.partition(" ")[0]), each.partition(" ")[2]) for each in pairs)


Rules = tuple[tuple[re.Pattern[str], str], ...]
_GIVEN_OF_MEN = _rules(
    *("ея$ ей", "ия$ ий", "ая$ ай", "ьва$ ев", "ля$ ль", "ря$ рь", "(?<=[^аеёиоуыэюя])а$ ", "ы$ а", "и$ а")
)
_GIVEN_OF_WOMEN = _rules("ии$ ия", "ьи$ ья", r"([гкхжшчщ])и$ \1а", "и$ я", "ы$ а")
_FAMILY_OF_MEN = _rules(*(r"(ов|ев|ёв|ин|ын)а$ \1", r"(ск|цк)ого$ \1ий", "ого$ ой", "(?<=[^аеёиоуыэюя])а$ ", "я$ ь"))
_FAMILY_OF_WOMEN = _rules(r"(ск|цк)ой$ \1ая", "ой$ а")


def as_called(given: str, family: str) -> tuple[str, str] | None:
    """Given names and family name as one is called, from the genitive; None where the patronymic is in no genitive.
    The three may stand in any order: all of them are looked at."""
    words = f"{family} {given}".split()
    patronymic = next((word for word in words if _MAN.search(word) or _WOMAN.search(word)), "")
    if not patronymic or len(words) != 3:
        return None
    others = [word for word in words if word != patronymic]
    if words.index(patronymic) == 1:  # given, patronymic, family
        others.reverse()
    man = _MAN.search(patronymic)
    if man:
        return f"{_first(others[1], _GIVEN_OF_MEN)} {man[1]}", _first(others[0], _FAMILY_OF_MEN)
    return f"{_first(others[1], _GIVEN_OF_WOMEN)} {patronymic[:-1]}а", _first(others[0], _FAMILY_OF_WOMEN)


def _first(word: str, rules: Rules) -> str:
    for pattern, ending in rules:
        if pattern.search(word):
            return pattern.sub(ending, word)
    return word
