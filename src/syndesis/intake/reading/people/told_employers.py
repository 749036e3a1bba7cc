"""The employer that the words of an office tell, or those beside it or the name."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.beside import after_letters, employer_beside
from syndesis.intake.reading.people.evidence import Sighting, seen_start
from syndesis.intake.reading.people.roles import is_in_charge, is_possessive

_LONGEST_BRACKETS = 240


def is_told(draft: Draft, seen: Sighting) -> bool:
    """Whether the office itself names the employer."""
    return seen.role is not None and bool(draft.organisations_in(seen.role.wide.start, seen.role.wide.end))


def told_employer(draft: Draft, seen: Sighting) -> str:
    """The organisation that the words of the office, or those right beside it or the name, tell of."""
    role = seen.role
    if role is not None:
        inside = _inside(draft, role.wide) or _behind(draft, role.wide)
        if inside:
            return inside[0]
        owned = _owned_by(draft, role.wide.start)
        if owned:
            return owned
    ends = [seen.run.span.end] + ([role.wide.end] if role is not None and role.wide.end > seen.run.span.end else [])
    for end in reversed(ends):
        mention = employer_beside(draft, after_letters(draft, end))
        if mention is not None:
            return mention.key
    return _in_brackets(draft, seen) or _acts_for(draft, seen)


def _inside(draft: Draft, office: Span) -> list[str]:
    """Keys of the organisations in the office, without what it is only over."""
    over = [m for m in draft.organisation_mentions if office.start <= m.span.start < office.end]
    left_out = {m.key for m in over if is_in_charge(draft, m.span.start) and not is_possessive(draft, m.span.end)}
    return [key for key in draft.organisations_in(office.start, office.end) if key not in left_out]


def _behind(draft: Draft, office: Span) -> list[str]:
    """The body that is named only by the office itself: the embassy behind "U.S. Ambassador to Peru"."""
    mention = draft.mention_over(office.start) or draft.mention_over(office.end - 1)
    body = draft.organisation(mention.key) if mention is not None else None
    return [body.key] if body is not None and body.kind == "government" else []


def _in_brackets(draft: Draft, seen: Sighting) -> str:
    """The organisation after whose name brackets open that hold the person: "X (represented by Rector Y)"."""
    opened = draft.clean.rfind("(", max(0, seen_start(draft, seen) - _LONGEST_BRACKETS), seen_start(draft, seen))
    if opened < 1 or ")" in draft.clean[opened : seen_start(draft, seen)]:
        return ""
    mention = draft.mention_ending_at(len(draft.clean[:opened].rstrip()))
    return mention.key if mention is not None else ""


def _acts_for(draft: Draft, seen: Sighting) -> str:
    """The organisation that the person signs or speaks for, told after the name: "signed on behalf of X"."""
    end = max(seen.run.span.end, seen.role.wide.end if seen.role else 0)
    acting = draft.lexicon.pattern("acts_for").match(draft.clean, end)
    mention = draft.mention_over(acting.end()) if acting and "\n" not in acting.group() else None
    return mention.key if mention is not None else ""


def _owned_by(draft: Draft, start: int) -> str:
    """The organisation right before the office, in the possessive or hyphened: "UC's Director", "TUM-Präsident"."""
    match = re.search(r"[’']s?\s+$|-$", draft.clean[max(0, start - 4) : start])
    if match is None:
        return ""
    mention = draft.mention_ending_at(start - len(match.group()))
    return mention.key if mention else ""


def first_of_row(seen: Sighting) -> Sighting:
    while seen.follows is not None and seen.role is None:
        seen = seen.follows
    return seen


def place_in_row(seen: Sighting) -> int:
    place = 0
    while seen.follows is not None and seen.role is None:
        seen, place = seen.follows, place + 1
    return place


def after_row(draft: Draft, seen: Sighting) -> str:
    """The organisation told after the last name of a row of names: "Ann Berg and Nils Ek of X"."""
    last = seen
    while last.leads_to is not None and last.leads_to.role is None:
        last = last.leads_to
    mention = employer_beside(draft, after_letters(draft, last.run.span.end)) if last is not seen else None
    return mention.key if mention is not None else ""
