"""Whom a person works for, by the words beside the name."""

import re

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.evidence import Sighting, seen_start

_LEADING_IN = re.compile(r"\s*(?:,\s*|\(\s*|(?:from|of|at|with|for|de|del|de la|en|en la|из|от|von|der|an der)\s+(?:the\s+|la\s+|el\s+)?)", re.IGNORECASE)
_BEHIND = 60


def employer(draft: Draft, seen: Sighting) -> str:
    """The key of the organisation named in the office, right after the name, or told by the sentence; may be empty."""
    if seen.role is not None:
        inside = draft.organisations_in(seen.role.wide.start, seen.role.wide.end)
        if inside:
            return inside[-1] if _names_many(draft, inside) else inside[0]
        owned = _owned_by(draft, seen.role.wide.start)
        if owned:
            return owned
    ends = [seen.run.span.end] + ([seen.role.wide.end] if seen.role and seen.role.wide.end > seen.run.span.end else [])
    for end in reversed(ends):
        follows = _LEADING_IN.match(draft.clean, end)
        if follows and follows.end() > end:
            mention = draft.mention_over(follows.end())
            if mention is not None and mention.span.start <= follows.end() + 1:
                return mention.key
    if seen.role is not None and re.search(r"\b(?:its|their|su|sus)\b", seen.role.wide.of(draft.clean)):
        start, _ = draft.sentence_at(seen.run.span.start)
        before = draft.organisations_in(start, seen.role.wide.start)
        if before:
            return before[-1]
    if seen.follows is not None and seen.role is None:
        return employer(draft, seen.follows)
    return _by_sentence(draft, seen)


def _names_many(draft: Draft, keys: list[str]) -> bool:
    """Whether the first organisation in an office is only its object and the last one the employer: never an embassy's."""
    return False


def _owned_by(draft: Draft, start: int) -> str:
    """The organisation whose possessive stands right before the office: "UC's Director"."""
    match = re.search(r"[’']s?\s+$", draft.clean[max(0, start - 4) : start])
    if match is None:
        return ""
    mention = draft.mention_ending_at(start - len(match.group()))
    return mention.key if mention else ""


def _by_sentence(draft: Draft, seen: Sighting) -> str:
    """The host where an office is told without employer; else the nearest organisation before the name in its sentence."""
    start, end = draft.sentence_at(seen.run.span.start)
    before = draft.organisations_in(start, seen_start(draft, seen))
    after = draft.organisations_in(seen.run.span.end, end)
    if seen.role is not None and draft.host:
        return draft.host
    if before:
        return before[-1]
    if draft.author is not None and draft.author.span.start <= seen.run.span.start < draft.author.span.end:
        return draft.host
    return after[0] if after else draft.host
