"""Names of organisations by their form in Russian, where only the first word is written large and all words decline."""

import re
from collections.abc import Collection, Iterator

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.russian_cases import in_nominative
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.lib.tokens import fold_word, russian_stem

_ADJECTIVE = tuple(
    fold_word(ending)
    for ending in (
        *("ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ую", "юю", "ое", "ее"),
        *("ые", "ие", "ых", "их", "ей"),
    )
)
_OF_FIELDS = tuple(map(fold_word, ("ого", "его", "ой", "ей", "ых", "их")))
"""Endings of adjectives in the genitive, which say with a noun what a body is for: "лесного хозяйства"."""
_NAMED_AFTER = frozenset({"имени", "им"})
_MOST_WORDS, _MOST_ADJECTIVES, _COUPLE = 8, 2, 2
_BESIDE = 40
_JOINTS = frozenset({"и", "по"})
_COMMON = frozenset({"компания", "фирма", "предприятие"})
"""Heads that stand before a name in quotation marks without being a part of it."""
_RECTOR = re.compile(r"\b(?:ректор|проректор|студент|выпускник)\w{0,4}\s+(?:[А-ЯЁ]\w+(?:ого|ой)\s+)?$", re.IGNORECASE)


def russian_phrases(draft: Draft) -> list[Surface]:
    """Phrases with a Russian head: the adjectives before it, and what follows in capitals or quotation marks. A short
    form of one longer name of the text bears that name."""
    found = list(_phrases(draft))
    names = {_name(draft, s) for s in found if s.kind == "university" and not s.generic}
    for short in found:
        words = _name(draft, short).split()
        if len(words) != _COUPLE or short.kind != "university":
            continue
        longer = [n for n in names if n.split()[0] == words[0] and words[1] in n.split()[2:]]
        if len(longer) == 1:
            short.name = longer[0]
    return found


def with_others(russian: list[Surface], others: Iterator[Surface]) -> list[Surface]:
    """The Russian phrases, and the others where none of them stands."""
    told = {index for surface in russian for index in range(surface.first, surface.last + 1)}
    return [*russian, *(s for s in others if told.isdisjoint(range(s.first, s.last + 1)))]


def _name(draft: Draft, surface: Surface) -> str:
    return surface.name or surface.span.of(draft.clean)


def _phrases(draft: Draft) -> Iterator[Surface]:
    """The phrases in the order of the text, each with its name in the nominative."""
    tokens = draft.tokens
    heads = {russian_stem(word): kind for word, kind in draft.lexicon.heads.items()}
    units = {russian_stem(word): when for word, when in draft.lexicon.units.items()}
    rows = draft.lexicon.raw.get("heads", {}).values()
    stressed = {fold_word(word) for word in draft.lexicon.words("stressed_adjectives")}
    nominatives = {russian_stem(fold_word(word)): word for words in rows for word in words if " " not in word}
    plural = draft.lexicon.pattern("plurals", "pattern")
    reach = -1
    for at, folded in enumerate(tokens.folded):
        stem = russian_stem(folded)
        if at <= reach or (stem not in heads and stem not in units) or plural.fullmatch(folded):
            continue
        first = _first(draft, at, reach)
        last = _last(draft, at, first)
        if first == last:
            continue
        if not any(tokens.words[i][0].isupper() for i in range(first, last + 1)):
            continue
        kind = _kind(draft, heads.get(stem), at, first, last)
        span = Span(tokens.starts[first], _end(draft, last))
        surface = Surface(span, first, last, "phrase", kind)  # type: ignore[arg-type]
        surface.generic = stem == "вуз" or is_generic(tokens.folded[first : last + 1])
        surface.name = _nominative(draft, surface, nominatives, stressed)
        of_a_house = stem in units and last > at and is_acronym(tokens.words[last])
        surface.unit = kind is None or (stem in units and first == at) or of_a_house
        reach = last
        yield surface


def _kind(draft: Draft, told: str | None, at: int, first: int, last: int) -> str | None:
    """The kind of the head; an academy of sciences does research, an institute that has a rector and a higher school
    teach."""
    tokens, stem = draft.tokens, russian_stem(draft.tokens.folded[at])
    if stem == "академ" and last > at and tokens.folded[at + 1] == "наук":
        return "research_institute"
    if told == "school" and first < at and russian_stem(tokens.folded[at - 1]) == "высш":
        return "university"
    if told == "research_institute" and first < at:
        name = tokens.words[first][:-2]
        places = (m.start() for m in re.finditer(re.escape(name), draft.clean))
        rectors = (_RECTOR.search(draft.clean[max(0, start - _BESIDE) : start]) for start in places)
        return "university" if any(rectors) else told
    return told


