"""Runs of words that stand together as the name of an organisation may."""

from collections.abc import Iterator
from dataclasses import dataclass

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.heads import is_name_like

_MOST_WORDS, _LONGEST_SUFFIX = 16, 5
ARTICLES = frozenset({"the", "la", "el", "las", "los", "die", "der", "das"})
OF = frozenset({"of", "de", "del", "von"})
_JOINING_GAPS = frozenset({" ", "-", "–", "‑", "'", "’", " & ", "&", ". ", "+ "})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` that stand together as a name may."""

    first: int
    last: int
    country: str = ""
    owned: bool = False
    """Whether the possessive of another organisation stands before it: "Uppsala University's College of Arts"."""


def runs(draft: Draft) -> Iterator[Run]:
    tokens = draft.tokens
    connectors = draft.lexicon.connectors
    at, count = 0, len(tokens)
    while at < count:
        if not is_name_like(tokens.words[at]):
            at += 1
            continue
        last = at
        while last + 1 < count and last - at < _MOST_WORDS:
            step = 1
            while (
                step <= 3
                and last + step < count
                and tokens.folded[last + step] in connectors
                and tokens.gap(last + step) == " "
            ):
                step += 1
            following = last + step
            if following >= count or not (is_name_like(tokens.words[following]) or _is_suffix(draft, following)):
                break
            if not all(joins(draft, i) for i in range(last + 1, following + 1)):
                break
            last = following
        yield Run(at, last)
        at = last + 1


def _is_suffix(draft: Draft, index: int) -> bool:
    """The "s" of "People's", the "an" of "Xi'an", the "wah" of "Da'wah", and what follows the elided article of a
    French name."""
    tokens = draft.tokens
    if tokens.gap(index) not in ("'", "’"):
        return False
    return len(tokens.words[index]) <= _LONGEST_SUFFIX or tokens.words[index - 1] in "DL"


def joins(draft: Draft, index: int) -> bool:
    gap = draft.tokens.gap(index)
    if gap == ". ":
        before = draft.tokens.words[index - 1]
        return len(before) == 1 or before.lower() in ("st", "mt", "ft")
    if gap == ".":
        return len(draft.tokens.words[index - 1]) == 1 == len(draft.tokens.words[index])
    return gap in _JOINING_GAPS
