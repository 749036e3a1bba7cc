"""Phrases that name no body of their own: parts of a house, what a house opens, and words inside a title."""

import re
from collections.abc import Sequence

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_PARTS = frozenset({"other", "research_institute", "school", None})
_WHOLE = frozenset({"university", "company", "government"})
_FUNDS = (" fund", " funds", " endowment", " fondo")
_REACH, _LONGEST_TITLE = 110, 160
_OPENING = re.compile(r"[“\"«‘„]")
_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}


def without_parts(
    draft: Draft, bodies: Sequence[Surface], shorts: Sequence[Surface]
) -> tuple[list[Surface], list[Surface]]:
    """The bodies that are left, and those that are parts: an unknown centre or institute that stands before "at" and
    the university, or after words of opening, and whatever else bears its name."""
    universities = {s.span.start for s in bodies if s.kind == "university" or _is_university(s)}
    universities.update(s.span.start for s in shorts)
    countries = {c.code for c in draft.countries} | {"", _country(bodies)}
    gone = {id(s) for s in bodies if _may_be_part(draft, s, countries) and _is_part(draft, s, universities)}
    words = {_words(draft, s) for s in bodies if id(s) in gone}
    parts = [s for s in bodies if id(s) in gone or (_may_be_part(draft, s, countries) and _words(draft, s) in words)]
    held = {id(s) for s in parts}
    return [s for s in bodies if id(s) not in held], parts


def in_title(draft: Draft, phrase: Surface) -> bool:
    """Whether the phrase stands in quotation marks that open after a word for a title: a talk on “Law and Society”."""
    start = max(0, phrase.span.start - _LONGEST_TITLE)
    for mark in reversed(list(_OPENING.finditer(draft.clean, start, phrase.span.start))):
        between = draft.clean[mark.end() : phrase.span.start]
        if _CLOSING[mark.group()] in between or "\n" in between:
            return False
        before = draft.clean[max(0, mark.start() - 40) : mark.start()]
        return draft.lexicon.pattern("belonging", "titled").search(before) is not None
    return False


def _may_be_part(draft: Draft, surface: Surface, countries: set[str]) -> bool:
    """Whether it is a centre or institute that is unknown, or known only in countries that the text leaves out."""
    if surface.names and any(name.organisation.country in countries for name in surface.names):
        return False
    if surface.names and any(name.organisation.kind in _WHOLE for name in surface.names):
        return False
    if not surface.names and is_charge(draft, surface):
        return True
    if surface.kind == "university" and not surface.names and not surface.acronyms and surface.origin == "phrase":
        return draft.tokens.folded[surface.last] == "academy"
    is_fund = surface.kind == "funder" and _words(draft, surface).endswith(_FUNDS)
    unknown = not surface.names and (is_fund or surface.kind == "company")
    return (surface.kind in _PARTS or unknown or bool(surface.names)) and surface.origin in {"phrase", "known"}


def is_charge(draft: Draft, surface: Surface) -> bool:
    """Whether it is what an office is over: "Vice-Chancellor for Finance and Administration"."""
    before = draft.clean[max(0, surface.span.start - _REACH) : surface.span.start]
    return draft.lexicon.pattern("belonging", "charge").search(before) is not None


def _country(bodies: Sequence[Surface]) -> str:
    """The country of the first university that is known in one only."""
    held = ({n.organisation.country for n in s.names} for s in bodies if _is_university(s))
    return next((next(iter(codes)) for codes in held if len(codes) == 1), "")


def _is_university(surface: Surface) -> bool:
    return any(name.organisation.kind == "university" for name in surface.names)


def _is_part(draft: Draft, surface: Surface, universities: set[int]) -> bool:
    text, end = draft.clean, (surface.wide or surface.span).end
    before = text[max(0, surface.span.start - _REACH) : surface.span.start]
    if is_charge(draft, surface):
        return True
    if surface.kind == "company":
        return False
    opened = draft.lexicon.pattern("belonging", "opened").search(before)
    if opened or draft.lexicon.pattern("belonging", "opened_after").match(text, end):
        return True
    if surface.kind == "funder":
        return False
    if surface.kind == "other" and not (surface.names or surface.acronyms) and _is_facility(draft, before, end):
        return True
    following = min((u for u in universities if end < u <= end + 40), default=-1)
    return following > 0 and draft.lexicon.pattern("belonging", "part_of").match(text[end:following]) is not None


def _is_facility(draft: Draft, before: str, end: int) -> bool:
    """Whether an unknown centre is what guests are shown, or stands in a building of the house."""
    lexicon = draft.lexicon
    return (
        lexicon.pattern("belonging", "shown").search(before) is not None
        or lexicon.pattern("belonging", "set_up").match(draft.clean, end) is not None
    )


def _words(draft: Draft, surface: Surface) -> str:
    return " ".join(draft.tokens.folded[surface.first : surface.last + 1])
