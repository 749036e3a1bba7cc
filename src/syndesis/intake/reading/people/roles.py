"""Offices beside a name, of either side: what one is, and where the employer in it begins."""

from dataclasses import dataclass

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.lib.tokens import fold_phrase

AND = frozenset({"and", "y", "e", "и", "und"})
OVER = frozenset({"of", "for", "de", "del", "at", "in", "en", "from"})
ARTICLES = frozenset({"the", "el", "la", "los", "las"})


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its span as written without employer and article, and the wider span that holds the employer too.

    `owner` is a name before or after the office that may be that of an employer not yet found; `is_plural` says that it
    is told of several people at once.
    """

    span: Span
    wide: Span
    owner: Span | None = None
    is_plural: bool = False


def is_role(draft: Draft, at: int) -> bool:
    """Whether a role word or phrase begins here."""
    return role_size(draft, at) > 0


def role_size(draft: Draft, at: int, *, plural: bool = False) -> int:
    """How many tokens the longest role word or phrase that begins here has; with `plural`, in the plural too."""
    folded = draft.tokens.folded
    if at >= len(folded) or folded[at] not in draft.lexicon.role_starts:
        return 0
    for size in (3, 2, 1):
        phrase = " ".join(folded[at : at + size])
        if phrase in draft.lexicon.roles or (plural and phrase in draft.lexicon.plural_roles):
            return size
    return 0


def is_plural(draft: Draft, at: int) -> bool:
    """Whether the office that begins here is told of several people: "professors", "rectores"."""
    size = role_size(draft, at, plural=True)
    one = draft.lexicon.plural_roles.get(" ".join(draft.tokens.folded[at : at + size]))
    return one is not None and one in draft.lexicon.roles


def head_of(draft: Draft, role: Role) -> str:
    """The first role word or phrase in the office, folded, in the singular."""
    tokens = draft.tokens
    for at in tokens.within(role.span.start, role.span.end):
        size = role_size(draft, at, plural=True)
        if size:
            phrase = " ".join(tokens.folded[at : at + size])
            return draft.lexicon.plural_roles.get(phrase, phrase) if phrase not in draft.lexicon.roles else phrase
    return fold_phrase(role.span.of(draft.clean))


def role_text(draft: Draft, role: Role) -> str:
    """The office as written; one told of several people in the singular."""
    text = " ".join(role.span.of(draft.clean).split())
    if not role.is_plural:
        return text
    words = text.split(" ")
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            one = draft.lexicon.plural_roles.get(fold_phrase(part))
            if one:
                kept = next((i for i, (a, b) in enumerate(zip(part.lower(), one, strict=False)) if a != b), len(one))
                return " ".join([*words[:at], part[:kept] + one[kept:], *words[at + size :]])
    return text


def without_employer(draft: Draft, role_at: int, last: int) -> int:
    """The last token of the office without "of" and the organisation that it leads on to."""
    tokens = draft.tokens
    joints = (*draft.lexicon.connectors, "at", "from", "in", "en", "в", "to")
    for at in range(role_at + 1, last + 1):
        mention = draft.mention_over(tokens.starts[at])
        if mention is None or mention.span.start != tokens.starts[at]:
            continue
        if is_in_charge(draft, mention.span.start):
            return last
        end = at - 1
        while end > role_at and tokens.folded[end] in joints:
            end -= 1
        if end < at - 1 or tokens.gap(at).startswith(",") or draft.lexicon.language == "ru":
            return end
    return last


def is_in_charge(draft: Draft, start: int) -> bool:
    """Whether what begins here is what an office is over, though it looks like a body: "in charge of Advancement and
    Enterprises"."""
    before = draft.clean[max(0, start - 28) : start]
    return draft.lexicon.pattern("in_charge_of").search(before) is not None


def is_possessive(draft: Draft, end: int) -> bool:
    """Whether what ends here owns what follows: "in charge of the company's research"."""
    return draft.clean[end : end + 2] in ("’s", "'s")


def with_fields(draft: Draft, role_at: int, least: int = 0) -> int:
    """The first token of the office with what it is over or how it is held: "health and research minister"."""
    tokens, words = draft.tokens, draft.lexicon
    first = role_at
    while first > least and "\n" not in tokens.gap(first):
        at = first - 1
        if tokens.gap(first).strip(" -." if at in draft.country_tokens else " -"):
            break
        over = tokens.folded[at] in words.role_modifiers or tokens.folded[at] in words.role_fields
        held = draft.mention_over(tokens.starts[at])
        if (over and (held is None or held.span.end > tokens.starts[role_at])) or (
            at in draft.country_tokens and least == 0
        ):
            first = at
        elif tokens.folded[at] in AND and first < role_at and at > least and tokens.folded[at - 1] in words.role_fields:
            first = at - 1
        else:
            break
    return first


def unknown_owner(draft: Draft, role_at: int, last: int) -> Span | None:
    """The name after "of" in an office that is held in a company, "CEO of Nordkraft", where nothing is found there."""
    tokens, size = draft.tokens, role_size(draft, role_at)
    at = role_at + size
    if " ".join(tokens.folded[role_at:at]) not in draft.lexicon.company_offices or at >= last:
        return None
    if tokens.folded[at] not in OVER:
        return None
    first = at + 1 + (tokens.folded[at + 1] in ARTICLES)
    if first > last or not all(tokens.words[i][0].isupper() for i in range(first, last + 1)):
        return None
    if any(
        draft.mention_over(tokens.starts[i]) or tokens.folded[i] in draft.lexicon.units for i in range(first, last + 1)
    ):
        return None
    return Span(tokens.starts[first], tokens.ends[last])
