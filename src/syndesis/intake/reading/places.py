"""Step: the towns that the text names.

Needs `tokens`, `gazetteer` (the cities of its organisations), `countries`. Adds `places`: capitalised words after a
preposition of place, or before a country, that are the city of some known organisation.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndesis.intake.reading.contract import Span

if TYPE_CHECKING:
    from syndesis.intake.reading.draft import Draft

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town in the text, with the countries that have an organisation in a town of that name."""

    span: Span
    name: str
    countries: frozenset[str]
    after: str
    """The folded word before it: "in", "to", "from"."""


def run(draft: "Draft") -> None:
    tokens, gazetteer = draft.tokens, draft.gazetteer
    prepositions = frozenset(draft.lexicon.words("place_prepositions"))
    taken = draft.country_tokens
    at = 0
    while at < len(tokens):
        step = 1
        if at not in taken and tokens.words[at][0].isupper():
            for size in range(_LONGEST, 0, -1):
                last = at + size - 1
                if last >= len(tokens) or not _is_run(draft, at, last):
                    continue
                name = draft.clean[tokens.starts[at] : tokens.ends[last]]
                held = gazetteer.city_countries(name)
                before = tokens.folded[at - 1] if at else ""
                if held and (size > 1 or len(name) > 2) and _stands_as_place(draft, at, last, prepositions):
                    span = Span(tokens.starts[at], tokens.ends[last])
                    draft.places.append(PlaceMention(span, draft.text[span.start : span.end], held, before))
                    step = size
                    break
        at += step


def _is_run(draft: "Draft", first: int, last: int) -> bool:
    tokens = draft.tokens
    return all(
        tokens.words[i][0].isupper() or (tokens.words[i].islower() and tokens.gap(i) in ("'", "’", "-"))
        for i in range(first, last + 1)
    ) and all(tokens.gap(i) in (" ", "-", "'", "’", ". ") for i in range(first + 1, last + 1))


def _stands_as_place(draft: "Draft", first: int, last: int, prepositions: frozenset[str]) -> bool:
    tokens = draft.tokens
    after_preposition = first > 0 and tokens.folded[first - 1] in prepositions and tokens.gap(first).isspace()
    if after_preposition:
        following = tokens.words[last + 1] if last + 1 < len(tokens) else ""
        return not (following[:1].isupper() and tokens.gap(last + 1) == " ")
    following_country = draft.country_at.get(last + 1)
    return following_country is not None and not following_country.is_adjective and tokens.gap(last + 1).startswith(",")
