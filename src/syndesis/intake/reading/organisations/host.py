"""The organisation whose text this is, which "the University" and offices without an employer mean."""

from collections import Counter

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.own import belongs_to_us
from syndesis.intake.reading.organisations.short_forms import own_house
from syndesis.intake.reading.organisations.web_address import is_at, labels, telling_words
from syndesis.intake.reading.reasons import reason

_LEAD = 4
"""How many mentions it is worth that an organisation acts first, or that others come to it."""
_AT_HOME = 8
"""How many it is worth that the text stands on its pages."""


def find_host(draft: Draft) -> None:
    """Set `host`: the organisation whose text this is."""
    found = draft.reading.organisations
    if draft.issuer is not None:
        issued = draft.organisations_in(draft.issuer.span.start, draft.issuer.span.end)
        ours = own_house(draft, None) if issued and belongs_to_us(draft, draft.organisation(issued[0])) else None
        if ours is not None:
            draft.host = ours.key
            return
        if issued:
            draft.host = issued[0]
            organisation = draft.organisation(issued[0])
            if organisation is not None:
                organisation.reasons = (*organisation.reasons, reason("issuer"))
            return
    ours = next((o for o in found if o.is_home), None)
    if ours is not None:
        draft.host = ours.key
        return
    if draft.gazetteer.home is not None and draft.lexicon.pattern("short_forms", "own").search(draft.clean):
        own_house(draft, None)
        return
    counts = Counter(m.key for m in draft.organisation_mentions)
    schools = [o for o in found if o.kind in ("university", "school", "association", "research_institute")]
    if schools:
        guests = {m.key for m in draft.organisation_mentions if _is_other_side(draft, m.span)}
        counts[_acting_first(draft)] += _LEAD
        for mention in draft.organisation_mentions:
            counts[mention.key] += _LEAD * _is_come_to(draft, mention.span) - _is_sent(draft, mention.span)
        parts, told = labels(draft), Counter(draft.tokens.folded)
        for school in schools:
            short = max((told[w] for w in telling_words([school.name])), default=0)
            counts[school.key] = max(counts[school.key], short)
            counts[school.key] += _AT_HOME * is_at(draft, school, parts)
        is_told = any(o.kind == "university" for o in schools) and _says_university(draft)
        draft.host = max(
            schools,
            key=lambda o: (o.key not in guests, not (is_told and o.kind == "school"), counts[o.key], -o.evidence.start),
        ).key


def _says_university(draft: Draft) -> bool:
    """Whether the text calls its house "the university", so that no school is it."""
    return draft.lexicon.pattern("calls_university").search(draft.clean) is not None


def _acting_first(draft: Draft) -> str:
    """Key of the organisation that does something at the beginning of the text, as who tells of itself does; may be
    empty."""
    first = next(
        (
            m
            for m in draft.organisation_mentions
            if draft.lexicon.pattern("lone_acronyms", "acts_after").match(draft.clean, m.span.end)
        ),
        None,
    )
    lead = draft.organisation_mentions[0] if draft.organisation_mentions else None
    if first is None or lead is None or _is_sent(draft, first.span):
        return ""
    return first.key if first.key == lead.key else ""


def _is_other_side(draft: Draft, span: Span) -> bool:
    """Whether an organisation is told beside us, or comes to us: "our university and Uppsala University"."""
    before = draft.clean[max(0, span.start - 40) : span.start]
    if draft.lexicon.pattern("other_side").search(before):
        return True
    return draft.lexicon.pattern("comes_to_us").match(draft.clean, span.end) is not None


def _is_come_to(draft: Draft, span: Span) -> bool:
    """Whether words stand before the organisation by which a house says that others came to it."""
    before = draft.clean[max(0, span.start - 12) : span.start]
    return draft.lexicon.pattern("come_to").search(before) is not None


def _is_sent(draft: Draft, span: Span) -> bool:
    """Whether people of the organisation are told as a delegation, as guests mostly are."""
    before = draft.clean[max(0, span.start - 40) : span.start]
    return draft.lexicon.pattern("sent").search(before) is not None