def _nominative(draft: Draft, surface: Surface, heads: dict[str, str], stressed: Collection[str]) -> str:
    """The name in the nominative; empty where that is how it is written."""
    written = surface.span.of(draft.clean)
    words = written.split()
    if len(words) > 1 and written[-1] in "»”" and heads.get(russian_stem(fold_word(words[0]))) in _COMMON:
        return written[len(words[0]) :].strip(" «»“”")
    told = in_nominative(words, heads, stressed)
    return "" if told == words else " ".join(told)


def _first(draft: Draft, at: int, reach: int) -> int:
    """Leftwards over adjectives to the first one that is written large."""
    tokens = draft.tokens
    first, best = at, at
    while first - 1 > reach and at - first < _MOST_WORDS and tokens.gap(first) in (" ", "-"):
        word = tokens.folded[first - 1]
        if not word.endswith(_ADJECTIVE) and tokens.gap(first) != "-":
            break
        first -= 1
        if tokens.words[first][0].isupper():
            best = first
    return best


def _begins_person(draft: Draft, at: int, *, whole: bool) -> bool:
    """Whether a person begins here, who works there: by an initial, by a family name of those written first, or, where
    the name has its adjectives already (`whole`), by two words written large."""
    tokens = draft.tokens
    two = range(at, min(at + 2, len(tokens)))
    if len(two) < _COUPLE or not all(tokens.words[i].istitle() for i in two):
        return False
    if len(tokens.words[at]) == 1:
        return tokens.gap(at + 1).startswith(".")
    return tokens.gap(at + 1) == " " and (whole or tokens.folded[at] in _family_names(draft))


def _family_names(draft: Draft) -> frozenset[str]:
    """Folded family names that stand before the given name, as Chinese ones do."""
    return frozenset(map(fold_word, draft.lexicon.words("surnames_before")))


def _last(draft: Draft, at: int, first: int) -> int:
    """Rightwards over "имени X", names written large and names in quotation marks."""
    tokens, last = draft.tokens, at
    while last + 1 < len(tokens) and last - at < _MOST_WORDS:
        gap, word = tokens.gap(last + 1), tokens.words[last + 1]
        named_after = tokens.folded[last] in _NAMED_AFTER
        if tokens.folded[last + 1] in draft.lexicon.given_names and not named_after and gap == " ":
            break
        if last == at and tokens.words[last + 1].isupper() and draft.lexicon.heads.get(tokens.folded[last + 1]):
            break
        if gap in (" ", "-", ". ", " «", ' "', " “", ".") and (
            word[0].isupper() or tokens.folded[last + 1] in _NAMED_AFTER or (last > at and tokens.gap(last + 1) == "-")
        ):
            if gap in (". ", ".") and len(tokens.words[last]) > 2:
                break
            if gap == " " and not named_after and _begins_person(draft, last + 1, whole=last == at and first < at):
                break
            last += 1
            continue
        size = _field(draft, last + 1) if gap == " " else _goes_on(draft, last + 1) if gap == ", " else 0
        if not size and gap == " " and tokens.folded[last + 1] in _JOINTS and _field(draft, last + 2):
            size = 1 + _field(draft, last + 2)
        if not size:
            break
        last += size
    while last > at and tokens.folded[last] in ("и", "по", "высшего", "имени", "им"):
        last -= 1
    return last


def _field(draft: Draft, at: int) -> int:
    """How many words written small say from here on what a body is for: adjectives and the noun of a field."""
    tokens = draft.tokens
    for size in range(1, _MOST_ADJECTIVES + 2):
        index = at + size - 1
        if index >= len(tokens) or (index > at and tokens.gap(index) != " "):
            return 0
        if tokens.folded[index] in draft.lexicon.fields:
            return size
        if not tokens.folded[index].endswith(_OF_FIELDS) or not tokens.words[index].islower():
            return 0
    return 0


def _goes_on(draft: Draft, at: int) -> int:
    """How many words go on a name after a comma: a field, with a last one behind "and" after it."""
    size = _field(draft, at)
    following = at + size
    is_list = following < len(draft.tokens) and draft.tokens.folded[following] == "и" and _field(draft, following + 1)
    return size if is_list else 0


def _end(draft: Draft, last: int) -> int:
    end = draft.tokens.ends[last]
    return end + 1 if draft.clean[end : end + 1] in ("»", '"', "”") else end
