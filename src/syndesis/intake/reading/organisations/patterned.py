"""Names of bodies that have no head word, by what the text calls them: "companies such as A and B", "the CEO of A"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from syndesis.intake.reading.canonical import is_generic
from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared
from syndesis.intake.reading.name_index import NameHit
from syndesis.intake.reading.organisations.heads import heads_in
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.organisations.windows import windows
from syndesis.intake.reading.phrasing import is_acronym
from syndesis.lib.tokens import fold_phrase

_NAME = r"[A-ZÀ-Þ][\w’&+-]*(?: (?:& |of (?=[A-Z]\w+ (?:and|,)))?[A-ZÀ-Þ][\w’&-]*){0,3}"
_REACH = 60
_JOINT = re.compile(r",\s+(?:and|y|e|und)\s+|,\s+|\s+(?:and|y|e|und)\s+")


def patterned(draft: Draft) -> Iterator[Surface]:
    """A surface for each name that a pattern of the lexicon hits, in the order of the patterns."""
    told: list[Span] = []
    lowered = draft.clean.lower()
    for row in (*shared().get("organisation_patterns", []), *draft.lexicon.raw.get("organisation_patterns", [])):
        pattern = _compiled(row["pattern"])
        for match in (m for at in windows(lowered, row.get("words", ())) for m in pattern.finditer(draft.clean, *at)):
            for span in _spans(draft, match):
                surface = _surface(draft, row, match, span, told)
                if surface is not None:
                    told.append(surface.span)
                    yield surface


def _spans(draft: Draft, match: re.Match[str]) -> Iterator[Span]:
    """Where the names stand that a match holds: one, or each of a list."""
    groups = match.groupdict()
    if "items" not in groups:
        named = "name" if "name" in groups else 0
        yield Span(match.start(named), match.end(named))
        return
    at, end = match.start("items"), match.end("items")
    for joint in _JOINT.finditer(draft.clean, at, end):
        yield Span(at, joint.start())
        at = joint.end()
    yield Span(at, end)


def _surface(
    draft: Draft, row: Mapping[str, Any], match: re.Match[str], span: Span, told: list[Span]
) -> Surface | None:
    groups = match.groupdict()
    guarded = "name" in groups or "items" in groups
    written = span.of(draft.clean)
    if guarded and (not written or _is_no_name(draft, row, span, told)):
        return None
    if "among" in row and not draft.lexicon.pattern("belonging", row["among"]).search(draft.clean):
        return None
    if "context" in row and not _acts(draft, span):
        return None
    if "country" in groups and not country_named(groups["country"] or ""):
        return None
    first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
    surface = Surface(span, first, last, "phrase", row["kind"])
    if "whole" in row:
        surface.name = f"{row['whole']} {match.group('town')}"
        surface.names = draft.gazetteer.with_words(fold_phrase(surface.name).split())
        surface.by_words = True
    elif guarded:
        surface.names = _known(draft, first, last, row["kind"])
        if row.get("needs") == "known" and first == last and (not surface.names or is_acronym(written)):
            return None
    return surface


def _acts(draft: Draft, span: Span) -> bool:
    """Whether the words beside the name say that it gives, agrees or does something."""
    before = draft.clean[max(0, span.start - _REACH) : span.start]
    lexicon = draft.lexicon
    return (
        lexicon.pattern("lone_acronyms", "gives_before").search(before) is not None
        or lexicon.pattern("lone_acronyms", "acts_before").search(before) is not None
        or lexicon.pattern("lone_acronyms", "acts_after").match(draft.clean, span.end) is not None
    )


def _known(draft: Draft, first: int, last: int, kind: str) -> tuple[NameHit, ...]:
    """The known organisations of that kind that bear the name."""
    names = next((hit.names for hit in draft.hits if hit.first == first and hit.last == last), ())
    return tuple(name for name in names if name.organisation.kind == kind)


def _is_no_name(draft: Draft, row: Mapping[str, Any], span: Span, told: list[Span]) -> bool:
    """Whether the words begin no name, name a person, a place or a part of a house, or are told already."""
    lexicon = draft.lexicon
    words = [fold_phrase(word) for word in span.of(draft.clean).split()]
    if words[0] in lexicon.not_in_names or words[0] in lexicon.given_names:
        return True
    if any((word,) in lexicon.title_words for word in words) or any(word in lexicon.names_go_on for word in words):
        return True
    if any(t.start < span.end and span.start < t.end for t in told):
        return True
    if "of" in row:
        return False
    written = span.of(draft.clean)
    regions = set(lexicon.words("belonging", "regions"))
    if country_named(written) or written in lexicon.not_acronyms or not regions.isdisjoint(words[0].split()):
        return True
    if "listed" not in row and draft.gazetteer.city_countries(written):
        return True
    if any(word in lexicon.roles or word in lexicon.role_modifiers for word in words):
        return True
    first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
    if "context" in row:
        rest = [word for word in words[:-1] if word not in lexicon.fields]
        return (
            not rest
            or is_generic(rest)
            or any(head.kind not in {None, "company"} for head in heads_in(draft, first, last))
        )
    heads = [head for head in heads_in(draft, first, last) if head.first < last or words[-1] != "group"]
    return is_generic(words) or any(head.kind != "company" for head in heads)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the lexicon with what a name looks like filled in."""
    items = rf"(?P<items>{_NAME}(?:, {_NAME}){{0,11}}(?:,? (?:and|y|e|und) {_NAME})?)"
    return re.compile(pattern.replace("{ITEMS}", items).replace("{NAME}", f"(?P<name>{_NAME})"))
