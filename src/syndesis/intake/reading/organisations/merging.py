"""Known names and phrases that stand at the same place, made one: the surfaces that are left name one body each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.by_words import by_acronym, correct, same_words
from syndesis.intake.reading.organisations.heads import company_forms, heads_in
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase


@dataclass(slots=True)
class Merged:
    """`bodies` name organisations; `shorts` are generic phrases; `units` parts of organisations."""

    bodies: list[Surface] = field(default_factory=list)
    shorts: list[Surface] = field(default_factory=list)
    units: list[Surface] = field(default_factory=list)


def merge(draft: Draft, known: Sequence[Surface], phrases: Sequence[Surface]) -> Merged:
    merged = Merged()
    used: set[int] = set()
    at = 0
    for phrase in phrases:
        while at < len(known) and known[at].last < phrase.first:
            at += 1
        beside = [k for k in known[at : at + 6] if k.first <= phrase.last and phrase.first <= k.last]
        kept = _settle(draft, phrase, beside, merged)
        used.update(id(k) for k in beside if not kept)
    for surface in known:
        if id(surface) in used:
            continue
        surface.generic = surface.generic and not _is_named_body(surface)
        (merged.shorts if surface.generic else merged.bodies).append(surface)
    for group in (merged.bodies, merged.shorts, merged.units):
        group.sort(key=lambda s: (s.first, -s.last))
    return merged


def _is_named_body(surface: Surface) -> bool:
    """Whether the text treats a generic name as one body: it defines an acronym for it."""
    return bool(surface.acronyms) and surface.last - surface.first >= 2


def _settle(draft: Draft, phrase: Surface, beside: list[Surface], merged: Merged) -> bool:
    """File the phrase; whether the known names beside it keep their own places."""
    covering = next((k for k in beside if k.covers(phrase)), None)
    if covering is not None:
        covering.acronyms = covering.acronyms or phrase.acronyms
        covering.kind = covering.kind or phrase.kind
        covering.country = covering.country or phrase.country
        if phrase.unit and (covering.generic or phrase.owned):
            merged.units.append(phrase)
            return False
        return True
    inner = [k for k in beside if phrase.covers(k) and not k.generic]
    if not phrase.unit and same_words(draft, phrase):
        merged.bodies.append(phrase)
        return False
    if inner:
        if phrase.unit:
            for known in inner:
                known.generic = known.first == phrase.first and known.last < phrase.last and _is_common(draft, known)
        return _settle_around(draft, phrase, max(inner, key=lambda k: k.last - k.first), merged)
    if phrase.unit:
        merged.units.append(phrase)
        return not all(phrase.covers(k) for k in beside)
    if not phrase.generic:
        correct(draft, phrase)
    if not phrase.names and phrase.acronyms:
        phrase.names = by_acronym(draft, phrase)
    (merged.shorts if phrase.generic and not _is_named_body(phrase) else merged.bodies).append(phrase)
    return not all(phrase.covers(k) for k in beside)


def _settle_around(draft: Draft, phrase: Surface, inner: Surface, merged: Merged) -> bool:
    """A phrase around a known name: a body of its own, a unit, or the name with more words; whether the known name
    keeps its own place."""
    outside = [h for h in heads_in(draft, phrase.first, phrase.last) if h.last < inner.first or h.first > inner.last]
    outside = [h for h in outside if draft.tokens.words[h.first] not in company_forms()]
    if not outside:
        if _is_longer(draft, phrase, inner):
            merged.bodies.append(phrase)
            return False
        if phrase.first == inner.first and draft.tokens.folded[inner.last + 1] not in draft.lexicon.given_names:
            added = draft.countries_in(draft.tokens.ends[inner.last], phrase.span.end)
            inner.country = inner.country or (added[0].code if added and added[0].last == phrase.last else "")
            inner.span, inner.last, inner.kind = phrase.span, phrase.last, inner.kind or phrase.kind
        return True
    if phrase.unit or all(h.unit for h in outside):
        merged.units.append(phrase)
        phrase.unit, phrase.parent = True, inner
        return True
    of_university = any(n.organisation.kind == "university" for n in inner.names)
    kinds = {h.kind for h in outside if not h.unit}
    if kinds == {"company"} and all(n.organisation.kind == "company" for n in inner.names):
        merged.bodies.append(phrase)
        return False
    if kinds & {"technology_park", "association", "funder", "company", "school"} or (
        kinds - {None} and not of_university
    ):
        phrase.parent, inner.nested = inner, True
        merged.bodies.append(phrase)
    return True


def _is_common(draft: Draft, known: Surface) -> bool:
    """Whether the known name may be that of any house's department."""
    return draft.lexicon.language != "ru" and draft.tokens.folded[known.first] in draft.lexicon.units


def _is_of_place(draft: Draft, phrase: Surface, inner: Surface) -> bool:
    """Whether a place, told with "of", ends the phrase behind the known name: "Upper Water Authority of Skye"."""
    known = {n.organisation.country for n in inner.names}
    told = draft.countries_in(draft.tokens.starts[inner.last], phrase.span.end)
    return draft.tokens.folded[inner.last + 1] in ("of", "de") and not any(c.code in known for c in told)


def spells(draft: Draft, acronym: str, phrase: Surface) -> bool:
    """Whether the acronym is made of the first letters of all the words of the phrase but the little ones."""
    words = draft.tokens.folded[phrase.first : phrase.last + 1]
    first = "".join(w[0] for w in words if w not in draft.lexicon.connectors)
    return len(first) > 2 and fold_phrase(acronym).replace(" ", "") == first


def _is_longer(draft: Draft, phrase: Surface, inner: Surface) -> bool:
    """Whether the phrase is the name of another body than the known one that ends it: "British Textile Society"."""
    before = range(phrase.first, inner.first)
    if before and not phrase.generic and any(spells(draft, a, phrase) for a in phrase.acronyms):
        return True
    if before and phrase.last > inner.last and not phrase.unit and _is_of_place(draft, phrase, inner):
        words = draft.tokens.folded
        return all(words[i] not in draft.lexicon.connectors and i not in draft.country_tokens for i in before)
    if not before or inner.last != phrase.last or phrase.unit or phrase.generic:
        return False
    words = draft.tokens.folded
    return all(words[i] not in draft.lexicon.connectors and not draft.tokens.words[i].isupper() for i in before)
