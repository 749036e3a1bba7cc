"""Known names and phrases that stand at the same place, made one: the surfaces that are left name one body each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from syndesis.intake.reading.canonical import concept
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.name_index import NameHit
from syndesis.intake.reading.organisations.heads import company_forms, heads_in
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_NOMINATIVE, _CASE, _LEAST_ADJECTIVE = ("er", "e", "es"), re.compile("(?:en|er|em|es)$"), 5


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
    if not phrase.unit and _same_words(draft, phrase):
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
        _correct(draft, phrase)
    if not phrase.names and phrase.acronyms:
        phrase.names = _by_acronym(draft, phrase)
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
            inner.span, inner.last = phrase.span, phrase.last
        return True
    if phrase.unit or all(h.unit for h in outside):
        merged.units.append(phrase)
        phrase.unit, phrase.parent = True, inner
        return True
    of_university = any(n.organisation.kind == "university" for n in inner.names)
    kinds = {h.kind for h in outside if not h.unit}
    if kinds & {"technology_park", "association", "funder", "company", "school"} or (
        kinds - {None} and not of_university
    ):
        phrase.parent, inner.nested = inner, True
        merged.bodies.append(phrase)
    return True


def _is_common(draft: Draft, known: Surface) -> bool:
    """Whether the known name may be that of any house's department."""
    return draft.lexicon.language != "ru" and draft.tokens.folded[known.first] in draft.lexicon.units


def _is_longer(draft: Draft, phrase: Surface, inner: Surface) -> bool:
    """Whether the phrase is the name of another body than the known one that ends it: "British Textile Society"."""
    before = range(phrase.first, inner.first)
    if not before or inner.last != phrase.last or phrase.unit or phrase.generic:
        return False
    words = draft.tokens.folded
    return all(words[i] not in draft.lexicon.connectors and not draft.tokens.words[i].isupper() for i in before)


def _same_words(draft: Draft, phrase: Surface) -> bool:
    names = _with_words(draft, draft.tokens.folded[phrase.first : phrase.last + 1], phrase)
    if not names and draft.lexicon.language == "de":
        names = _in_nominative(draft, phrase)
    if names and not phrase.generic:
        phrase.names, phrase.by_words = names, True
        return True
    return False


def _in_nominative(draft: Draft, phrase: Surface) -> tuple[NameHit, ...]:
    """The known organisations whose name has the adjectives of a German phrase in another case: "der Deutschen
    Forschungsgemeinschaft"."""
    words = draft.tokens.words[phrase.first : phrase.last + 1]
    for ending in _NOMINATIVE:
        changed = [_CASE.sub(ending, w) if len(w) > _LEAST_ADJECTIVE else w for w in words]
        names = _with_words(draft, [fold_phrase(w) for w in changed], phrase) if changed != words else ()
        if names:
            return names
    return ()


def _with_words(draft: Draft, folded: list[str], phrase: Surface) -> tuple[NameHit, ...]:
    names = draft.gazetteer.with_words(folded)
    if not names and phrase.kind == "university" and "university" not in map(concept, folded):
        names = draft.gazetteer.with_words([*folded, "university"])
    return names


def _by_acronym(draft: Draft, phrase: Surface) -> tuple[NameHit, ...]:
    """The known organisations with the acronym that the text defines for the phrase and a name much like it."""
    end = phrase.wide.end if phrase.wide else phrase.span.end
    written = fold_phrase(phrase.span.of(draft.clean))
    inside = draft.tokens.within(phrase.span.end, end)
    return tuple(
        name
        for hit in draft.hits
        if hit.first in inside and hit.last in inside
        for name in hit.names
        if name.kind == "acronym" and any(_alike(written, known.text) for known in name.organisation.names)
    )


def _alike(written: str, name: str) -> bool:
    return fuzz.token_sort_ratio(written, fold_phrase(name)) >= 75


def _correct(draft: Draft, phrase: Surface) -> None:
    """Take a misspelt word of the phrase for the known word that makes it a known name."""
    if phrase.kind not in ("university", "research_institute", "technology_park", "school", "government"):
        return
    folded = draft.tokens.folded[phrase.first : phrase.last + 1]
    for index, word in enumerate(folded):
        if len(word) < 5 or draft.gazetteer.knows_word(word):
            continue
        for near in draft.gazetteer.near_words(word):
            names = _with_words(draft, [*folded[:index], near, *folded[index + 1 :]], phrase)
            if names:
                phrase.names, phrase.near = names, near
                return
    _correct_inside(draft, phrase, folded)


def _correct_inside(draft: Draft, phrase: Surface, folded: list[str]) -> None:
    """The same for the name of a university inside a longer phrase, which is then its parent."""
    heads = heads_in(draft, phrase.first, phrase.last)
    at = next((h for h in heads if h.kind == "university"), None)
    if at is None or len(heads) < 2:
        return
    for size in (2, 3, 4):
        for first in (at.last - size + 1, at.first):
            last = first + size - 1
            if first < phrase.first or last > phrase.last:
                continue
            part = draft.tokens.folded[first : last + 1]
            for index, word in enumerate(part):
                if len(word) < 5 or draft.gazetteer.knows_word(word):
                    continue
                for near in draft.gazetteer.near_words(word):
                    names = draft.gazetteer.with_words([*part[:index], near, *part[index + 1 :]])
                    if names:
                        span = Span(draft.tokens.starts[first], draft.tokens.ends[last])
                        phrase.parent = Surface(
                            span, first, last, "phrase", "university", names, near=near, nested=True
                        )
                        return
