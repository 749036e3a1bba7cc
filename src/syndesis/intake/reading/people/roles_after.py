"""The office after a name: "..., Vice-Rector for International Affairs of ...", "... (Director, ...)"."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.beside import after_letters
from syndesis.intake.reading.people.named_after import is_named_chair
from syndesis.intake.reading.people.role_rows import with_area, with_row
from syndesis.intake.reading.people.roles import (
    AND,
    ARTICLES,
    OVER,
    Role,
    is_plural,
    role_size,
    unknown_owner,
    with_fields,
    without_employer,
)
from syndesis.intake.reading.phrasing import is_acronym

_LONGEST_AFTER, _LATEST_ROLE, _LONGEST_QUALIFIED = 22, 10, 70
_STOP_AFTER = re.compile(r"[,.;:!?()\[\]\n“”«»\"]|\s[–—-]\s")
_OPENING = re.compile(r",?\s*\(|,\s+|\s+[–—-]\s+")


def role_after(draft: Draft, end: int) -> Role | None:
    """The office that follows a name that ends at `end`: after a comma, a dash, an opening bracket or "who is"."""
    tokens, words = draft.tokens, draft.lexicon
    end = after_letters(draft, end)
    opening = words.pattern("holds_office").match(draft.clean, end) or _OPENING.match(draft.clean, end)
    if opening is None:
        return None
    first = tokens.at_or_after(opening.end())
    if first >= len(tokens) or tokens.starts[first] != opening.end() or tokens.folded[first] in AND:
        return None
    role_at = _role_at(draft, first)
    return None if role_at < 0 else office_at(draft, first, role_at)


def office_at(draft: Draft, first: int, role_at: int) -> Role | None:
    """The office whose noun stands at `role_at` and whose words begin at `first`; None where it is another person's."""
    tokens, words = draft.tokens, draft.lexicon
    last = with_area(draft, with_row(draft, _last(draft, role_at)))
    if _holds_person(draft, role_at + 1, last):
        return None
    begin = with_fields(draft, role_at, first)
    between = draft.organisations_in(tokens.starts[first], tokens.starts[begin])
    owned = begin > first + 1 and tokens.folded[begin - 1] == "s" and tokens.gap(begin - 1) in ("'", "’")
    start = begin if between or owned else first
    while start < begin and tokens.folded[start] in words.role_openers:
        start += 1
    owner = unknown_owner(draft, role_at, last)
    told_last = role_at + role_size(draft, role_at) - 1 if owner else without_employer(draft, role_at, last)
    return Role(_closed(draft, start, told_last), _closed(draft, first, last), owner, is_plural(draft, role_at))


def _role_at(draft: Draft, first: int) -> int:
    """The first token of the office, found rightwards over names and what belongs to an office; -1 where none is."""
    tokens, words = draft.tokens, draft.lexicon
    for at in range(first, min(first + _LATEST_ROLE, len(tokens))):
        is_initial = at > first and tokens.gap(at) in (".", ". ") and len(tokens.words[at - 1]) == 1
        if at > first and not is_initial and _STOP_AFTER.search(tokens.gap(at)):
            return -1
        if role_size(draft, at, plural=tokens.folded[first] not in ARTICLES):
            return at
        folded = tokens.folded[at]
        if not (
            tokens.words[at][0].isupper()
            or folded in words.connectors
            or folded in words.role_modifiers
            or folded in words.role_fields
            or folded in words.role_openers
            or folded == "s"
        ):
            return -1
    return -1


def _holds_person(draft: Draft, first: int, last: int) -> bool:
    """Whether the office leads on into the name of another person, whose it is."""
    tokens = draft.tokens
    index = first - 1
    while index < last:
        index += 1
        word = tokens.words[index]
        size = role_size(draft, index)
        if size or draft.mention_over(tokens.starts[index]) is not None:
            index += max(0, size - 1)
            continue
        if index > first and is_named_chair(draft, tokens.starts[index]):
            index += next(i for i in range(1, 8) if role_size(draft, index + i)) - 1
            continue
        is_named = index > first and tokens.folded[index - 1] not in draft.lexicon.connectors
        if is_named and tokens.folded[index] in draft.lexicon.given_names and word[0].isupper():
            return True
        if (word.isupper() and len(word) > 5) or (
            (tokens.folded[index],) in draft.lexicon.title_words and word[0].isupper() and index > first
        ):
            return True
    return False


