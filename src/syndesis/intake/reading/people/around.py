"""What the words around a run of words say: that a family name alone is told of, that an office leads on into it."""

import re
from typing import TYPE_CHECKING

from syndesis.intake.reading.canonical import concept, generic_concepts
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.roles import head_of
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.lib.person_names import is_initials
from syndesis.lib.tokens import fold_phrase

if TYPE_CHECKING:
    from syndesis.intake.reading.people.evidence import Sighting

_PREPOSITIONS = frozenset({"at", "from", "in", "with", "to", "by", "con", "por", "desde", "von", "mit", "с", "от"})
_LEAST_FAMILY = 3


def is_addressed(draft: Draft, seen: "Sighting") -> bool:
    """Whether a title stands before a family name that is told with an office: "the president, Dr Mirnia"."""
    office = seen.role.span.of(draft.clean) if seen.role else ""
    return (
        seen.title is not None
        and not is_initials(seen.run.words[0])
        and fold_phrase(office) not in draft.lexicon.academic
    )


def speaks(draft: Draft, seen: "Sighting") -> bool:
    """Whether a family name is that of a speaker, with an office right before it: "said Chancellor Brook"."""
    role = seen.role
    if role is None or role.wide.end > seen.run.span.start or len(seen.run.words[0]) <= _LEAST_FAMILY:
        return False
    if draft.clean[role.wide.end : seen.run.span.start] != " " or head_of(draft, role) in draft.lexicon.occupations:
        return False
    speech = draft.lexicon.pattern("speech")
    before = draft.clean[max(0, role.wide.start - 16) : role.wide.start]
    return bool(
        re.search(rf"\b{speech.pattern}\s+$", before, re.IGNORECASE)
        or speech.match(draft.clean, min(seen.run.span.end + 1, len(draft.clean)))
    )


def is_complement(draft: Draft, start: int) -> bool:
    """Whether the words before go on into the run: "Director of ..."."""
    tokens = draft.tokens
    if start == 0:
        return False
    if tokens.folded[start - 1] in _PREPOSITIONS and tokens.gap(start) == " ":
        return True
    begins = is_initials(tokens.words[start]) or tokens.folded[start] in draft.lexicon.given_names
    if begins and tokens.folded[start - 1] not in draft.lexicon.connectors:
        return False
    while start > 0 and tokens.gap(start) == " " and tokens.words[start - 1][0].isupper():
        if concept(tokens.folded[start - 1]) not in generic_concepts():
            break
        start -= 1
    return start > 0 and tokens.gap(start) == " " and tokens.folded[start - 1] in draft.lexicon.connectors


def shouted(word: str) -> bool:
    return (
        len(word) > 2
        and word.isupper()
        and word.replace("-", "").isalpha()
        and not (len(word) <= 3 and is_acronym(word))
    )
