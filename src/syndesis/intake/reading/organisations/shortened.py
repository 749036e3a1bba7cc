"""Universities named once more with a word less, so that another house seems meant: "Sundby University" behind "Sundby
State University"."""

from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_WORDS = 2


def take_for_longer(draft: Draft, bodies: Sequence[Surface]) -> None:
    """Give each "Place University" that is only a byname of a known house the known names of the one body of the
    text that has the same first and last word and words between them."""
    folded = draft.tokens.folded
    for short in bodies:
        words = folded[short.first : short.last + 1]
        if len(words) != _WORDS or words[1] != "university" or _is_official(short):
            continue
        longer = [
            b
            for b in bodies
            if b.last - b.first >= _WORDS and folded[b.first] == words[0] and folded[b.last] == words[1] and b.names
        ]
        if len({" ".join(folded[b.first : b.last + 1]) for b in longer}) == 1:
            short.names, short.by_words = longer[0].names, longer[0].by_words


def _is_official(surface: Surface) -> bool:
    """Whether it is how a known university calls itself, or nobody known, who may well be another house."""
    return not surface.names or any(n.kind == "official" for n in surface.names)
