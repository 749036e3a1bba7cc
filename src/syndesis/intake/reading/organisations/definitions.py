"""What stands in brackets after a name: acronym, country, town. "Technical University of Madrid (UPM; Spain)"."""

import re

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.phrasing import is_acronym

_BRACKETS = re.compile(r"\s?[(（]([^()（）\n]{2,80})[)）]")
_AFTER_COMMA = re.compile(r",\s+([A-ZÀ-ÞА-Я][\w’'-]+(?:\s+[A-ZÀ-ÞА-Я][\w’'-]+){0,2})")
_BEFORE = re.compile(r"([A-ZÀ-ÞА-ЯЁ][A-Za-zÀ-žА-Яа-яё0-9&]{1,11})\s*(?:\(|[-–—]\s)(?:the\s+)?(?:[A-Z]\w+[’']s\s+)?$")
_PARTS = re.compile(r"[;,/]\s*|\s+[-–]\s+")


def define(draft: Draft, surface: Surface) -> None:
    """Read what stands beside the surface into its acronyms, country, town and wide span."""
    end = surface.span.end
    comma = _AFTER_COMMA.match(draft.clean, end)
    if comma:
        code = _leading_country(comma.group(1))
        held = code and not surface.country
        if held:
            surface.country = code
            end_of_country = comma.start(1) + len(country_words(comma.group(1)))
            surface.wide = Span(surface.span.start, end_of_country)
            end = end_of_country
        elif not code and not surface.country and draft.gazetteer.city_countries(comma.group(1)):
            surface.city = comma.group(1)
    brackets = _BRACKETS.match(draft.clean, end)
    if brackets and _read(draft, surface, brackets.group(1)):
        surface.wide = Span(surface.span.start, brackets.end())
    before = _BEFORE.search(draft.clean, max(0, surface.span.start - 40), surface.span.start)
    dateline = before is not None and bool(draft.gazetteer.city_countries(before.group(1).capitalize()))
    if before and is_acronym(before.group(1)) and not (surface.generic or dateline):
        surface.acronyms.append(before.group(1))
        if draft.clean[before.end(1) : surface.span.start].lstrip()[:1] in "-–—":
            surface.wide = Span(before.start(1), surface.span.end)


def _read(draft: Draft, surface: Surface, inside: str) -> bool:
    """Take in the parts of a bracket; whether it tells something of the name."""
    told = False
    for part in (p.strip().strip("\"'“”«»") for p in _PARTS.split(inside)):
        words = part.split()
        if part and is_acronym(part.replace(" ", "")) and len(words) <= 3:
            surface.acronyms.append(part)
            told = True
        elif country_named(part):
            surface.country = surface.country or country_named(part)
            told = True
        elif part and part[0].isupper() and len(words) <= 3 and draft.gazetteer.city_countries(part):
            surface.city = surface.city or part
            told = True
        elif len(words) == 2 and words[0] in ("далее", "hereinafter", "сокращенно") and is_acronym(words[1]):
            surface.acronyms.append(words[1])
            told = True
    return told


def _leading_country(text: str) -> str:
    return country_named(country_words(text))


def country_words(text: str) -> str:
    """The longest beginning of the words that is a country's name."""
    words = text.split(" ")
    for size in range(len(words), 0, -1):
        candidate = " ".join(words[:size])
        if country_named(candidate):
            return candidate
    return ""
