"""The office before a name: "head of the International Office Vladimir ...", "the Spanish Ambassador, Mrs ..."."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.owners import is_unknown, owner_before, with_unit
from syndesis.intake.reading.people.roles import (
    AND,
    ARTICLES,
    OVER,
    Role,
    is_plural,
    is_role,
    role_size,
    with_fields,
    without_employer,
)
from syndesis.lib.tokens import fold_phrase

_CLOSING, _QUOTES = frozenset({"", ")"}), frozenset({"»", "”", '"', "“"})
_BEING = frozenset({"is", "was", "are", "were", "es", "son", "ist", "sind"})
_GOES_ON = re.compile(r"\s*(?:,|and\b|y\b|e\b|&|und\b)\s+\w")
_APPOSED = re.compile(r"(?<=\S),\s(?:an?|eine?|une?|una?)\s\Z")
_LONGEST, _MOST_COMMAS, _MOST_SMALL_WORDS, _REACH = 18, 2, 3, 8


def role_before(draft: Draft, index: int, end: int = 0) -> Role | None:
    """The office that ends right before token `index`, or before a comma there. `end`: where the name ends."""
    gap = draft.tokens.gap(index)
    if index == 0 or (gap.strip(" ,") not in _CLOSING and not (gap[0] in _QUOTES and gap.strip(" ,") in _QUOTES)):
        return None
    role_at = _role_at(draft, index)
    if role_at < 0:
        return None
    tokens = draft.tokens
    plural = is_plural(draft, role_at)
    if plural and "," in gap and not _GOES_ON.match(draft.clean, end):
        return None
    first = with_fields(draft, role_at)
    wide_first, unknown = first, None
    owner = owner_before(draft, first)
    if owner is not None:
        if is_unknown(draft, owner, first):
            unknown = Span(tokens.starts[owner], tokens.ends[first - 1])
        wide_first = owner
        first = with_unit(draft, owner, first)
        while owner > 0 and tokens.folded[owner - 1] in draft.lexicon.role_modifiers and tokens.gap(owner) == " ":
            owner -= 1
            first = wide_first = owner
    until = tokens.ends[index - 1]
    until += draft.clean[until : until + 1] in _QUOTES
    last = without_employer(draft, role_at, index - 1)
    while last > role_at and tokens.folded[last] in _BEING:
        last -= 1
    role_end = tokens.ends[last]
    if draft.clean.count("(", tokens.starts[first], role_end) > draft.clean.count(")", tokens.starts[first], role_end):
        role_end += draft.clean[role_end : role_end + 1] == ")"
    role = Role(
        Span(tokens.starts[first], role_end), Span(tokens.starts[min(wide_first, first)], until), unknown, plural
    )
    if _is_of_house(draft, role):
        return None
    if fold_phrase(role.span.of(draft.clean)) in draft.lexicon.academic and tokens.gap(first) == " ":
        return role_before(draft, first, end) or role
    return role


def _is_of_house(draft: Draft, role: Role) -> bool:
    """Whether the words tell what a house is, not somebody: "at Alvor University, a member of the Network, Dr Lind"."""
    opening = _APPOSED.search(draft.clean[max(0, role.wide.start - _REACH) : role.wide.start])
    return opening is not None and draft.mention_ending_at(role.wide.start - len(opening.group())) is not None


def _role_at(draft: Draft, index: int) -> int:
    """The first token of the office, found leftwards from the token before `index`; -1 where there is none."""
    tokens = draft.tokens
    role_at, at, commas, small = -1, _before_brackets(draft, index - 1), 0, 0
    if at < 0 or (at < index - 1 and is_role(draft, at)):
        return at
    while at >= 0 and index - at <= _LONGEST:
        folded = tokens.folded[at]
        if _counts(draft, at, index):
            role_at = at
        elif draft.mention_over(tokens.starts[at]) is not None:
            pass
        elif folded in AND and role_at >= 0:
            return _office_joined(draft, at, role_at)
        elif (role_at >= 0 and _is_whole(draft, at)) or not _may_belong(draft, at, told=role_at >= 0, small=small):
            break
        elif role_at < 0 and tokens.words[at].islower() and folded not in draft.lexicon.connectors:
            small += 1
        joint = _joint(draft, at)
        if joint == "," and role_at < 0 and commas < _MOST_COMMAS and tokens.words[at][0].isupper():
            commas += 1
        elif joint:
            break
        at -= 1
    return role_at


def _is_whole(draft: Draft, article: int) -> bool:
    """Whether an article stands here with which the office begins: nothing leads on to it ("adviser to the ...")."""
    if draft.tokens.folded[article] not in ARTICLES:
        return False
    before = draft.tokens.folded[article - 1] if article else ""
    return before not in draft.lexicon.connectors and before not in ("to", "a", "at")


def _counts(draft: Draft, at: int, index: int) -> bool:
    """Whether an office begins at the token that may be told of the name at `index`: what many people are counts only
    right before the name, or with "of" and the like after it, or in Russian with the body itself."""
    tokens, size = draft.tokens, role_size(draft, at, plural=True)
    if not size:
        return False
    phrase = " ".join(tokens.folded[at : at + size])
    if draft.lexicon.plural_roles.get(phrase, phrase) not in draft.lexicon.occupations:
        return True
    if at + size >= index or tokens.folded[at + size] in OVER:
        return True
    return draft.language == "ru" and draft.mention_over(tokens.starts[at + size]) is not None


def _before_brackets(draft: Draft, at: int) -> int:
    """The token before brackets that close after `at`: "Rector of the University (UPM), Dr ..."."""
    tokens = draft.tokens
    if not tokens.gap(at + 1).startswith(")"):
        return at
    for first in range(at, max(-1, at - 4), -1):
        if tokens.gap(first).endswith("("):
            return first - 1
    return at


def _may_belong(draft: Draft, at: int, *, told: bool, small: int) -> bool:
    """Whether a token goes with an office: names, little words, modifiers and, till it is met, a few nouns."""
    folded, words = draft.tokens.folded[at], draft.lexicon
    return (
        draft.tokens.words[at][0].isupper()
        or folded in words.connectors
        or folded in words.role_modifiers
        or folded in ("to", "at", "s", "su", "sus")
        or at in draft.country_tokens
        or (not told and small < _MOST_SMALL_WORDS)
    )


def _joint(draft: Draft, at: int) -> str:
    """What parts the token from the one before: nothing inside a phrase or name, a comma, or a stop."""
    gap = draft.tokens.gap(at)
    over = draft.mention_over(draft.tokens.starts[at])
    if over is not None and over.span.start < draft.tokens.starts[at]:
        return ""
    if gap == ", ":
        return ","
    return "." if at == 0 or gap.strip(" -–’'&") or "\n" in gap else ""


def _office_joined(draft: Draft, at: int, role_at: int) -> int:
    """Over "and" to an office right before it, "president and vice-chancellor", or to one that is the name of a body:
    "Ambassador of X to Y and Non-Resident Ambassador to Z"."""
    if with_fields(draft, role_at) == at + 1 and draft.tokens.gap(at) == " ":
        for size in (3, 2, 1):
            if at >= size and role_size(draft, at - size) == size:
                return at - size
    office = draft.mention_ending_at(draft.tokens.ends[at - 1]) if at else None
    if office is None:
        return role_at
    first = draft.tokens.at_or_after(office.span.start)
    return first if is_role(draft, first) else role_at
