"""Names told as a list after one plural head, "the Universities of A, B and C", and names that have no head at all."""

import re
from collections.abc import Iterator

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import shared
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_ITEM = r"[A-ZÀ-Þ][\w’'-]+(?: (?:de |del |la )?[A-ZÀ-Þ][\w’'-]+){0,3}"
_LIST = rf"(?P<items>{_ITEM}(?:, {_ITEM})*,? (?:and|y|e|und) {_ITEM})"


def patterned(draft: Draft) -> Iterator[Surface]:
    """Names of bodies that have no head word, by the patterns of the lexicon."""
    told: list[Span] = []
    for row in (*shared().get("organisation_patterns", []), *draft.lexicon.raw.get("organisation_patterns", [])):
        for match in re.finditer(row["pattern"], draft.clean):
            named = "name" if "name" in match.groupdict() else 0
            span = Span(match.start(named), match.end(named))
            if named and _is_no_company(draft, span, told):
                continue
            told.append(span)
            first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
            surface = Surface(span, first, last, "phrase", row["kind"])
            if "whole" in row:
                surface.name = f"{row['whole']} {match.group('town')}"
                surface.names = draft.gazetteer.with_words(fold_phrase(surface.name).split())
                surface.by_words = True
            yield surface


def _is_no_company(draft: Draft, span: Span, told: list[Span]) -> bool:
    """Whether the words begin no name, name a person, or are a part of a name told already."""
    opening = fold_phrase(span.of(draft.clean).split()[0].strip(","))
    words = [fold_phrase(word) for word in span.of(draft.clean).split()]
    if opening in draft.lexicon.not_in_names or opening in draft.lexicon.given_names:
        return True
    if any((word,) in draft.lexicon.title_words for word in words):
        return True
    return any(t.start <= span.start and span.end <= t.end for t in told)


def listed(draft: Draft) -> Iterator[Surface]:
    """One surface for each place of the list, under the name that it stands for."""
    for row in draft.lexicon.raw.get("plural_heads", []):
        pattern = re.compile(rf"\b(?P<head>{row['pattern']}) {_LIST}")
        for match in pattern.finditer(draft.clean):
            items = list(re.finditer(_ITEM, match.group("items")))
            if all(country_named(item.group()) for item in items):
                continue
            for index, item in enumerate(items):
                name = f"{row['singular']} {item.group()}"
                start = match.start() if index == 0 else match.start("items") + item.start()
                span = Span(start, match.start("items") + item.end())
                first = draft.tokens.at_or_after(span.start)
                last = draft.tokens.at_or_after(span.end) - 1
                surface = Surface(span, first, last, "listed", row.get("kind", "university"), name=name)
                surface.names = draft.gazetteer.with_words(fold_phrase(name).split())
                surface.by_words = True
                yield surface
