"""Offices beside a name: "head of the International Office Vladimir ...", "..., Vice-Rector for International Affairs"."""

import re
from dataclasses import dataclass

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.phrasing import is_acronym

_LONGEST_BEFORE, _LONGEST_AFTER, _LATEST_ROLE = 18, 22, 7
_STOP_AFTER = re.compile(r"[,.;:!?()\[\]\n“”«»\"]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its span as written without employer and article, and the wider span that holds the employer too."""

    span: Span
    wide: Span


def role_before(draft: Draft, index: int, *, after_comma: bool) -> Role | None:
    """The office that ends right before token `index`, or before a comma there."""
    tokens, words = draft.tokens, draft.lexicon
    gap = tokens.gap(index)
    if gap.strip(" ,") or ("," in gap and not after_comma) or index == 0:
        return None
    role_at, at, commas, modest = -1, index - 1, 0, 0
    while at >= 0 and index - at <= _LONGEST_BEFORE:
        folded, word = tokens.folded[at], tokens.words[at]
        if _is_role(draft, at):
            role_at = at
        elif folded in ("and", "y", "e", "и", "und") and role_at >= 0:
            office = draft.mention_ending_at(tokens.ends[at - 1]) if at else None
            if office is None or not _is_role(draft, tokens.at_or_after(office.span.start)):
                break
            role_at = tokens.at_or_after(office.span.start)
            at = role_at
            break
        elif not (word[0].isupper() or folded in words.connectors or folded in words.role_modifiers or folded in ("to", "at", "s", "su", "sus") or at in draft.country_tokens or (role_at < 0 and modest < 3)):
            break
        elif role_at < 0 and word.islower() and folded not in words.connectors:
            modest += 1
        if at == 0:
            break
        before = tokens.gap(at)
        over = draft.mention_over(tokens.starts[at])
        if over is not None and over.span.start < tokens.starts[at]:
            at -= 1
            continue
        if before == ", " and role_at < 0 and commas < 2 and word[0].isupper():
            commas += 1
        elif before.strip(" -–’'&") or "\n" in before:
            break
        at -= 1
    if role_at < 0:
        return None
    first = role_at
    while first > 0 and (tokens.folded[first - 1] in words.role_modifiers or _is_modifying(draft, first - 1)) and not tokens.gap(first).strip(" -"):
        first -= 1
    wide_first = first
    owner = _owner_before(draft, first)
    if owner is not None:
        wide_first = owner
        first = _with_unit(draft, owner, first)
        while owner > 0 and tokens.folded[owner - 1] in words.role_modifiers and tokens.gap(owner) == " ":
            owner -= 1
            first = wide_first = owner
    end = tokens.ends[index - 1]
    role_end = tokens.ends[_without_employer(draft, role_at, index - 1)]
    return Role(Span(tokens.starts[first], role_end), Span(tokens.starts[min(wide_first, first)], end))


def _is_role(draft: Draft, at: int) -> bool:
    """Whether a role word or phrase begins here."""
    tokens = draft.tokens
    return any(" ".join(tokens.folded[at : at + size]) in draft.lexicon.roles for size in (3, 2, 1))


def _is_modifying(draft: Draft, at: int) -> bool:
    """A country's adjective or name before an office, or the second half of a hyphened word."""
    return at in draft.country_tokens


def _owner_before(draft: Draft, first: int) -> int | None:
    """The first token of the organisation, or unit, named right before the office."""
    tokens = draft.tokens
    gap = tokens.gap(first)
    at = first - 1
    if at > 0 and tokens.folded[at] == "s" and tokens.gap(at) in ("'", "’"):
        at -= 1
        gap = " "
    if at < 0 or gap.strip():
        return None
    mention = draft.mention_ending_at(tokens.ends[at])
    if mention is not None:
        return tokens.at_or_after(mention.span.start)
    if tokens.words[at][0].isupper() and not tokens.gap(first).strip() and tokens.folded[at] not in draft.lexicon.not_in_names:
        while at > 0 and (tokens.words[at - 1][0].isupper() or (tokens.folded[at - 1] in draft.lexicon.connectors and tokens.words[max(0, at - 2)][0].isupper())) and tokens.gap(at) == " ":
            at -= 1
        while tokens.folded[at] in draft.lexicon.connectors or tokens.folded[at] in draft.lexicon.not_in_names:
            at += 1
        return at if at < first else None
    return None


def _with_unit(draft: Draft, owner: int, first: int) -> int:
    """The office begins with the unit before it ("College of Arts Pro Vice-Chancellor"), not with the employer."""
    tokens = draft.tokens
    if draft.mention_ending_at(tokens.ends[first - 1]) is not None or tokens.gap(first).strip():
        return first
    folded = tokens.folded[owner:first]
    return owner if any(word in draft.lexicon.units for word in folded) else first


def role_after(draft: Draft, end: int, *, told: bool = False) -> Role | None:
    """The office that follows a name that ends at `end`: after a comma, a bracket or, when `told`, a space."""
    opening = re.compile(r",?\s*\(|,\s+|\s+[–—-]\s+" if not told else r"\s+").match(draft.clean, end)
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
        if _is_role(draft, at):
            role_at = at
            break
        if not (tokens.words[at][0].isupper() or tokens.folded[at] in words.connectors or tokens.folded[at] in words.role_modifiers or tokens.folded[at] in ("a", "an", "un", "una", "its", "s")):
            return None
    if role_at < 0 or tokens.folded[first] in ("and", "y", "e", "и", "und"):
        return None
    last = _last(draft, role_at)
    if _holds_person(draft, role_at + 1, last):
        return None
    begin = role_at
    while begin > first and tokens.folded[begin - 1] in words.role_modifiers:
        begin -= 1
    between = draft.organisations_in(tokens.starts[first], tokens.starts[begin])
    start = begin if between else first
    while start < begin and tokens.folded[start] in ("the", "a", "an", "el", "la", "un", "una"):
        start += 1
    return Role(_closed(draft, start, _without_employer(draft, role_at, last)), _closed(draft, first, last))


def _holds_person(draft: Draft, first: int, last: int) -> bool:
    """Whether the office leads on into the name of another person, whose it is."""
    tokens = draft.tokens
    for index in range(first, last + 1):
        word = tokens.words[index]
        if draft.mention_over(tokens.starts[index]) is not None:
            continue
        if tokens.folded[index] in draft.lexicon.given_names and word[0].isupper():
            return True
        if (word.isupper() and len(word) > 5) or ((tokens.folded[index],) in draft.lexicon.title_words and word[0].isupper() and index > first):
            return True
    return False


def _without_employer(draft: Draft, role_at: int, last: int) -> int:
    """The last token of the office without "of" and the organisation that it ends in."""
    tokens = draft.tokens
    mention = draft.mention_ending_at(tokens.ends[last])
    if mention is None:
        return last
    before = tokens.at_or_after(mention.span.start) - 1
    if before < role_at or mention.span.start <= tokens.starts[role_at]:
        return last
    end = before
    while end > role_at and tokens.folded[end] in (*draft.lexicon.connectors, "at", "from", "in", "en", "в", "to"):
        end -= 1
    return end if end < before else last


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
        if _STOP_AFTER.search(gap) and not (inside is not None and inside.span.start < tokens.starts[at]) and gap not in (' "', " «", " “", " ("):
            break
        if gap == " (" and not is_acronym(word):
            break
        if folded in words.role_stops:
            break
        if folded in ("and", "y", "e", "и", "und") and _begins_person(draft, at + 1):
            break
        last = at
    while last > role_at and (tokens.folded[last] in words.connectors or tokens.folded[last] in ("to", "at", "with", "from", "in", "by", "on")):
        last -= 1
    return last


def _begins_person(draft: Draft, at: int) -> bool:
    """Whether a title, an office or a common given name begins at the token."""
    tokens = draft.tokens
    if at < len(tokens) and tokens.folded[at] in ("the", "el", "la"):
        at += 1
    if at >= len(tokens):
        return False
    folded = tokens.folded[at]
    return (folded,) in draft.lexicon.title_words or _is_role(draft, at) or folded in draft.lexicon.given_names or draft.mention_over(tokens.starts[at]) is not None
