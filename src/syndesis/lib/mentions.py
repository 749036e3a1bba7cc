"""Where a text names a person, and the same text without the name.

A name is found in any writing of capitals and accents, with the given names or their initials before or after it, and
with the case endings of Russian. What is taken out leaves as many characters as it had: places in a text stay where
they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from syndesis.lib.person_names import is_patronymic
from syndesis.lib.tokens import Tokens, fold_word, russian_stem

MARK = "█"
BETWEEN, AFTER = " .-‐‑\u00a0\t\n\r", " .,-‐‑\u00a0\t\n\r"
"""What may stand between the words of a name, and between a family name and a given name after it."""
AROUND = 3
"""So many words before or after a family name may be given names: two, and a patronymic."""
HAN_FROM = "\u3400"
SHORTEST = 3
"""Letters of a family name that is looked for without a given name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters start to end, exclusive; `whole` with a given name or its initial, else the family name alone."""

    start: int
    end: int
    whole: bool


class Mentions:
    """Finds one person by any of their names, each a (given name, family name), the first of which may be blank."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.names = [(_stems(given), _stems(family)) for given, family in dict.fromkeys(names) if family]

    def __bool__(self) -> bool:
        return bool(self.names)

    def of(self, text: str, *, in_any_case: bool = False) -> list[Mention]:
        """In their order, none over another. `in_any_case`: also where the name has no capital, as in addresses."""
        tokens = Tokens(text)
        stems = [russian_stem(word) for word in tokens.folded]
        found: list[Mention] = []
        for given, family in self.names:
            for at in range(len(stems) - len(family) + 1):
                if stems[at : at + len(family)] == family and _together(tokens, at, at + len(family)):
                    mention = self._mention(tokens, stems, at, family, given)
                    if mention.whole or in_any_case or _has_capital(tokens.words[at]):
                        found.append(mention)
        return apart(m for m in found if m.whole or _is_long(text[m.start : m.end]))

    def _mention(self, tokens: Tokens, stems: list[str], at: int, family: list[str], given: list[str]) -> Mention:
        end = at + len(family)
        if tokens.words[at] >= HAN_FROM:  # the given name follows, character by character
            whole = bool(given) and stems[end : end + len(given)] == given and _together(tokens, at, end + len(given))
            return Mention(tokens.starts[at], tokens.ends[end + len(given) * whole - 1], whole)
        first, last = _before(tokens, stems, at, given), _after(tokens, stems, end, given)
        whole = first < at or last > end
        return Mention(tokens.starts[first], _with_point(tokens, last - 1, whole), whole)


def _before(tokens: Tokens, stems: list[str], at: int, given: list[str]) -> int:
    """The first word of the name: the farthest given name, of which a patronymic or second initial may stand apart."""
    first, strangers = at, 0
    for index in range(at - 1, max(at - 1 - AROUND, -1), -1):
        if any(c not in BETWEEN for c in tokens.gap(index + 1)):
            break
        if _is_given(tokens.words[index], stems[index], given):
            first = index
        elif not tokens.words[index][0].isupper() or strangers:
            break
        else:
            strangers += 1
    return first


def _after(tokens: Tokens, stems: list[str], end: int, given: list[str]) -> int:
    """The word after the last of the name: given names and initials directly behind the family name, a patronymic
    behind those."""
    last = end
    for index in range(end, min(end + AROUND, len(stems))):
        word, gap = tokens.words[index], tokens.gap(index)
        if any(c not in (AFTER if index == end else BETWEEN) for c in gap):
            break
        initial = len(word) == 1 and word.isupper() and not gap.strip(".-")
        if not (_is_given(word, stems[index], given) or (last > end and (initial or is_patronymic(word)))):
            break
        last = index + 1
    return last


def without(text: str, mentions: Iterable[Mention]) -> str:
    """The text with marks for what is mentioned, as long as it was."""
    parts, at = [], 0
    for mention in mentions:
        parts += [text[at : mention.start], MARK * (mention.end - mention.start)]
        at = mention.end
    return "".join([*parts, text[at:]])


def spellings(names: Iterable[tuple[str, str]]) -> set[str]:
    """Pieces of which one stands wherever one of these names does, in the cases and accents in which people write: by
    them a database can be asked, which folds nothing."""
    found: set[str] = set()
    for _given, family in names:
        if not family:
            continue
        word = max(Tokens(family).words, key=len, default="")
        stem = word[: len(russian_stem(fold_word(word)))] if len(fold_word(word)) == len(word) else word
        for each in {stem, _plain(stem)} - {""}:
            found |= {each, each.upper(), each.lower(), each.capitalize(), each.title()}
    return found


def _plain(word: str) -> str:
    return fold_word(word) if len(fold_word(word)) == len(word) else word


def _stems(name: str) -> list[str]:
    return [russian_stem(word) for word in Tokens(name).folded]


def _together(tokens: Tokens, start: int, end: int) -> bool:
    return all(c in BETWEEN for index in range(start + 1, end) for c in tokens.gap(index))


def _is_given(word: str, stem: str, given: list[str]) -> bool:
    """Whether a word is one of the given names, or stands or is stood for by an initial."""
    return any(
        stem == known
        or (len(stem) == 1 and known.startswith(stem) and word[0].isupper())
        or (len(known) == 1 and stem.startswith(known) and word[0].isupper())
        for known in given
    )


def _with_point(tokens: Tokens, last: int, whole: bool) -> int:
    """The end of the last word, with the point of an initial."""
    end = tokens.ends[last]
    is_initial = whole and len(tokens.words[last]) == 1 and tokens.text[end : end + 1] == "."
    return end + is_initial


def _has_capital(word: str) -> bool:
    return word[0].isupper() or word[0] == word[0].swapcase()


def _is_long(text: str) -> bool:
    """A family name alone says enough: one Chinese character does not, nor do two letters."""
    return len(text) >= SHORTEST and text[0] < HAN_FROM


def apart(found: Iterable[Mention]) -> list[Mention]:
    """Without those that lie within or over others: the longest stay."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
