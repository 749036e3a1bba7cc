"""Known organisations for a phrase written otherwise than their names: in another order, case, language, spelling."""

import re

from rapidfuzz import fuzz

from syndesis.intake.reading.canonical import concept, little_words
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.name_index import NameHit
from syndesis.intake.reading.organisations.heads import heads_in
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_NOMINATIVE, _CASE, _LEAST_ADJECTIVE = ("er", "e", "es"), re.compile("(?:en|er|em|es)$"), 5
_LEAST_SHORT = 3


def same_words(draft: Draft, phrase: Surface) -> bool:
    """Give the phrase the known organisations whose name has just its words; whether there are any."""
    names = _with_words(draft, draft.tokens.folded[phrase.first : phrase.last + 1], phrase)
    if not names and draft.lexicon.language == "de":
        names = _in_nominative(draft, phrase)
    names = names or _of_house_in_short(draft, phrase)
    names = tuple(n for n in names if not _is_namesake(draft, phrase, n))
    if names and not phrase.generic:
        phrase.names, phrase.by_words = names, True
        return True
    return False


def _is_namesake(draft: Draft, phrase: Surface, name: NameHit) -> bool:
    """Whether the acronym that the text gives, made of the phrase's first letters, is none of the known organisation,
    whose name has the same words in another order: "Science University of Sundby (SUS)" is not "Sundby University of
    Science"."""
    words = _content(draft, draft.tokens.folded[phrase.first : phrase.last + 1])
    acronyms = {fold_phrase(a) for a in phrase.acronyms}
    if "".join(w[0] for w in words) not in acronyms:
        return False
    known = name.organisation.names
    if any(n.kind == "acronym" for n in known) and not any(
        fold_phrase(n.text) in acronyms for n in known if n.kind == "acronym"
    ):
        return True
    held = [_content(draft, fold_phrase(n.text).split()) for n in known if n.kind != "acronym"]
    return words not in held and sorted(words) in map(sorted, held)


def _content(draft: Draft, folded: list[str]) -> list[str]:
    """The words of a name without its little ones."""
    return [w for w in folded if w not in draft.lexicon.connectors]


def _of_house_in_short(draft: Draft, phrase: Surface) -> tuple[NameHit, ...]:
    """The known organisations whose name ends in the acronym, or first letters, of the house that ends the phrase in
    full: "Institute of Botany of the Northern Academy of Sciences" for the "Institute of Botany NAS"."""
    houses = (h for h in draft.hits if phrase.first + 1 < h.first and h.last == phrase.last and h.last > h.first)
    folded = draft.tokens.folded
    for hit in houses:
        shorts = {"".join(w[0] for w in folded[hit.first : hit.last + 1] if w not in little_words())}
        shorts.update(fold_phrase(n.text) for h in hit.names for n in h.organisation.names if n.kind == "acronym")
        for short in sorted(shorts):
            names = _with_words(draft, [*folded[phrase.first : hit.first], short], phrase)
            if names and len(short) >= _LEAST_SHORT:
                return names
    return ()


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


def by_acronym(draft: Draft, phrase: Surface) -> tuple[NameHit, ...]:
    """The known organisations with the acronym that the text defines for the phrase and a name much like it, or which
    it may be in another language."""
    end = phrase.wide.end if phrase.wide else phrase.span.end
    written = fold_phrase(phrase.span.of(draft.clean))
    inside = draft.tokens.within(phrase.span.end, end)
    return tuple(
        name
        for hit in draft.hits
        if hit.first in inside and hit.last in inside
        for name in hit.names
        if name.kind == "acronym"
        and (any(_alike(written, n.text) for n in name.organisation.names) or _is_translated(draft, phrase, name))
        and not _is_elsewhere(draft, phrase, name)
    )


def _is_translated(draft: Draft, phrase: Surface, name: NameHit) -> bool:
    """Whether the phrase may be the known organisation's name in the language of the text, in which no name of it is
    known: it tells the country and is of the kind, as "Servicio Alemán de Intercambio Académico (DAAD)"."""
    known = name.organisation
    if any(n.language == draft.language for n in known.names) or phrase.kind != known.kind:
        return False
    return known.country in {c.code for c in draft.countries_in(phrase.span.start, phrase.span.end)}


def _is_elsewhere(draft: Draft, phrase: Surface, name: NameHit) -> bool:
    """Whether the phrase bears the name of a town that lies in other countries than the known organisation."""
    words = draft.tokens.words[phrase.first : phrase.last + 1]
    towns = [held for w in words if w[0].isupper() and (held := draft.gazetteer.city_countries(w))]
    return bool(towns) and all(name.organisation.country not in held for held in towns)


def _alike(written: str, name: str) -> bool:
    return fuzz.token_sort_ratio(written, fold_phrase(name)) >= 75


def correct(draft: Draft, phrase: Surface) -> None:
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
