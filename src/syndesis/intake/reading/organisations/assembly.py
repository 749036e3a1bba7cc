"""Findings of organisations: all surfaces that mean one body, with its name, kind, country, acronym and candidates."""

from collections.abc import Iterable, Sequence

from syndesis.intake.reading.contract import Candidate, OrganisationFound, Span
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.organisations import linking
from syndesis.intake.reading.organisations.identities import almost_same, group_key, identities, identity, unlinked_key
from syndesis.intake.reading.organisations.making import made_of
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.reasons import reason


def assemble(draft: Draft, bodies: Sequence[Surface]) -> None:
    """Add the organisations of the surfaces, and their mentions, to the draft."""
    groups: dict[str, list[Surface]] = {}
    for surface in bodies:
        groups.setdefault(group_key(draft, surface), []).append(surface)
    parents = {id(s.parent): s.parent for s in bodies if s.parent is not None}
    for parent in parents.values():
        if not any(s is parent for s in bodies) and not _is_government(parent):
            groups.setdefault(group_key(draft, parent), []).append(parent)
    made = {key: o for o in draft.reading.organisations for key in identities(o)}
    of_surface: dict[int, OrganisationFound] = {}
    ordered = sorted(groups.values(), key=lambda group: min(s.first for s in group))
    read = [(surfaces, found := linking.candidates(draft, surfaces), linking.is_certain(found)) for surfaces in ordered]
    linked = set(made) | {identity(found[0]) for _, found, certain in read if certain}
    for surfaces, candidates, is_certain in read:
        found, certain = (candidates, True) if is_certain else _told_elsewhere(candidates, linked)
        if not certain and all(_is_bare_acronym(s) for s in surfaces):
            continue
        key = identity(found[0]) if certain else unlinked_key(draft, surfaces)
        organisation = made.get(key) or (None if certain else almost_same(draft, surfaces))
        if organisation is None:
            organisation = made_of(draft, surfaces, found, certain)
            made[key] = organisation
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


def _told_elsewhere(found: list[Candidate], linked: set[str]) -> tuple[list[Candidate], bool]:
    """The candidates with the one first that the text names for certain by another name, and whether there is one."""
    told = [c for c in found if identity(c) in linked]
    if len(told) != 1:
        return found, False
    return [told[0], *(c for c in found if c is not told[0])], True


def _is_bare_acronym(surface: Surface) -> bool:
    """An acronym that several known organisations bear, or none certainly: it names nobody by itself."""
    return surface.origin == "known" and surface.first == surface.last


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
