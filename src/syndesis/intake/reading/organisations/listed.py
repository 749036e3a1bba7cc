"""Names told as a list beside one plural head: "the Universities of A, B and C", "the A and B governments"."""

import re
from collections.abc import Iterator
from functools import cache

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_label, country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.organisations.windows import windows
from syndesis.lib.tokens import fold_phrase

_ITEM = r"[A-ZÀ-Þ][\w’'-]+(?: (?:de |del |la )?[A-ZÀ-Þ][\w’'-]+){0,3}"
_LIST = rf"(?P<items>{_ITEM}(?:, {_ITEM}){{0,11}},? (?:and|y|e|und) {_ITEM})"


def listed(draft: Draft) -> Iterator[Surface]:
    """One surface for each place of a list beside a plural head, under the name that it stands for."""
    lowered = draft.clean.lower()
    for row in draft.lexicon.raw.get("plural_heads", []):
        pattern = _plural(row["pattern"], before="before" in row)
        for match in (m for at in windows(lowered, row.get("words", ())) for m in pattern.finditer(draft.clean, *at)):
            items = list(_item().finditer(draft.clean, match.start("items"), match.end("items")))
            of_countries = [bool(country_named(_place(draft, row, item))) for item in items]
            if all(of_countries) if row.get("kind") != "government" else not all(of_countries):
                continue
            for index, item in enumerate(items):
                surface = _of_item(draft, row, match, item, is_first=index == 0)
                if surface is not None:
                    yield surface


def _of_item(
    draft: Draft, row: dict[str, str], match: re.Match[str], item: re.Match[str], *, is_first: bool
) -> Surface | None:
    """The body that one place of the list stands for; None for what is no place or, before the head, not known."""
    place, start, end = _place(draft, row, item), item.start(), item.end()
    if "before" in row:
        start = end - len(place)
    elif is_first:
        start = match.start()
    code = country_named(place)
    name = f"{row['singular']} {country_label(code, draft.language) if row.get('kind') == 'government' else place}"
    names = draft.gazetteer.with_words(fold_phrase(name).split()) if place else ()
    if not place or (not names and "before" in row and row.get("kind") != "government"):
        return None
    first, last = draft.tokens.at_or_after(start), draft.tokens.at_or_after(end) - 1
    surface = Surface(Span(start, end), first, last, "listed", row.get("kind", "university"), name=name)  # type: ignore[arg-type]
    surface.names, surface.by_words = names, True
    surface.country = code if row.get("kind") == "government" else ""
    return surface


def _place(draft: Draft, row: dict[str, str], item: re.Match[str]) -> str:
    """The place that an item of the list names, before the head without the words that begin the sentence."""
    words = item.group().split()
    while "before" in row and words and fold_phrase(words[0]) in draft.lexicon.not_in_names:
        words = words[1:]
    return " ".join(words)


@cache
def _plural(pattern: str, *, before: bool) -> re.Pattern[str]:
    return re.compile(rf"\b{_LIST} (?P<head>{pattern})\b" if before else rf"\b(?P<head>{pattern}) {_LIST}")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(_ITEM)
