"""Names of organisations by their form: runs of capitalised words with a head such as "University" or "Ministry"."""

from collections.abc import Iterator
from itertools import pairwise

from syndesis.intake.reading.canonical import concept, is_generic
from syndesis.intake.reading.contract import OrganisationKind, Span
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.cuts import parts
from syndesis.intake.reading.organisations.endings import (
    after_genitive,
    behind_person,
    goes_on,
    holds_office,
    quoted_end,
    with_fields,
    with_place,
    with_quotes,
    without_country,
    without_person,
)
from syndesis.intake.reading.organisations.german import in_nominative, without_owner
from syndesis.intake.reading.organisations.heads import Head, heads_in, ruling
from syndesis.intake.reading.organisations.runs import Run, runs
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase

_JOINTS = frozenset({"of", "at", "the", "de", "la", "del", "der", "an"})
_SCHOOLS = frozenset({"school", "business", "medical", "law", "graduate"})
_STUDIES = frozenset(
    {"studies", "research", "science", "sciences", "estudios", "investigacion", "investigaciones", "ciencias"}
)
_LEAST_WORDS_OF_ASSOCIATION, _LONG = 3, 3


def phrases(draft: Draft) -> Iterator[Surface]:
    """Every phrase with a head word, generic ones and units included, in the order of the text."""
    reach = -1
    for run in runs(draft):
        for part in parts(draft, run):
            surface = _surface(draft, part)
            if surface is not None and surface.last > reach:
                reach = surface.last
                yield surface
                if surface.unit:
                    yield from _of_unit(draft, surface)
                    yield from _before_unit(draft, surface)


def _surface(draft: Draft, run: Run) -> Surface | None:
    tokens = draft.tokens
    first, last = run.first, run.last
    heads = heads_in(draft, first, last)
    if not heads:
        return None
    first = behind_person(draft, first, heads[0].first)
    if draft.lexicon.language == "es" and heads[0].first > first + 2:
        first = heads[0].first
    if draft.lexicon.language == "de":
        first = after_genitive(draft, first, heads[0].first)
        last = without_owner(draft, first, last)
    head = ruling(draft, heads)
    last, country = without_country(draft, first, last, head) if run.last == last else (last, "")
    if goes_on(draft, heads, last) and holds_office(draft, first):
        last = heads[-1].last
    last = without_person(draft, heads, last)
    end = with_place(draft, head, last)
    if end > last:
        country, last = _seat(draft, last + 2, end), end
    last = with_quotes(draft, head, with_fields(draft, head, last))
    if tokens.folded[last] in draft.lexicon.names_go_on or goes_on(draft, heads, last):
        return None
    kind = _with_field(draft, first, last, head)
    surface = Surface(
        Span(tokens.starts[first], quoted_end(draft, last)), first, last, "phrase", kind,
        country=country or run.country, name=_name(draft, first, last),
    )  # fmt: skip
    quoted = last > run.last
    surface.generic = not quoted and _names_none(draft, first, last, head)
    if first == last and head.kind not in ("government", "company"):
        surface.generic = True
    if head.unit == "always" or (heads[0].unit and heads[0].first == first and not _is_national(draft, heads[0], last)):
        surface.unit = True
    if head.kind is None or (run.owned and head.kind in ("university", "research_institute", "school", "other")):
        surface.unit = True
    if heads[0].unit and draft.tokens.folded[first - 1 : first] in (["its"], ["our"]):
        surface.unit = True
    if surface.unit and not run.owned and _is_of_town(draft, first, heads[0]):
        surface.unit, surface.kind, surface.generic = False, "university", False
    surface.owned = run.owned
    return surface


def _name(draft: Draft, first: int, last: int) -> str:
    """The name in the nominative; empty where that is how it is written, and in languages without cases."""
    words = draft.clean[draft.tokens.starts[first] : draft.tokens.ends[last]].split()
    return in_nominative(words) if draft.lexicon.language == "de" else ""


def _seat(draft: Draft, first: int, last: int) -> str:
    """The country in which an embassy or consulate sits, by the place in its name."""
    place = draft.clean[draft.tokens.starts[first] : draft.tokens.ends[last]]
    held = draft.gazetteer.city_countries(place)
    return country_named(place) or (next(iter(held)) if len(held) == 1 else "")


