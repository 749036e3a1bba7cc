"""Offices beside a name, of either side: what one is, and where the employer in it begins."""

from dataclasses import dataclass

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft

AND = frozenset({"and", "y", "e", "и", "und"})


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its span as written without employer and article, and the wider span that holds the employer too.

    `owner` is a name before the office that may be that of an employer not yet found.
    """

    span: Span
    wide: Span
    owner: Span | None = None


def is_role(draft: Draft, at: int) -> bool:
    """Whether a role word or phrase begins here."""
    tokens = draft.tokens
    return any(" ".join(tokens.folded[at : at + size]) in draft.lexicon.roles for size in (3, 2, 1))


def without_employer(draft: Draft, role_at: int, last: int) -> int:
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
