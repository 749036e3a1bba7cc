"""Employers that nothing but an office tells of: "Nordlicht managing director ..."."""

from bisect import insort
from collections import Counter

from syndesis.intake.reading.contract import OrganisationFound, Span
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.name_index import distinctive
from syndesis.intake.reading.organisations.kinds import head_kind
from syndesis.intake.reading.people.evidence import Sighting
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase


def found_employer(draft: Draft, seen: Sighting) -> None:
    """Take the name right before an office, "Nordlicht managing director ...", for an organisation not yet found."""
    if seen.role is None or seen.role.owner is None:
        return
    owner = seen.role.owner
    name = owner.of(draft.clean)
    words = fold_phrase(name).split()
    places = _places_of(draft, words)
    is_company = owner.start > seen.role.span.end
    if not _may_employ(draft, owner, words) or len(places) < 2 - is_company:
        return
    longer = [o for o in draft.reading.organisations if fold_phrase(o.name).split()[: len(words)] == words]
    if longer:
        longer[0].mentions.append(owner)
        insort(draft.organisation_mentions, OrganisationMention(owner, longer[0].key), key=lambda m: m.span)
        return
    organisation = OrganisationFound(
        key=f"o{len(draft.reading.organisations) + 1}",
        evidence=owner,
        confidence=0.4,
        reasons=(reason("employer", seen.role.span.of(draft.clean)),),
        name=" ".join(name.split()),
        kind=head_kind(name) or "company",
    )
    draft.reading.organisations.append(organisation)
    places = _written_out(draft, places)
    organisation.name = max((" ".join(span.of(draft.clean).split()) for span in (owner, *places)), key=len)
    for span in places:
        if draft.mention_over(span.start) is None:
            organisation.mentions.append(span)
            insort(draft.organisation_mentions, OrganisationMention(span, organisation.key), key=lambda m: m.span)


def _places_of(draft: Draft, words: list[str]) -> list[Span]:
    """Where the words stand in the text, the first of them written large."""
    tokens, size = draft.tokens, len(words)
    return [
        Span(tokens.starts[i], tokens.ends[i + size - 1])
        for i in range(len(tokens) - size + 1)
        if tokens.folded[i] == words[0] and tokens.folded[i : i + size] == words and tokens.words[i][0].isupper()
    ]


def _written_out(draft: Draft, places: list[Span]) -> list[Span]:
    """The places with the word that follows the name at two of them or more, which belongs to it: "Weber Studios"."""
    tokens = draft.tokens
    following = [tokens.at_or_after(span.end) for span in places]
    following = [i for i in following if i < len(tokens) and tokens.gap(i) == " " and _may_end_name(draft, i)]
    often = {word for word, times in Counter(tokens.folded[i] for i in following).items() if times > 1}
    ends = {tokens.ends[i - 1]: tokens.ends[i] for i in following if tokens.folded[i] in often}
    return [Span(span.start, ends.get(span.end, span.end)) for span in places] if len(often) == 1 else places


def _may_end_name(draft: Draft, index: int) -> bool:
    tokens, words = draft.tokens, draft.lexicon
    is_other = tokens.folded[index] in words.roles or tokens.folded[index] in words.given_names
    return tokens.words[index][0].isupper() and not is_other and tokens.folded[index] not in words.role_modifiers


def _may_employ(draft: Draft, owner: Span, words: list[str]) -> bool:
    """Whether the words may be the name of a company, rather than of a town or a part of the office."""
    if not distinctive(words) or len(words) > 4 or any(w in draft.lexicon.roles for w in words):
        return False
    return not any(p.span.start == owner.start for p in draft.places)
