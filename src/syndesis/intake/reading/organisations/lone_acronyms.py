"""Organisations that the text names by an acronym alone, as houses do their own: "Rector of PSLU", "PSLU hosted"."""

import re
from collections import defaultdict

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.name_index import NameHit
from syndesis.intake.reading.organisations.assembly import assemble
from syndesis.intake.reading.organisations.known_names import is_shouted
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym

_LEAST_LETTERS, _MOST_LETTERS, _LEAST_TIMES, _REACH = 3, 8, 2, 40
_DASHES = (" –", " -", " —", " – ", " - ", " — ")
_AND_BEFORE = re.compile(r"(?:\s+(?:and|y|e|und)\s+|,\s+)(?:the\s+|la\s+|el\s+)?$")
_AND_AFTER = re.compile(r"\s+(?:and|y|e|und|with|con)\s+(?:the\s+|la\s+|el\s+)?")
_ROMAN = re.compile(r"[IVXLC]+")
_NAMED_AFTER = re.compile(r"\s+(?:им\.|имени)\s+(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ]\w+")


def add_lone_acronyms(draft: Draft, blocked: set[str]) -> None:
    """Add a body for each acronym that stands for nobody yet and that the words beside it treat as one: an office is
    held there, or it does something, and it is named twice. `blocked`: acronyms of units."""
    places: dict[str, list[int]] = defaultdict(list)
    taken = draft.taken_tokens()
    for index, word in enumerate(draft.tokens.words):
        if index not in taken and word not in blocked and _may_name(draft, index):
            if _is_defined(draft, index):
                blocked = blocked | {word}
            places[word].append(index)
    for word in blocked & set(places):
        del places[word]
    for indexes in places.values():
        told = [_told(draft, i) for i in indexes]
        known = _known_universities(draft, indexes[0])
        least = 1 if known else _LEAST_TIMES
        if known and any(_is_joined(draft, i) for i in indexes):
            told.append("held")
        if "held" in told or ({"study", "acts"} & set(told) and len(indexes) >= least):
            is_university = bool(known) or "held" in told or "study" in told
            assemble(draft, [_surface(draft, i, known, is_university=is_university) for i in indexes])


def _may_name(draft: Draft, index: int) -> bool:
    word = draft.tokens.words[index]
    return (
        _LEAST_LETTERS <= len(word) <= _MOST_LETTERS
        and word.isalpha()
        and is_acronym(word)
        and word not in draft.lexicon.not_acronyms
        and not _ROMAN.fullmatch(word)
        and index not in draft.country_tokens
        and not is_shouted(draft, index)
    )


def _is_defined(draft: Draft, index: int) -> bool:
    """Whether the text explains the acronym here, by words that name no organisation: "Study Programme (SP)"."""
    tokens = draft.tokens
    before, after = tokens.gap(index), tokens.gap(index + 1) if index + 1 < len(tokens) else ")"
    return (before == " (" and after.startswith(")")) or (before in _DASHES and after[:2] in _DASHES)


def _told(draft: Draft, index: int) -> str:
    """What the words beside the acronym say: "held" of an office there, "study", "acts", or nothing."""
    text, tokens = draft.clean, draft.tokens
    before = text[max(0, tokens.starts[index] - _REACH) : tokens.starts[index]]
    after = text[tokens.ends[index] : tokens.ends[index] + _REACH]
    for name in ("held", "study", "acts"):
        if draft.lexicon.pattern("lone_acronyms", f"{name}_before").search(before):
            return name
        if draft.lexicon.pattern("lone_acronyms", f"{name}_after").match(after):
            return name
    return ""


def _known_universities(draft: Draft, index: int) -> tuple[NameHit, ...]:
    """The known universities that bear the acronym."""
    names = next((h.names for h in draft.hits if h.first == index == h.last), ())
    tokens = draft.tokens
    if index + 1 < len(tokens) and tokens.gap(index + 1) == " " and tokens.words[index + 1][0].isupper():
        return ()
    return tuple(n for n in names if n.organisation.kind == "university")


def _is_joined(draft: Draft, index: int) -> bool:
    """Whether "and" stands between the acronym and a university of the text."""
    tokens = draft.tokens
    before = _AND_BEFORE.search(draft.clean, max(0, tokens.starts[index] - 12), tokens.starts[index])
    after = _AND_AFTER.match(draft.clean, tokens.ends[index])
    if before is not None and draft.mention_ending_at(before.start()) is not None:
        return True
    return after is not None and any(m.span.start == after.end() for m in draft.organisation_mentions)


def _surface(draft: Draft, index: int, known: tuple[NameHit, ...], *, is_university: bool) -> Surface:
    tokens = draft.tokens
    end, last = tokens.ends[index], index
    named_after = _NAMED_AFTER.match(draft.clean, end)
    if named_after:
        end = named_after.end()
        last = tokens.at_or_after(end) - 1
    kind = "university" if is_university else "other"
    surface = Surface(Span(tokens.starts[index], end), index, last, "phrase", kind)  # type: ignore[arg-type]
    surface.names = known
    return surface