def _of_unit(draft: Draft, unit: Surface) -> Iterator[Surface]:
    """The university at the end of a unit's name: "Department of Physics of the University of Uppsala"."""
    tokens = draft.tokens
    later = [h for h in heads_in(draft, unit.first, unit.last) if h.kind == "university" and h.first > unit.first + 1]
    if not later:
        return
    first = later[0].first
    while first > unit.first + 1 and draft.lexicon.language != "es" and tokens.folded[first - 1] not in _JOINTS:
        first -= 1
    if tokens.folded[first - 1] not in _JOINTS:
        return
    surface = _surface(draft, Run(first, unit.last))
    if surface is not None and not surface.unit and not surface.generic:
        yield surface


def _before_unit(draft: Draft, unit: Surface) -> Iterator[Surface]:
    """The university whose short name begins the name of its school: "Sundby School of Nursing"."""
    tokens = draft.tokens
    heads = heads_in(draft, unit.first, unit.last)
    if (
        not heads
        or heads[0].first != unit.first + 1
        or tokens.folded[heads[0].first] not in ("school", "faculty", "law")
    ):
        return
    word = tokens.words[unit.first]
    if unit.first in draft.country_tokens or draft.gazetteer.city_countries(word):
        return
    official = fold_phrase(f"{word} University")
    names = draft.gazetteer.with_words(official.split())
    names = tuple(n for n in names if fold_phrase(n.organisation.name) == official)
    if len(names) == 1:
        span = Span(tokens.starts[unit.first], tokens.ends[unit.first])
        yield Surface(span, unit.first, unit.first, "listed", "university", names=names, by_words=True)


def _is_of_town(draft: Draft, first: int, head: Head) -> bool:
    """Whether a town or country before a school's head makes it a house of its own: "Vienna Business School"."""
    tokens = draft.tokens
    if head.first == first or _SCHOOLS.isdisjoint(tokens.folded[head.first : head.last + 1]):
        return False
    place = draft.clean[tokens.starts[first] : tokens.ends[head.first - 1]]
    town = draft.clean[tokens.starts[first] : tokens.ends[first]]
    return first in draft.country_tokens or any(len(draft.gazetteer.city_countries(p)) > 0 for p in (place, town))


def _with_field(draft: Draft, first: int, last: int, head: Head) -> OrganisationKind | None:
    """The kind by the head and the other words: a centre of studies is an institute of research, and a European
    University in a text of alliances is one of them."""
    words = draft.tokens.folded[first : last + 1]
    if head.kind == "other" and concept(draft.tokens.folded[head.first]) == "center" and not _STUDIES.isdisjoint(words):
        return "research_institute"
    if ("european", "university") in pairwise(words) and draft.lexicon.pattern("belonging", "alliances").search(
        draft.clean
    ):
        return "association"
    return head.kind


def _names_none(draft: Draft, first: int, last: int, head: Head) -> bool:
    """Whether the phrase names no single body: heads and generic words, with at most a country's adjective."""
    tokens = draft.tokens
    if head.kind == "association" and last - first + 1 >= _LEAST_WORDS_OF_ASSOCIATION:
        return False
    loose = head.kind not in ("government", "association", "funder", "technology_park") and last - first < _LONG
    for index in range(first, last + 1):
        if index in draft.country_tokens:
            mention = next(
                (c for c in draft.countries_in(tokens.starts[first], tokens.ends[last]) if c.first <= index <= c.last),
                None,
            )
            if mention is None or not mention.is_adjective or not loose:
                return False
            continue
        folded = tokens.folded[index]
        if not (is_generic([folded]) or folded in draft.lexicon.heads):
            return False
    return True


def _is_national(draft: Draft, head: Head, last: int) -> bool:
    """ "Academy of Sciences of Uzbekistan" is no unit; nor is what may be generic but bears a country."""
    if head.unit == "always":
        return False
    return any(i in draft.country_tokens for i in range(head.last + 1, last + 1))