def _closed(draft: Draft, first: int, last: int) -> Span:
    tokens = draft.tokens
    end = tokens.ends[last]
    opened = draft.clean[tokens.starts[first] : end]
    if opened.count('"') % 2 or opened.count("«") > opened.count("»") or opened.count("“") > opened.count("”"):
        end += 1
    if opened.count("(") > opened.count(")") and draft.clean[end : end + 1] == ")":
        end += 1
    return Span(tokens.starts[first], end)


def _last(draft: Draft, role_at: int) -> int:
    """The last token of an office that follows a name."""
    tokens, words = draft.tokens, draft.lexicon
    last = role_at
    for at in range(role_at + 1, min(role_at + _LONGEST_AFTER, len(tokens))):
        gap, folded, word = tokens.gap(at), tokens.folded[at], tokens.words[at]
        inside = draft.mention_over(tokens.starts[at])
        if (
            _STOP_AFTER.search(gap)
            and not (inside is not None and inside.span.start < tokens.starts[at])
            and gap not in (' "', " «", " “", " (")
            and not (gap == ") " and (folded in AND or folded in OVER) and _closes_office(draft, role_at, at))
        ):
            break
        if gap == " (" and not is_acronym(word) and not _is_qualified(draft, at):
            break
        if inside is not None and inside.span.start < tokens.starts[at]:
            last = at
            continue
        if folded in words.role_stops:
            break
        if folded in AND and _begins_person(draft, at + 1):
            break
        last = at
    while last > role_at and (
        tokens.folded[last] in words.connectors or tokens.folded[last] in ("to", "at", "with", "from", "in", "by", "on")
    ):
        last -= 1
    return last


def _closes_office(draft: Draft, role_at: int, at: int) -> bool:
    """Whether brackets that the office itself opened close before the token: "Director (Research) and Head of X"."""
    return "(" in draft.clean[draft.tokens.starts[role_at] : draft.tokens.starts[at]]


def _is_qualified(draft: Draft, at: int) -> bool:
    """Whether words in brackets say of what the office is: "Deputy Vice-Chancellor (Academic and International)"."""
    tokens = draft.tokens
    close = draft.clean.find(")", tokens.starts[at], tokens.starts[at] + _LONGEST_QUALIFIED)
    if close < 0 or not tokens.words[at][0].isupper() or draft.organisations_in(tokens.starts[at], close):
        return False
    inside = tokens.within(tokens.starts[at], close)
    return all(tokens.words[i][0].isupper() or tokens.folded[i] in draft.lexicon.connectors for i in inside)


def _begins_person(draft: Draft, at: int) -> bool:
    """Whether another person begins at the token, by an organisation, a given name, or a title or office before one."""
    tokens = draft.tokens
    article = at < len(tokens) and tokens.folded[at] in ("the", "el", "la")
    at += article
    if at >= len(tokens):
        return False
    size = role_size(draft, at) or ((tokens.folded[at],) in draft.lexicon.title_words)
    if not size and is_named_chair(draft, tokens.starts[at]):
        return False
    if not size:
        return tokens.folded[at] in draft.lexicon.given_names or draft.mention_over(tokens.starts[at]) is not None
    after = at + size
    if article or after >= len(tokens):
        return article
    return (
        tokens.gap(after) in (" ", ". ")
        and tokens.words[after][0].isupper()
        and tokens.folded[after] not in draft.lexicon.connectors
        and tokens.folded[after] not in draft.lexicon.role_fields
        and draft.mention_over(tokens.starts[after]) is None
    )
