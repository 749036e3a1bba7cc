"""The words of a lexicon folded and in their forms: cases, plurals, numbers made of two words."""

from collections.abc import Sequence
from typing import Any

from syndesis.lib.tokens import fold_phrase, fold_word


def numbers(rows: dict[str, int]) -> dict[str, int]:
    """Numbers by their words, tens with ones too: "twenty one"."""
    plain = {fold_phrase(word): n for word, n in rows.items()}
    tens = {word: n for word, n in plain.items() if 20 <= n < 100 and n % 10 == 0 and " " not in word}
    ones = {word: n for word, n in plain.items() if n < 10}
    return plain | {f"{ten} {one}": more + less for ten, more in tens.items() for one, less in ones.items()}


def by_word(rows: dict[str, list[str]], endings: Sequence[str]) -> dict[str, str]:
    """What a head word means, for each of its forms: as listed, and with the endings of the language's cases."""
    return {fold_phrase(word + ending): meaning for meaning, words in rows.items() for ending in ("", *endings)
            for word in words}  # fmt: skip


def cuts(raw: dict[str, Any]) -> frozenset[str]:
    """Offices, their modifiers and titles: words that end the name of an organisation before them."""
    words = (*raw.get("roles", []), *raw.get("role_modifiers", []), *raw.get("titles", []))
    return frozenset(map(fold_phrase, words)) - folded(raw, "not_cuts")


def folded(raw: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in raw.get(name, []))


def declined(raw: dict[str, Any], name: str) -> frozenset[str]:
    """Folded words, and their forms in the cases that the language's data states: "ректор", "ректором". Of several
    words the first declines, or all of them do."""
    forms = set(folded(raw, name))
    prefixes = raw.get("role_prefixes", []) if name == "roles" else []
    for phrase in (*raw.get(name, []), *(p + word.lower() for p in prefixes for word in raw[name])):
        forms.add(fold_phrase(phrase))
        words = [w.lower() for w in phrase.split()]
        cases = [in_cases(raw, word) for word in words]
        for forms_of_first in cases[0]:
            forms.add(fold_phrase(" ".join([forms_of_first, *words[1:]])))
        forms.update(fold_phrase(" ".join(together)) for together in zip(*cases, strict=False))
    return frozenset(forms)


def plurals(raw: dict[str, Any]) -> dict[str, str]:
    """The singular of the last word of each office, or of the first in Spanish, by the offices in the plural."""
    found: dict[str, str] = {}
    for phrase in map(fold_phrase, raw.get("roles", [])):
        for one, many in raw.get("role_plurals", []):
            if phrase.endswith(fold_word(one)):
                found.setdefault(phrase[: len(phrase) - len(one)] + many, phrase)
                break
    return found


def in_cases(raw: dict[str, Any], word: str) -> list[str]:
    """The word in each case, by the longest ending that the data states for it."""
    for ending, *cases in raw.get("cases", []):
        if word.endswith(ending):
            return [word[: len(word) - len(ending)] + case for case in cases]
    return []
