"""Names of organisations by their form in Russian, where only the first word is written large and all words decline."""

from collections.abc import Collection, Iterator

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.russian_cases import in_nominative
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.lib.tokens import fold_word, russian_stem

_ADJECTIVE = (
    "ый",
    "ий",
    "ой",
    "ого",
    "его",
    "ому",
    "ему",
    "ым",
    "им",
    "ом",
    "ем",
    "ая",
    "яя",
    "ую",
    "юю",
    "ое",
    "ее",
    "ые",
    "ие",
    "ых",
    "их",
)
_NAMED_AFTER = frozenset({"имени", "им"})
_MOST_WORDS = 8


def russian_phrases(draft: Draft) -> Iterator[Surface]:
    """Phrases with a Russian head: the adjectives before it, and what follows in capitals or quotation marks."""
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
        kind = heads.get(stem)
        span = Span(tokens.starts[first], _end(draft, last))
        surface = Surface(span, first, last, "phrase", kind)  # type: ignore[arg-type]
        surface.generic = is_generic(tokens.folded[first : last + 1])
        surface.name = _nominative(draft, surface, nominatives, stressed)
        of_a_house = stem in units and last > at and is_acronym(tokens.words[last])
        surface.unit = kind is None or (stem in units and first == at) or of_a_house
        reach = last
        yield surface


def _nominative(draft: Draft, surface: Surface, heads: dict[str, str], stressed: Collection[str]) -> str:
    """The name in the nominative; empty where that is how it is written."""
    written = surface.span.of(draft.clean)
    words = written.split()
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


def _begins_person(draft: Draft, at: int) -> bool:
    """Whether two words written large follow a name that has its adjectives already: a person, who works there."""
    tokens = draft.tokens
    two = range(at, min(at + 2, len(tokens)))
    return len(two) > 1 and tokens.gap(at + 1) == " " and all(tokens.words[i].istitle() for i in two)


def _last(draft: Draft, at: int, first: int) -> int:
    """Rightwards over "имени X", names written large and names in quotation marks."""
    tokens, fields = draft.tokens, draft.lexicon.fields
    last = at
    while last + 1 < len(tokens) and last - at < _MOST_WORDS:
        gap, word = tokens.gap(last + 1), tokens.words[last + 1]
        named_after = tokens.folded[last] in _NAMED_AFTER
        if tokens.folded[last + 1] in draft.lexicon.given_names and not named_after and gap == " ":
            break
        if gap in (" ", "-", ". ", " «", ' "', " “", ".") and (
            word[0].isupper() or tokens.folded[last + 1] in _NAMED_AFTER or (last > at and tokens.gap(last + 1) == "-")
        ):
            if gap in (". ", ".") and len(tokens.words[last]) > 2:
                break
            if last == at and first < at and gap == " " and _begins_person(draft, last + 1):
                break
            last += 1
            continue
        if gap == " " and (tokens.folded[last + 1] in ("и", "по") or tokens.folded[last + 1] in fields):
            following = last + 2
            if word == "и" and not (following < len(tokens) and tokens.folded[following] in fields):
                break
            last += 1
            continue
        break
    while last > at and tokens.folded[last] in ("и", "по", "высшего", "имени", "им"):
        last -= 1
    return last


def _end(draft: Draft, last: int) -> int:
    end = draft.tokens.ends[last]
    return end + 1 if draft.clean[end : end + 1] in ("»", '"', "”") else end
