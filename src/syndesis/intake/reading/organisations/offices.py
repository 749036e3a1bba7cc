"""Bodies that the text names only through those who hold their offices: an embassy through its ambassador."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.countries import country_label, country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import of_language
from syndesis.intake.reading.organisations.definitions import country_words
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.intake.reading.organisations.windows import windows
from syndesis.lib.tokens import fold_phrase

_BEFORE = r"(?P<country>U\.S\.|U\.K\.|[A-ZÀ-Þ][\w’]+?(?: [A-ZÀ-Þ]\w+?){0,2})"
_AFTER = r"(?:U\.S\.|U\.K\.|[A-ZÀ-Þ][\w’\x27]+(?:(?: of(?: the)?| de)? [A-ZÀ-Þ]\w+){0,4})"
_MACROS = {"{COUNTRY}": _BEFORE, "{STATE}": f"(?P<state>{_AFTER})", "{HOST}": f"(?P<host>{_AFTER})"}


def offices(draft: Draft, home_country: str) -> Iterator[Surface]:
    """The bodies behind office-holders, by the first rule that hits a place. `home_country` is where the host is."""
    taken: list[Span] = []
    lowered = draft.clean.lower()
    for row in draft.lexicon.raw.get("representatives", []):
        pattern = _pattern(row["pattern"], draft.lexicon.language)
        for match in (m for at in windows(lowered, row.get("words", ())) for m in pattern.finditer(draft.clean, *at)):
            told = _told(match)
            country = told["country"] or ("" if told["named"] and "names" in row else home_country)
            owned = match.groupdict().get("country") and match.string[match.end("country")] in "’'"
            if told["named"] and not told["country"] and not ("names" in row and owned):
                continue
            if (match.groupdict().get("host") and not told["host"]) or not _is_place(draft, row, match):
                continue
            if ("{country}" in row["name"] and not country and "names" not in row) or (
                "{home_country}" in row["name"] and not home_country
            ):
                continue
            span = _shortened(draft, match, told)
            if any(t.start < span.end and span.start < t.end for t in taken):
                continue
            taken.append(span)
            yield _surface(draft, row, told, span, (country, home_country))


def _told(match: re.Match[str]) -> dict[str, str]:
    """What the match says: code of the country sent and its words, words of the country sent to, place and field."""
    groups = match.groupdict()
    before, after = groups.get("country") or "", groups.get("state") or ""
    words = last_country(before) if before else country_words(after.replace(".", ""))
    return {
        "named": before or after,
        "words": words,
        "country": country_named(words.replace(".", "")),
        "host": country_words((groups.get("host") or "").replace(".", "")),
        "place": groups.get("place") or "",
        "field": " ".join((groups.get("field") or "").split()),
    }


def _is_place(draft: Draft, row: Mapping[str, Any], match: re.Match[str]) -> bool:
    """Whether the town of a rule that takes known towns only is one."""
    return "known" not in row or bool(draft.gazetteer.city_countries(match.group("place")))


def _surface(
    draft: Draft, row: Mapping[str, Any], told: dict[str, str], span: Span, countries: tuple[str, str]
) -> Surface:
    """The body that a rule names: an embassy sits in the country it is sent to, a consulate in its town, a ministry of
    no known name is its government."""
    first, last = draft.tokens.at_or_after(span.start), draft.tokens.at_or_after(span.end) - 1
    place, name = told["place"], row["name"]
    country, home_country = countries
    sits_in = country_named(told["host"]) or country
    if place:
        held = draft.gazetteer.city_countries(place)
        sits_in = next(iter(held)) if len(held) == 1 else home_country
    elif "abroad" in row:
        sits_in = home_country
        if home_country and home_country != country:
            name += row["abroad"] + "{home_country}"
    if told["field"]:
        name = _ministry(draft, row, told["field"], country) or name
    name = name.replace("{words}", told["words"]).strip()
    for part, code in {"country": country, "home_country": home_country}.items():
        name = name.replace("{" + part + "}", country_label(code, draft.language))
    name = name.replace("{place}", place).replace("{host}", country_label(country_named(told["host"]), draft.language))
    return Surface(span, first, max(first, last), "office", "government", name=name, country=sits_in, city=place)


def _ministry(draft: Draft, row: Mapping[str, Any], field: str, country: str) -> str:
    """The known ministry of that field in the country, or what it would be called where the country is not told
    or its government is named beside it."""
    if field.islower() and draft.lexicon.language == "en":
        field = " ".join(word if word in draft.lexicon.connectors else word.capitalize() for word in field.split())
    names = [name.replace("{field}", field) for name in row["names"]]
    for name in names:
        if country and any(
            h.organisation.country == country for h in draft.gazetteer.with_words(fold_phrase(name).split())
        ):
            return name
    told = any(
        o.kind == "government" and o.country == country and "overn" in o.name for o in draft.reading.organisations
    )
    return "" if country and not told and "{country}" in row["name"] else names[0]


def _shortened(draft: Draft, match: re.Match[str], told: dict[str, str]) -> Span:
    """The match from its country on ("Mr Mexican Ambassador" from "Mexican"), without titles and names at its end."""
    groups = match.groupdict()
    start, end = match.start(), match.end()
    if groups.get("country") and match.start("country") == start:
        start += len(groups["country"]) - len(told["words"])
        start += re.match(r"[’\x27]?s?\s*", match.string[start:]).end() if not told["words"] else 0  # type: ignore[union-attr]
    for name, words in (("host", told["host"]), ("state", told["words"])):
        if groups.get(name) and match.end(name) == end and "." not in groups[name]:
            end -= len(groups[name]) - len(words)
    tokens = draft.tokens
    for index in tokens.within(start, end):
        if (
            index > tokens.at_or_after(start) + 1
            and index not in draft.country_tokens
            and tokens.folded[index] != "general"
            and (
                (tokens.folded[index],) in draft.lexicon.title_words
                or tokens.folded[index] in draft.lexicon.given_names
            )
        ):
            end = tokens.ends[index - 1]
            break
    if told["place"] and match.start("place") < end:
        told["place"] = draft.clean[match.start("place") : min(end, match.end("place"))].rstrip(".,")
        end = max(match.end() if match.end("place") < match.end() else 0, match.start("place") + len(told["place"]))
    return Span(start, end)


def last_country(text: str) -> str:
    """The longest end of the words, or of the characters that no spaces part, that is a country's name or adjective."""
    words = text.split(" ")
    is_han = "\u4e00" <= text[:1] <= "\u9fff"
    ends = [text[i:] for i in range(len(text))] if is_han else [" ".join(words[i:]) for i in range(len(words))]
    return next((end for end in ends if country_named(end.replace(".", ""))), "")


@cache
def _pattern(pattern: str, language: str) -> re.Pattern[str]:
    """A pattern of the lexicon with the fields of ministries and the places of countries filled in."""
    for name, written in _MACROS.items():
        pattern = pattern.replace(name, written)
    return re.compile(pattern.replace("{FIELD}", f"(?P<field>{fields(language)})"))


@cache
def fields(language: str) -> str:
    held = of_language(language).get("ministries", {})
    nothing = "(?!)"
    before, after, joints = (held.get(name, nothing) for name in ("before", "after", "joints"))
    field = "|".join(held.get("fields", [nothing]))
    one = rf"(?:(?:{before})\s)*(?:{field})(?:\s(?:{after}))?"
    return rf"(?i:(?:\b{one}\b)(?:(?:{joints})\s{one}\b)*)"
