"""Russian names of bodies set into the nominative: "Казанского федерального университета" is "Казанский ...".

Only the head and the adjectives before it decline; what follows them is a genitive already.
"""

from collections.abc import Collection, Mapping, Sequence

from syndesis.lib.tokens import fold_word, russian_stem

_HARD_AFTER = "гкхжшщч"
_LEAST_STEM = 3
_OBLIQUE = ("ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ую", "юю", "ой", "ей")


def in_nominative(words: Sequence[str], heads: Mapping[str, str], stressed: Collection[str] = ()) -> list[str]:
    """The words with the head, and the adjectives before it, in the nominative; as they are where no head is known.
    `heads`: the nominative of each head by its stem; `stressed`: adjectives that end in "ой"."""
    at = next((i for i, word in enumerate(words) if russian_stem(fold_word(word)) in heads), None)
    if at is None:
        return list(words)
    head = heads[russian_stem(fold_word(words[at]))]
    if words[at].isupper() or fold_word(words[at]) == fold_word(head):
        return list(words)
    adjectives = [_adjective(word, head[-1], stressed) for word in words[:at]]
    return [*adjectives, head.capitalize() if words[at][0].isupper() else head, *words[at + 1 :]]


def _adjective(word: str, gender: str, stressed: Collection[str]) -> str:
    """The adjective in the nominative of the head's gender, told by the head's last letter."""
    ending = next((e for e in _OBLIQUE if word.lower().endswith(e)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < _LEAST_STEM:
        return word
    soft = ending[0] in "еюи" and stem[-1] not in _HARD_AFTER
    if gender in "ая":
        return stem + ("яя" if soft else "ая")
    if gender in "ое":
        return stem + ("ее" if soft else "ое")
    if fold_word(stem + "ой") in stressed:
        return stem + "ой"
    return stem + ("ий" if soft or stem[-1] in _HARD_AFTER else "ый")
