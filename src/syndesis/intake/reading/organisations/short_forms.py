"""Short forms that stand for an organisation of the text or for our own: "the University", "Polytechnic University"."""

from bisect import bisect_left
from collections.abc import Sequence

from syndesis.intake.reading.canonical import bag, concept
from syndesis.intake.reading.contract import Candidate, OrganisationFound, Span
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.organisations.acronyms import names_of
from syndesis.intake.reading.organisations.assembly import add_mention, assemble
from syndesis.intake.reading.organisations.common_names import is_nobody, keep_in_country, may_be_named_so
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase

_LIKE_UNIVERSITY = frozenset(
    {"university", "polytechnic", "institute", "academy", "institution", "college", "вуз", "universidad"}
)
_CALLED_BY_KIND = frozenset({"company", "funder", "association"})


def resolve_short_forms(draft: Draft, shorts: Sequence[Surface]) -> None:
    """Add mentions for generic phrases and for "our University" and the like."""
    taken = draft.taken_tokens()
    waiting: dict[str, list[Surface]] = {}
    for surface in shorts:
        if taken.isdisjoint(range(surface.first, surface.last + 1)):
            words = bag(draft.tokens.folded[surface.first : surface.last + 1])
            waiting.setdefault(words, []).append(surface)
    for words, surfaces in waiting.items():
        _resolve_phrase(draft, words, surfaces)
    taken = draft.taken_tokens()
    named = sorted(draft.organisation_mentions, key=lambda m: m.span.start)
    for match in draft.lexicon.pattern("short_forms", "pattern").finditer(draft.clean):
        at = draft.tokens.at_or_after(match.start("head"))
        if at in taken or draft.clean[match.end() : match.end() + 4].startswith((" of ", "’s o")):
            continue
        own = draft.lexicon.pattern("short_forms", "own").match(draft.clean, match.start()) is not None
        upto = bisect_left(named, match.start(), key=lambda m: m.span.start)
        before = named[max(0, upto - 40) : upto][::-1]
        organisation = None if own else _named_in_sentence(draft, match.start("head"), before)
        organisation = organisation or _meant(draft, concept(fold_phrase(match.group("head"))), before, own=own)
        if organisation is not None:
            _refer(draft, organisation, Span(match.start("head"), match.end("head")))


def _resolve_phrase(draft: Draft, words: str, surfaces: list[Surface]) -> None:
    notions = set(words.split())
    if len(notions) == 1:
        return
    country = _country(draft, surfaces[0])
    if country:
        _resolve_by_country(draft, country, surfaces)
        return
    fitting = [o for o in draft.reading.organisations if _holds(draft, o, notions)]
    host = next((o for o in fitting if o.key == draft.host), None)
    chosen = host or (fitting[0] if len(fitting) == 1 else None)
    if chosen is None and not fitting:
        chosen = own_house(draft, notions)
    if chosen is None and fitting:
        chosen = max(fitting, key=lambda o: (o.is_home, len(o.mentions)))
    if chosen is None and (may_be_named_so(surfaces)):
        keep_in_country(draft, surfaces)
        if surfaces[0].kind == "government" and not surfaces[0].names and is_nobody(notions):
            return
        for surface in surfaces:
            surface.generic = False
        assemble(draft, surfaces)
        return
    if chosen is not None:
        for surface in surfaces:
            _refer(draft, chosen, surface.span)


def _country(draft: Draft, surface: Surface) -> str:
    inside = draft.countries_in(surface.span.start, surface.span.end)
    return inside[0].code if inside else ""


def _resolve_by_country(draft: Draft, country: str, surfaces: list[Surface]) -> None:
    """ "The Mexican University": the organisation of that kind and country, where the text has just one."""
    fitting = [o for o in draft.reading.organisations if o.country == country and o.kind == surfaces[0].kind]
    if len(fitting) == 1:
        for surface in surfaces:
            _refer(draft, fitting[0], surface.span)


def _holds(draft: Draft, organisation: OrganisationFound, notions: set[str]) -> bool:
    return any(notions <= set(bag(fold_phrase(name).split()).split()) for name in names_of(draft, organisation))


def own_house(draft: Draft, notions: set[str] | None) -> OrganisationFound | None:
    """Our own institution, made a finding where the text has not named it in full; None where words do not fit."""
    home = draft.gazetteer.home
    if home is None:
        return None
    if notions and not any(notions <= set(bag(fold_phrase(n.text).split()).split()) for n in home.names):
        return None
    ours = next((o for o in draft.reading.organisations if o.is_home), None)
    if ours is None:
        candidate = Candidate(
            source=home.source,
            key=home.key,
            name=home.name,
            kind=home.kind,
            country=home.country,
            city=home.city,
            ror=home.ror,
            score=0.9,
            reasons=(reason("home"),),
        )
        ours = OrganisationFound(
            key=f"o{len(draft.reading.organisations) + 1}",
            evidence=Span(0, 0),
            confidence=0.9,
            reasons=candidate.reasons,
            name=home.name,
            kind=home.kind,
            country=home.country,
            is_home=True,
            candidates=[candidate],
            linked=True,
        )
        draft.reading.organisations.append(ours)
        draft.host = draft.host or ours.key
    return ours


def _named_in_sentence(draft: Draft, at: int, before: Sequence[OrganisationMention]) -> OrganisationFound | None:
    """The university named last in the same sentence, for "the university" written small: "a delegation from Uppsala
    University, led by the president of the university"."""
    if draft.clean[at].isupper() or not before:
        return None
    start, _ = draft.sentence_at(at)
    for mention in before:
        organisation = draft.organisation(mention.key)
        if mention.span.start < start:
            return None
        if organisation is not None and organisation.kind == "university":
            return organisation
    return None


def _meant(draft: Draft, head: str, before: Sequence[OrganisationMention], *, own: bool) -> OrganisationFound | None:
    host = draft.organisation(draft.host) if draft.host else None
    if own and host is not None:
        return host
    if draft.lexicon.heads.get(head) == "company" and (firm := _of_kind(draft, "company", before)):
        return firm
    if host is not None and head != "university" and not _is_called(draft, host, head):
        named = (draft.organisation(m.key) for m in before)
        other = next((o for o in named if o is not None and _is_called(draft, o, head)), None)
        if other is not None:
            return other
    if own or head in _LIKE_UNIVERSITY:
        if host is None:
            host = own_house(draft, None)
        if host is not None and (own or host.kind in ("university", "school", "research_institute")):
            return host
    for mention in before:
        organisation = draft.organisation(mention.key)
        if organisation and _is_called(draft, organisation, head):
            return organisation
    return _of_kind(draft, draft.lexicon.heads.get(head), before)


def _is_called(draft: Draft, organisation: OrganisationFound, head: str) -> bool:
    """Whether the head word stands in a name of the organisation."""
    return any(head in bag(fold_phrase(n).split()).split() for n in names_of(draft, organisation))


def _of_kind(draft: Draft, kind: str | None, before: Sequence[OrganisationMention]) -> OrganisationFound | None:
    """The organisation named last of those kinds that are called by a common word: "the Company", "the Foundation"."""
    if kind not in _CALLED_BY_KIND:
        return None
    found = (draft.organisation(mention.key) for mention in before)
    return next((o for o in found if o is not None and o.kind == kind), None)


def _refer(draft: Draft, organisation: OrganisationFound, span: Span) -> None:
    if organisation.evidence.end == 0:
        organisation.evidence = span
    add_mention(draft, organisation, span)
    why = reason("short_form", span.of(draft.clean))
    if why not in organisation.reasons:
        organisation.reasons = (*organisation.reasons, why)
