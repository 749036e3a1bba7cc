"""Whom a name means: the known organisations that bear it, scored by what the text says, each with its reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from syndesis.intake.reading.contract import Candidate, Reason
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.known import KnownOrganisation
from syndesis.intake.reading.name_index import NameHit
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase

_BASE = {"official": 0.62, "alias": 0.58, "transliteration": 0.58, "former": 0.55, "acronym": 0.42}
_LEAST, _MARGIN, _MOST_CANDIDATES, _LEVELS = 0.5, 0.045, 5, 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text says around the names of one group: countries and towns beside them, near them, anywhere."""

    beside: frozenset[str]
    in_sentences: frozenset[str]
    anywhere: Counter[str]
    towns: frozenset[str]
    acronyms: frozenset[str]


def setting(draft: Draft, surfaces: Iterable[Surface]) -> Setting:
    beside: set[str] = set()
    near: set[str] = set()
    for surface in surfaces:
        if surface.country:
            beside.add(surface.country)
        start, end = draft.sentence_at(surface.span.start)
        near.update(c.code for c in draft.countries_in(start, end))
        if surface.by_words or surface.generic:
            inside = draft.countries_in(surface.span.start, surface.span.end)
            beside.update(c.code for c in inside if surface.origin != "listed")
    acronyms = {fold_phrase(a) for s in surfaces for a in s.acronyms}
    towns = {fold_phrase(p.name) for p in draft.places}
    towns.update(fold_phrase(s.city) for s in surfaces if s.city)
    return Setting(
        frozenset(beside),
        frozenset(near),
        Counter(c.code for c in draft.countries),
        frozenset(towns),
        frozenset(acronyms),
    )


def candidates(draft: Draft, surfaces: Sequence[Surface]) -> list[Candidate]:
    """The candidates for names that are the same, best first."""
    around = setting(draft, surfaces)
    held: dict[tuple[str, str], tuple[NameHit, Surface]] = {}
    for surface in surfaces:
        for name in surface.names:
            key = (name.organisation.source, name.organisation.key)
            if key not in held or _BASE[name.kind] > _BASE[held[key][0].kind]:
                held[key] = (name, surface)
    learnt = {draft.learnt.get(fold_phrase(s.span.of(draft.clean)), "") for s in surfaces} - {""}
    for chosen in learnt:
        known = draft.gazetteer.organisation(chosen)
        if known is not None:
            held.setdefault((known.source, known.key), (NameHit(known, "alias"), surfaces[0]))
    found = [_candidate(draft, name, surface, around, learnt) for name, surface in held.values()]
    found.sort(key=lambda c: (-c.score, c.source != "record", c.name))
    if len(found) > 1 and _is_whole(draft, found):
        found[0] = replace(found[0], score=min(1.0, found[0].score + _MARGIN))
    return found[:_MOST_CANDIDATES]


def _is_whole(draft: Draft, found: Sequence[Candidate]) -> bool:
    """Whether the first candidate is what the nearest others are parts of, as a university is of its campuses."""
    near = [c for c in found[1:] if found[0].score - c.score < _MARGIN and c.kind == found[0].kind]
    return bool(near) and all(found[0].key in _parents(draft, c.key) for c in near)


def _parents(draft: Draft, key: str) -> set[str]:
    """Keys of what a known organisation is a part of, up to three levels above."""
    above: set[str] = set()
    for _level in range(_LEVELS):
        known = draft.gazetteer.organisation(key)
        if known is None or not known.parent:
            break
        key = known.parent
        above.add(key)
    return above


def is_certain(found: Sequence[Candidate]) -> bool:
    """Whether the first candidate is the one that is meant."""
    if not found or found[0].score < _LEAST:
        return False
    return len(found) == 1 or found[0].score - found[1].score >= _MARGIN


def _candidate(draft: Draft, name: NameHit, surface: Surface, around: Setting, learnt: set[str]) -> Candidate:
    known = name.organisation
    score, why = _BASE[name.kind], [_name_reason(draft, name, surface)]
    if (
        surface.first == surface.last
        and known.source == "catalogue"
        and surface.origin != "listed"
        and not (name.kind == "official" and known.kind != "company" and is_acronym(surface.span.of(draft.clean)))
    ):
        score = min(score, _BASE["acronym"])
    if surface.near:
        score -= 0.1
    elif surface.by_words:
        score -= 0.06
    alone = len(surface.names) == 1 and name.kind == "acronym" and known.kind != "company"
    if alone and len(surface.span.of(draft.clean)) >= 4:
        score += 0.12
    for weight, said in _evidence(draft, known, around):
        score += weight
        why.append(said)
    if learnt & {known.key, known.ror} - {""}:
        score += 0.5
        why.append(reason("learnt"))
    return Candidate(
        source=known.source, key=known.key, name=known.name, kind=known.kind, country=known.country, city=known.city,
        ror=known.ror, score=round(min(1.0, max(0.0, score)), 3), reasons=tuple(why),
    )  # fmt: skip


def _name_reason(draft: Draft, name: NameHit, surface: Surface) -> Reason:
    written = surface.span.of(draft.clean)
    if surface.near:
        return reason("near_spelling", surface.near)
    if surface.by_words:
        return reason("same_words", name.organisation.name)
    if name.kind == "acronym":
        return reason("acronym_known", written)
    return reason("exact_name", written)


def _evidence(draft: Draft, known: KnownOrganisation, around: Setting) -> Iterable[tuple[float, Reason]]:
    country = known.country
    if country and country in around.beside:
        yield 0.25, reason("country_beside", country)
    elif around.beside and country:
        yield -0.25, reason("other_country", min(around.beside))
    elif country and country in around.in_sentences:
        yield 0.12, reason("country_in_text", country)
    elif country and around.anywhere[country]:
        share = around.anywhere[country] / around.anywhere.total()
        yield 0.04 + 0.08 * share, reason("country_in_text", country)
    elif country and country == draft.host_country:
        yield 0.1, reason("country_of_issuer", country)
    if around.acronyms and any(n.kind == "acronym" and fold_phrase(n.text) in around.acronyms for n in known.names):
        yield 0.15, reason("acronym_defined", min(around.acronyms))
    if known.city and fold_phrase(known.city) in around.towns:
        yield 0.1, reason("city_in_text", known.city)
    if known.is_home:
        yield 0.2, reason("home")
    elif known.is_partner:
        yield 0.15, reason("known_partner")
    elif known.source == "record":
        yield 0.08, reason("known_record")
    if not known.is_active:
        yield -0.05, reason("not_active")
