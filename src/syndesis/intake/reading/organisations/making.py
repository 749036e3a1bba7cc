"""The finding of one organisation, made of its surfaces and candidates."""

from collections.abc import Sequence

from syndesis.intake.reading.canonical import spelling
from syndesis.intake.reading.contract import Candidate, OrganisationFound
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.known import KnownOrganisation
from syndesis.intake.reading.organisations.kinds import kind_of
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase


def made_of(draft: Draft, surfaces: Sequence[Surface], found: list[Candidate], certain: bool) -> OrganisationFound:
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
        kind=kind_of(surfaces, best),
        country=best.country if best and best.country else _country(draft, surfaces),
        is_home=bool(known and known.is_home),
        candidates=found,
        linked=certain,
    )


def _official(draft: Draft, known: KnownOrganisation, surfaces: Sequence[Surface]) -> str:
    """The name in the text's language where the text uses it, in any case; else the one that the organisation goes by.
    Where that one is of another language an alias counts too, but in English."""
    written = {_spelt(s.span.of(draft.clean)) for s in surfaces}
    kinds = ("official",) if draft.language in ("en", known.names[0].language) else ("official", "alias")
    told = (n for kind in kinds for n in known.names if n.kind == kind and n.language == draft.language)
    return next((name.text for name in told if _spelt(name.text) in written), known.name)


def _spelt(text: str) -> str:
    """A name without its cases: "Казанского университета" is written like "Казанский университет"."""
    return " ".join(spelling(word) for word in fold_phrase(text).split())


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
