"""The organisation, or part of one, named right before an office: "Nelson University Provost ..."."""

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.roles import AND


def is_unknown(draft: Draft, owner: int, first: int) -> bool:
    """Whether the name before the office is of nobody found yet: no organisation, unit, country or person."""
    tokens = draft.tokens
    inside = range(owner, first)
    return not any(
        draft.mention_over(tokens.starts[i]) is not None
        or i in draft.country_tokens
        or tokens.folded[i] in draft.lexicon.units
        or tokens.folded[i] in draft.lexicon.given_names
        or (tokens.folded[i],) in draft.lexicon.title_words
        for i in inside
    )


def owner_before(draft: Draft, first: int) -> int | None:
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
    if (
        tokens.words[at][0].isupper()
        and not tokens.gap(first).strip()
        and tokens.folded[at] not in draft.lexicon.not_in_names
    ):
        while (
            at > 0
            and (
                tokens.words[at - 1][0].isupper()
                or (
                    tokens.folded[at - 1] in draft.lexicon.connectors - AND
                    and tokens.words[max(0, at - 2)][0].isupper()
                )
            )
            and tokens.gap(at) == " "
        ):
            at -= 1
        while tokens.folded[at] in draft.lexicon.connectors or tokens.folded[at] in draft.lexicon.not_in_names:
            at += 1
        return at if at < first else None
    return None


def with_unit(draft: Draft, owner: int, first: int) -> int:
    """The office begins with the unit before it ("College of Arts Pro Vice-Chancellor"), not with the employer."""
    tokens = draft.tokens
    if draft.mention_ending_at(tokens.ends[first - 1]) is not None or tokens.gap(first).strip():
        return first
    folded = tokens.folded[owner:first]
    return owner if any(word in draft.lexicon.units for word in folded) else first
