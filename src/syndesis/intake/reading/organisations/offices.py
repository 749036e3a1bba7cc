"""Bodies that the text names only through those who hold their offices: an embassy through its ambassador."""

import re
from collections.abc import Iterator

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_label, country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.definitions import country_words
from syndesis.intake.reading.organisations.surface import Surface


def offices(draft: Draft, home_country: str) -> Iterator[Surface]:
    """The bodies behind office-holders, by the first rule that hits a place. `home_country` is where the host is."""
    taken: list[Span] = []
    for row in draft.lexicon.raw.get("representatives", []):
        for match in _pattern(row["pattern"]).finditer(draft.clean):
            told = match.groupdict()
            told_country, host = told.get("country") or "", told.get("host") or ""
            told["country"], told["host"] = last_country(told_country), country_words(host)
            country = country_named(told["country"]) if told_country else home_country
            if host and not told["host"]:
                continue
            if ("{country}" in row["name"] and not country) or ("{home_country}" in row["name"] and not home_country):
                continue
            span = _shortened(draft, match, told_country, host, told)
            if any(t.start < span.end and span.start < t.end for t in taken):
                continue
            taken.append(span)
            yield _surface(draft, row, told, span, home_country)


def _surface(draft: Draft, row: dict[str, str], told: dict[str, str | None], span: Span, home_country: str) -> Surface:
    """The body that a rule names: an embassy sits in the country it is sent to, a consulate in its town."""
    first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
    country = country_named(told["country"] or "") or home_country
    place, host = told.get("place") or "", told.get("host") or ""
    name, sits_in = row["name"], country_named(host) or country
    if place:
        held = draft.gazetteer.city_countries(place)
        sits_in = next(iter(held)) if len(held) == 1 else home_country
    elif "abroad" in row:
        sits_in = home_country
        if home_country and home_country != country:
            name += row["abroad"] + "{home_country}"
    labels = {"country": country, "home_country": home_country}
    for part, code in labels.items():
        name = name.replace("{" + part + "}", country_label(code, draft.language))
    name = name.replace("{place}", place).replace("{host}", host)
    return Surface(span, first, max(first, last), "office", "government", name=name, country=sits_in, city=place)


def _shortened(draft: Draft, match: re.Match[str], country: str, host: str, told: dict[str, str | None]) -> Span:
    """The match from its country on ("Mr Mexican Ambassador" from "Mexican"), without titles and names at its end."""
    start, end = match.start(), match.end()
    if country and match.start("country") == start:
        start += len(country) - len(told["country"] or country)
    if host and match.end("host") == end:
        end -= len(host) - len(told["host"] or host)
    tokens = draft.tokens
    for index in tokens.within(start, end):
        if index > tokens.at_or_after(start) + 1 and (
            (tokens.folded[index],) in draft.lexicon.title_words or tokens.folded[index] in draft.lexicon.given_names
        ):
            end = tokens.ends[index - 1]
            break
    if told.get("place"):
        told["place"] = draft.clean[match.start("place") : min(end, match.end("place"))].rstrip(".,")
        end = match.start("place") + len(told["place"] or "")
    return Span(start, end)


def last_country(text: str) -> str:
    """The longest end of the words that is a country's name or adjective."""
    words = text.split(" ")
    return next((" ".join(words[i:]) for i in range(len(words)) if country_named(" ".join(words[i:]))), "")


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
