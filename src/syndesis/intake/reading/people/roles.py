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
    """The last token of the office without "of" and the organisation that it leads on to."""
    tokens = draft.tokens
    joints = (*draft.lexicon.connectors, "at", "from", "in", "en", "в", "to")
    for at in range(role_at + 1, last + 1):
        mention = draft.mention_over(tokens.starts[at])
        if mention is None or mention.span.start != tokens.starts[at]:
            continue
        end = at - 1
        while end > role_at and tokens.folded[end] in joints:
            end -= 1
        if end < at - 1 or draft.lexicon.language == "ru":
            return end
    return last
