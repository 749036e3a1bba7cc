"""Organisations of the catalogue that one word names, "NordForsk", where the words beside it treat it as a body."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.name_index import Hit
from syndesis.intake.reading.organisations.assembly import assemble
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym

_LEAST_LETTERS, _REACH = 4, 40
_AND = re.compile(r"(?:\s+(?:and|y|e|und|и)\s+|\s+&\s+)(?:the\s+|la\s+|el\s+|der\s+|die\s+)?$")


def add_lone_names(draft: Draft) -> None:
    """Add a body for each single-word name of one known organisation that gives, organises, agrees or stands beside an
    organisation of the text. Towns, people's names and words that stand at the head of a sentence are none."""
    taken = draft.taken_tokens()
    found = [_surface(draft, hit) for hit in draft.hits if hit.first == hit.last and _is_meant(draft, hit, taken)]
    assemble(draft, found)


def _is_meant(draft: Draft, hit: Hit, taken: set[int]) -> bool:
    tokens, at = draft.tokens, hit.first
    word = tokens.words[at]
    if at in taken or not hit.names or any(n.organisation.source == "record" for n in hit.names):
        return False
    if len(hit.names) > 1:
        return _is_of_many_countries(hit) and _is_written_large_within(draft, at)
    if hit.names[0].kind == "acronym" and word[1:].islower():
        return False
    if not word[0].isupper() or len(word) < _LEAST_LETTERS or (is_acronym(word) and word.isupper()):
        return False
    if _may_be_another(draft, at) or _goes_on(draft, at):
        return False
    before = draft.clean[max(0, tokens.starts[at] - _REACH) : tokens.starts[at]]
    acts = draft.lexicon.pattern("lone_acronyms", "acts_before").search(before)
    gives = draft.lexicon.pattern("lone_acronyms", "gives_before").search(before)
    return bool(acts or gives) or _is_joined(draft, tokens.starts[at])


def _is_of_many_countries(hit: Hit) -> bool:
    """Whether the word is the whole name of companies in several countries: one that all know by it."""
    return all(n.organisation.kind == "company" for n in hit.names) and any(n.kind == "official" for n in hit.names)


def _is_written_large_within(draft: Draft, at: int) -> bool:
    """Whether the word is a name by its capital, or by what it does where a sentence begins with it."""
    tokens = draft.tokens
    word = tokens.words[at]
    if not word[0].isupper() or len(word) < _LEAST_LETTERS or _may_be_another(draft, at) or _goes_on(draft, at):
        return False
    start, _ = draft.sentence_at(tokens.starts[at])
    if any(h.start <= tokens.starts[at] < h.end for h in draft.headings):
        return False
    if tokens.starts[at] - start > 1:
        return True
    after = draft.clean[tokens.ends[at] : tokens.ends[at] + _REACH]
    return draft.lexicon.pattern("lone_acronyms", "acts_after").match(after) is not None or after.startswith(
        (" and the ", " and ", " y la ")
    )


def _may_be_another(draft: Draft, at: int) -> bool:
    """Whether the word is also a town, a country, a person's name or a word that names begin with."""
    folded = draft.tokens.folded[at]
    return (
        at in draft.country_tokens
        or folded in draft.lexicon.given_names
        or folded in draft.lexicon.not_in_names
        or folded in draft.lexicon.heads
        or folded in draft.lexicon.units
        or bool(draft.gazetteer.city_countries(draft.tokens.words[at]))
    )


def _goes_on(draft: Draft, at: int) -> bool:
    """Whether the word is but a part of a longer name."""
    tokens = draft.tokens
    after = at + 1 < len(tokens) and tokens.gap(at + 1) in (" ", "-", "'", "’") and tokens.words[at + 1][0].isupper()
    before = at > 0 and tokens.gap(at) in (" ", "-", ". ") and tokens.words[at - 1][0].isupper()
    return after or before


def _is_joined(draft: Draft, start: int) -> bool:
    """Whether it stands after "and" and an organisation of the text."""
    joint = _AND.search(draft.clean, max(0, start - 12), start)
    return joint is not None and draft.mention_ending_at(joint.start()) is not None


def _surface(draft: Draft, hit: Hit) -> Surface:
    tokens = draft.tokens
    span = Span(tokens.starts[hit.first], tokens.ends[hit.last])
    kinds = {name.organisation.kind for name in hit.names}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    return Surface(span, hit.first, hit.last, "listed", kind, names=hit.names)
