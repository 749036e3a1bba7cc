"""Names of organisations that the gazetteer knows, where the text means them as names."""

from collections.abc import Iterator

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.name_index import Hit, NameHit
from syndesis.intake.reading.organisations.heads import heads_in
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym

_LEAST_LETTERS_ALONE = 4
_LEAST_WORDS_COMMON = 4
_SYSTEM = "system"


def known_names(draft: Draft) -> Iterator[Surface]:
    """The known names of the text, the longest at each place.

    A name of the catalogue that is one common word, or an acronym of two or three letters, is left to the steps that
    find support for it in the text. A name of several words that name no single organisation ("Ministry of Education")
    is given as generic.
    """
    reach = -1
    for hit in draft.hits:
        if hit.last <= reach:
            continue
        tokens = draft.tokens
        folded = tokens.folded[hit.first : hit.last + 1]
        names = _of_house(draft, tuple(_meant(draft, hit)), folded)
        if not names:
            continue
        ours = any(n.organisation.source == "record" for n in names)
        surface = Surface(
            Span(tokens.starts[hit.first], tokens.ends[hit.last]), hit.first, hit.last, "known", names=names
        )
        surface.generic = not ours and is_generic(folded) and not _is_singled_out(draft, names, folded)
        reach = hit.last
        yield surface


def _of_house(draft: Draft, names: tuple[NameHit, ...], folded: list[str]) -> tuple[NameHit, ...]:
    """The names without those of a system of universities, where its house of the same name is meant: "Universidad de
    Tennessee" is the university, not the University of Tennessee System."""
    systems = {n.organisation.key for n in names if _is_system(n)}
    if not systems or _SYSTEM in folded:
        return names
    others = [n for n in names if n.organisation.key not in systems]
    houses = [n for n in draft.gazetteer.with_words(folded) if n.organisation.parent in systems and not _is_system(n)]
    return tuple(others or houses or names)


def _is_system(name: NameHit) -> bool:
    return name.organisation.name.endswith(" System") and name.organisation.kind == "university"


def _is_singled_out(draft: Draft, names: tuple[NameHit, ...], folded: list[str]) -> bool:
    """Whether a longer name of common words only is borne by one university alone, in a country that the text names:
    "University for Development Studies"."""
    if len(names) != 1 or len(folded) < _LEAST_WORDS_COMMON or names[0].organisation.kind != "university":
        return False
    return any(c.code == names[0].organisation.country for c in draft.countries)


def _meant(draft: Draft, hit: Hit) -> Iterator[NameHit]:
    tokens = draft.tokens
    words = tokens.words[hit.first : hit.last + 1]
    alone = len(words) == 1
    for name in hit.names:
        ours = name.organisation.source == "record"
        if alone and (words[0] in draft.lexicon.not_acronyms or tokens.folded[hit.first] in draft.lexicon.not_in_names):
            continue
        if alone and not ours and (is_shouted(draft, hit.first) or is_dateline(draft, hit.first)):
            continue
        if name.kind == "acronym":
            if (alone and is_acronym(words[0]) and (ours or len(words[0]) >= _LEAST_LETTERS_ALONE)) or (
                not alone and all(w[0].isupper() for w in words) and len("".join(words)) >= _LEAST_LETTERS_ALONE
            ):
                yield name
        elif alone:
            if (
                (ours and words[0][0].isupper())
                or (is_acronym(words[0]) and len(words[0]) >= _LEAST_LETTERS_ALONE)
                or (not words[0].isascii() and _is_han_name(words[0]))
            ):
                yield name
        elif (ours or not (_goes_on(draft, hit.last) or _is_common_speech(draft, hit))) and _is_written_as_name(
            draft, hit.first, hit.last
        ):
            yield name


def is_dateline(draft: Draft, index: int) -> bool:
    """Whether a town in capitals begins the line, as a dateline does: "LIMA, 4 May -"."""
    word, start = draft.tokens.words[index], draft.tokens.starts[index]
    opens = not draft.clean[draft.clean.rfind("\n", 0, start) + 1 : start].strip()
    return opens and word.isupper() and bool(draft.gazetteer.city_countries(word.capitalize()))


def is_shouted(draft: Draft, index: int) -> bool:
    """Whether a neighbour is in capitals too, as in a heading or a family name."""
    tokens = draft.tokens
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return any(
        tokens.words[i].isupper() and len(tokens.words[i]) > 2 and tokens.gap(max(i, index)) in (" ", "-")
        for i in beside
    )


def _goes_on(draft: Draft, last: int) -> bool:
    """Whether the name is but the beginning of that of an occasion, prize or ranking."""
    tokens = draft.tokens
    for index in range(last + 1, min(last + 4, len(tokens))):
        if tokens.gap(index) != " " or not tokens.words[index][0].isupper():
            return False
        if tokens.folded[index] in draft.lexicon.names_go_on:
            return True
    return False


def _is_common_speech(draft: Draft, hit: Hit) -> bool:
    """Whether the name begins as a sentence may and has no head: "Building Bridges"."""
    folded = draft.tokens.folded
    return folded[hit.first] in draft.lexicon.not_in_names and not heads_in(draft, hit.first, hit.last)


def _is_han_name(word: str) -> bool:
    return len(word) > 3 and "一" <= word[0] <= "鿿"


def _is_written_as_name(draft: Draft, first: int, last: int) -> bool:
    """Its first word is written large and, outside Cyrillic, all its words but the little ones."""
    tokens = draft.tokens
    if "\n\n" in "".join(tokens.gap(i) for i in range(first + 1, last + 1)):
        return False
    words = tokens.words[first : last + 1]
    if "一" <= words[0][0] <= "鿿":
        return len(words) > 2
    if not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if "а" <= words[0][0].lower() <= "я":
        return True
    large = [w for w in words if w[0].isupper() or w[0].isdigit()]
    small = [w for w in words if not (w[0].isupper() or w[0].isdigit())]
    return len(large) >= 2 and all(len(w) <= 4 or w.casefold() in draft.lexicon.connectors for w in small)
