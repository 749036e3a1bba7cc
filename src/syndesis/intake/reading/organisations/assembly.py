"""Findings of organisations: all surfaces that mean one body, with its name, kind, country, acronym and candidates."""

from collections.abc import Iterable, Sequence

from syndesis.intake.reading.canonical import bag
from syndesis.intake.reading.contract import Candidate, OrganisationFound, OrganisationKind, Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.known import KnownOrganisation
from syndesis.intake.reading.lexicons import LANGUAGES, lexicon
from syndesis.intake.reading.organisations import linking
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase

_RULED_BY_HEAD = frozenset({"government", "association", "funder", "technology_park"})


def assemble(draft: Draft, bodies: Sequence[Surface]) -> None:
    """Add the organisations of the surfaces, and their mentions, to the draft."""
    groups: dict[str, list[Surface]] = {}
    for surface in bodies:
        groups.setdefault(_group_key(draft, surface), []).append(surface)
    parents = {id(s.parent): s.parent for s in bodies if s.parent is not None}
    for parent in parents.values():
        if not any(s is parent for s in bodies) and not _is_government(parent):
            groups.setdefault(_group_key(draft, parent), []).append(parent)
    made = {key: o for o in draft.reading.organisations for key in _identities(o)}
    of_surface: dict[int, OrganisationFound] = {}
    ordered = sorted(groups.values(), key=lambda group: min(s.first for s in group))
    read = [(surfaces, found := linking.candidates(draft, surfaces), linking.is_certain(found)) for surfaces in ordered]
    linked = set(made) | {_identity(found[0]) for _, found, certain in read if certain}
    for surfaces, candidates, is_certain in read:
        found, certain = (candidates, True) if is_certain else _told_elsewhere(candidates, linked)
        if not certain and all(_is_bare_acronym(s) for s in surfaces):
            continue
        identity = _identity(found[0]) if certain else _unlinked_key(draft, surfaces)
        organisation = made.get(identity) or (None if certain else _almost_same(draft, surfaces))
        if organisation is None:
            organisation = _organisation(draft, surfaces, found, certain)
            made[identity] = organisation
            draft.reading.organisations.append(organisation)
        add_surfaces(draft, organisation, surfaces)
        of_surface.update((id(s), organisation) for s in surfaces)
    for surface in bodies:
        if surface.parent is not None:
            parent_found = of_surface.get(id(surface.parent))
            child = of_surface.get(id(surface))
            if parent_found is not None and child is not None and parent_found is not child:
                child.parent = parent_found.key
                child.country = child.country or parent_found.country
                child.reasons = (*child.reasons, reason("part_of", parent_found.name))


def _is_government(surface: Surface) -> bool:
    """Whether a body named only inside the name of its part is a government's, which then takes no part itself."""
    return bool(surface.names) and all(n.organisation.kind == "government" for n in surface.names)


def _identity(candidate: Candidate) -> str:
    return f"{candidate.source}:{candidate.key}"


def _told_elsewhere(found: list[Candidate], linked: set[str]) -> tuple[list[Candidate], bool]:
    """The candidates with the one first that the text names for certain by another name, and whether there is one."""
    told = [c for c in found if _identity(c) in linked]
    if len(told) != 1:
        return found, False
    return [told[0], *(c for c in found if c is not told[0])], True


def _identities(organisation: OrganisationFound) -> list[str]:
    best = organisation.candidates[0] if organisation.linked and organisation.candidates else None
    if best:
        return [_identity(best)]
    words = fold_phrase(organisation.name).split()
    return ["unlinked " + bag(_with_codes(words)), "unlinked office " + " ".join(words)]


def _is_bare_acronym(surface: Surface) -> bool:
    """An acronym that several known organisations bear, or none certainly: it names nobody by itself."""
    return surface.origin == "known" and surface.first == surface.last


def _almost_same(draft: Draft, surfaces: Sequence[Surface]) -> OrganisationFound | None:
    """An unlinked organisation of the same kind whose words are all, but for a few, those of this name."""
    words = set(_name_key(draft, surfaces[0]).split())
    if len(words) < 3 or surfaces[0].origin == "office":
        return None
    for organisation in draft.reading.organisations:
        if organisation.linked or organisation.kind != surfaces[0].kind:
            continue
        other = set(bag(_with_codes(fold_phrase(organisation.name).split())).split())
        small, large = sorted((words, other), key=len)
        if len(small) >= 3 and small <= large and len(large) - len(small) <= 2:
            return organisation
    return None


def add_surfaces(draft: Draft, organisation: OrganisationFound, surfaces: Iterable[Surface]) -> None:
    """Record where the organisation is named, and its acronyms and country where they are new."""
    for surface in surfaces:
        if surface.nested:
            organisation.mentions.append(surface.span)
        else:
            add_mention(draft, organisation, surface.span)
        if surface.wide and surface.wide != surface.span:
            organisation.mentions.append(surface.wide)
        for acronym in surface.acronyms:
            organisation.acronym = organisation.acronym or acronym
        organisation.country = organisation.country or surface.country


