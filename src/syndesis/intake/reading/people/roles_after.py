"""The office after a name: "..., Vice-Rector for International Affairs of ...", "... (Director, ...)"."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.roles import AND, Role, is_role, without_employer
from syndesis.intake.reading.phrasing import is_acronym

_LONGEST_AFTER, _LATEST_ROLE = 22, 7
_STOP_AFTER = re.compile(r"[,.;:!?()\[\]\n“”«»\"]|\s[–—-]\s")
_AREA = re.compile(
    r",\s+[A-ZÀ-Þ][\w&’'-]+(?:\s+(?:(?:and|of|for|de|y)\s+)?[A-ZÀ-Þ][\w&’'-]+){0,3}"
    r"\s+(?:at|of|for|from|de|an der)\s+(?:the\s+|la\s+)?"
)
_OPENING = re.compile(r",?\s*\(|,\s+|\s+[–—-]\s+")


def role_after(draft: Draft, end: int) -> Role | None:
    """The office that follows a name that ends at `end`, after a comma, a dash or an opening bracket."""
    opening = _OPENING.match(draft.clean, end)
    if opening is None:
        return None
    tokens, words = draft.tokens, draft.lexicon
    first = tokens.at_or_after(opening.end())
    if first >= len(tokens) or tokens.starts[first] != opening.end():
        return None
    role_at = -1
    for at in range(first, min(first + _LATEST_ROLE, len(tokens))):
        if at > first and _STOP_AFTER.search(tokens.gap(at)):
            break
        if is_role(draft, at):
            role_at = at
            break
        if not (
            tokens.words[at][0].isupper()
            or tokens.folded[at] in words.connectors
            or tokens.folded[at] in words.role_modifiers
            or tokens.folded[at] in ("a", "an", "un", "una", "its", "s")
        ):
            return None
    if role_at < 0 or tokens.folded[first] in AND:
        return None
    last = _with_area(draft, _last(draft, role_at))
    if _holds_person(draft, role_at + 1, last):
        return None
    begin = role_at
    while begin > first and tokens.folded[begin - 1] in words.role_modifiers:
        begin -= 1
    between = draft.organisations_in(tokens.starts[first], tokens.starts[begin])
    start = begin if between else first
    while start < begin and tokens.folded[start] in ("the", "a", "an", "el", "la", "un", "una"):
        start += 1
    return Role(_closed(draft, start, without_employer(draft, role_at, last)), _closed(draft, first, last))


def _holds_person(draft: Draft, first: int, last: int) -> bool:
    """Whether the office leads on into the name of another person, whose it is."""
    tokens = draft.tokens
    for index in range(first, last + 1):
        word = tokens.words[index]
        if draft.mention_over(tokens.starts[index]) is not None or tokens.folded[index] in draft.lexicon.roles:
            continue
        if tokens.folded[index] in draft.lexicon.given_names and word[0].isupper():
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


def _with_area(draft: Draft, last: int) -> int:
    """The office with its area between commas, where the employer follows: "PVC, Global Engagement at the ..."."""
    area = _AREA.match(draft.clean, draft.tokens.ends[last])
    mention = draft.mention_over(area.end()) if area else None
    if mention is None or area is None or mention.span.start != area.end():
        return last
    return draft.tokens.at_or_after(mention.span.end) - 1


def _is_qualified(draft: Draft, at: int) -> bool:
    """Whether one word in brackets says of what the office is: "Deputy Vice-Chancellor (International)"."""
    return draft.tokens.words[at][0].isupper() and draft.clean[draft.tokens.ends[at] : draft.tokens.ends[at] + 1] == ")"


def _begins_person(draft: Draft, at: int) -> bool:
    """Whether a title, an office or a common given name begins at the token."""
    tokens = draft.tokens
    if at < len(tokens) and tokens.folded[at] in ("the", "el", "la"):
        at += 1
    if at >= len(tokens):
        return False
    folded = tokens.folded[at]
    return (
        (folded,) in draft.lexicon.title_words
        or is_role(draft, at)
        or folded in draft.lexicon.given_names
        or draft.mention_over(tokens.starts[at]) is not None
    )
