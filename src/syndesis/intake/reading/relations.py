"""Step: what the text calls the relation of its organisations with our own institution.

Needs the organisations and the host. Where the text is ours, marks strategic partners and since when we have worked
with an organisation. A partner stands after the words, in one list, or just before them ("X, our strategic partner").
"""

from itertools import pairwise

from syndesis.intake.reading.contract import OrganisationFound, Span
from syndesis.intake.reading.draft import Draft, OrganisationMention

AFTER, BETWEEN, BEFORE = 90, 60, 40
"""Characters: from the words to the first of the list, between two of it, from a partner to words that follow."""
PARTNERS = {
    "university",
    "company",
    "technology_park",
    "research_institute",
    "school",
    "association",
    "funder",
    "other",
}


def run(draft: Draft) -> None:
    host = draft.organisation(draft.host)
    if host is None or not host.is_home:
        return
    strategic = draft.lexicon.pattern("relations", "strategic", flags=0)
    since = draft.lexicon.pattern("relations", "since")
    for start, end in draft.body_sentences():
        for match in strategic.finditer(draft.clean, start, end):
            for partner in _named(draft, start, end, Span(match.start(), match.end())):
                if not partner.tier:
                    partner.tier, partner.tier_span = "strategic", Span(start, end)
        told = since.search(draft.clean, start, end)
        if told is not None:
            others = [o for o in _partners(draft, start, end) if o is not host]
            if len(others) == 1 and not others[0].since:
                others[0].since, others[0].since_span = told["year"] or told["year2"], Span(start, end)


def _named(draft: Draft, start: int, end: int, words: Span) -> list[OrganisationFound]:
    """The organisations that the words speak of."""
    mentions = [
        m for m in draft.organisation_mentions if start <= m.span.start and m.span.end <= end and m.key != draft.host
    ]
    listed = _list(draft, [m for m in mentions if m.span.start >= words.end], words.end)
    if not listed:
        listed = [m for m in mentions if m.span.end <= words.start and words.start - m.span.end <= BEFORE][-1:]
    found = (draft.organisation(mention.key) for mention in listed)
    return [organisation for organisation in found if organisation is not None and organisation.kind in PARTNERS]


def _list(draft: Draft, mentions: list[OrganisationMention], after: int) -> list[OrganisationMention]:
    if not mentions or mentions[0].span.start - after > AFTER:
        return []
    listed = mentions[:1]
    for one, next_one in pairwise(mentions):
        gap = draft.clean[one.span.end : next_one.span.start]
        if len(gap) > BETWEEN or draft.lexicon.pattern("relations", "list_ends").search(gap):
            break
        listed.append(next_one)
    return listed


def _partners(draft: Draft, start: int, end: int) -> list[OrganisationFound]:
    found = (draft.organisation(key) for key in draft.organisations_in(start, end))
    return [organisation for organisation in found if organisation is not None and organisation.kind in PARTNERS]