def add_mention(draft: Draft, organisation: OrganisationFound, span: Span) -> None:
    organisation.mentions.append(span)
    draft.organisation_mentions.append(OrganisationMention(span, organisation.key))


def _group_key(draft: Draft, surface: Surface) -> str:
    if surface.names:
        return "names " + " ".join(sorted(f"{n.organisation.source}:{n.organisation.key}" for n in surface.names))
    return _name_key(draft, surface)


def _unlinked_key(draft: Draft, surfaces: Sequence[Surface]) -> str:
    return "unlinked " + _name_key(draft, surfaces[0])


def _name_key(draft: Draft, surface: Surface) -> str:
    words = fold_phrase(surface.name or surface.span.of(draft.clean)).split()
    if surface.origin == "office":
        return "office " + " ".join(words)
    if surface.parent is not None and surface.parent.near:
        words = [surface.parent.near if w in draft.tokens.folded[surface.parent.first : surface.parent.last + 1]
                 and not draft.gazetteer.knows_word(w) else w for w in words]  # fmt: skip
    return bag(_with_codes(words))


def _with_codes(words: list[str]) -> list[str]:
    """The words with each country, name or adjective, as its code: "Israeli Government" is "Government of Israel"."""
    coded: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if country_named(" ".join(words[at : at + n])) and len(words[at]) > 1), 0)
        coded.append(country_named(" ".join(words[at : at + size])).lower() + "@" if size else words[at])
        at += size or 1
    return coded


def _organisation(
    draft: Draft, surfaces: Sequence[Surface], found: list[Candidate], certain: bool
) -> OrganisationFound:
    best = found[0] if certain else None
    longest = max(surfaces, key=lambda s: s.span.end - s.span.start)
    written = " ".join(longest.span.of(draft.clean).split())
    known = draft.gazetteer.organisation(best.key) if best else None
    name = _official(draft, known, surfaces) if known else longest.name or written
    if best:
        reasons, confidence = best.reasons, best.score
    elif longest.origin == "office":
        reasons, confidence = (reason("office_holder", written),), 0.6
    elif found:
        reasons, confidence = (reason("several_known", str(len(found))),), 0.5
    else:
        reasons, confidence = (reason("unknown_organisation", written),), 0.5
    evidence = min((s.wide or s.span for s in surfaces), key=lambda span: span.start)
    return OrganisationFound(
        key=f"o{len(draft.reading.organisations) + 1}",
        evidence=evidence,
        confidence=confidence,
        reasons=reasons,
        name=name,
        kind=_kind(surfaces, best),
        country=best.country if best and best.country else _country(draft, surfaces),
        is_home=bool(known and known.is_home),
        candidates=found,
        linked=certain,
    )


def _official(draft: Draft, known: KnownOrganisation, surfaces: Sequence[Surface]) -> str:
    """The official name in the text's language where the text uses it, else the one that the organisation goes by."""
    written = {fold_phrase(s.span.of(draft.clean)) for s in surfaces}
    for name in known.names:
        if name.kind == "official" and name.language == draft.language and fold_phrase(name.text) in written:
            return name.text
    return known.name


def _kind(surfaces: Sequence[Surface], best: Candidate | None) -> OrganisationKind:
    told = next((s.kind for s in surfaces if s.kind), None)
    if best is None:
        return told or "other"
    by_head = head_kind(best.name)
    if by_head in _RULED_BY_HEAD and best.kind not in ("university", "company", "school"):
        return by_head
    if best.kind == "funder" and (told == "government" or by_head == "research_institute"):
        return "government" if told == "government" else "research_institute"
    if best.kind == "other" and told:
        return told
    return best.kind  # type: ignore[return-value]


def head_kind(name: str) -> OrganisationKind | None:
    """The kind that the head words of a name state, in any language."""
    folded = fold_phrase(name).split()
    for language in LANGUAGES:
        heads = lexicon(language).heads
        for size in (4, 3, 2, 1):
            for at in range(len(folded) - size + 1):
                kind = heads.get(" ".join(folded[at : at + size]))
                if kind:
                    return kind  # type: ignore[return-value]
    return None


def _country(draft: Draft, surfaces: Sequence[Surface]) -> str:
    """The country told beside the name, in it, or by the town in it."""
    for surface in surfaces:
        if surface.country:
            return surface.country
    inside = {draft.country_at[i].code for s in surfaces for i in range(s.first, s.last + 1) if i in draft.country_at}
    if inside:
        return next(iter(inside)) if len(inside) == 1 else ""
    tokens = draft.tokens
    for surface in surfaces:
        for first in range(surface.first, surface.last + 1):
            for last in range(min(first + 2, surface.last), first - 1, -1):
                town = draft.clean[tokens.starts[first] : tokens.ends[last]]
                held = draft.gazetteer.city_countries(town)
                if len(held) == 1 and len(town) > 3:
                    return next(iter(held))
    return ""
