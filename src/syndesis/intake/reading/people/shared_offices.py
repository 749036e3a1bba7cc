"""Offices told of two bodies at once, "both rectors, Ann Berg and Nils Ek", and offices told with a town alone."""

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.people.evidence import Sighting
from syndesis.intake.reading.people.roles import Role
from syndesis.intake.reading.people.told_employers import first_of_row, place_in_row
from syndesis.lib.tokens import fold_phrase

_BEFORE, _PAIR = 12, 2


def is_shared(draft: Draft, role: Role) -> bool:
    """Whether the office is told of two bodies at once, whose holders follow in the same order: "their rectors"."""
    around = draft.clean[max(0, role.wide.start - _BEFORE) : role.wide.end]
    return draft.lexicon.pattern("shared_office").search(around) is not None


def of_both(draft: Draft, seen: Sighting) -> str:
    """The body of the person in a row below a shared office: of the two universities that the sentence, or else the one
    before, names in that order."""
    office = first_of_row(seen).role
    place = place_in_row(seen) if seen.role is None else 0
    if office is None or not office.is_plural or place >= _PAIR or not is_shared(draft, office):
        return ""
    start, _ = draft.sentence_at(office.wide.start)
    spans = [(start, office.wide.start)]
    if start:
        spans.append(draft.sentence_at(len(draft.clean[:start].rstrip()) - 1))
    for first, end in spans:
        named = (draft.organisation(key) for key in draft.organisations_in(first, end))
        houses = [o.key for o in named if o is not None and o.kind == "university"]
        if houses:
            return houses[place] if len(houses) == _PAIR else ""
    return ""


def of_town(draft: Draft, role: Role) -> str:
    """The one university of the text that bears the name of the town with which the office is told: "the Rector of
    Manchester"."""
    for town in draft.places:
        if not role.wide.start < town.span.start < role.wide.end or draft.mention_over(town.span.start) is not None:
            continue
        name = f" {fold_phrase(town.span.of(draft.clean))} "
        houses = [
            o for o in draft.reading.organisations if o.kind == "university" and name in f" {fold_phrase(o.name)} "
        ]
        if len(houses) == 1:
            return houses[0].key
    return ""


def of_country(draft: Draft, office: Span) -> str:
    """The one university of the country whose adjective stands in the office: "his Swedish counterpart"."""
    codes = {c.code for c in draft.countries_in(office.start, office.end) if c.is_adjective}
    found = [o for o in draft.reading.organisations if o.country in codes and o.kind == "university"]
    return found[0].key if len(found) == 1 else ""


def of_place_or_pair(draft: Draft, seen: Sighting) -> str:
    """The university of the country or town in the office, or the one of two whose shared office the person holds."""
    role = seen.role
    placed = of_country(draft, role.wide) or of_town(draft, role) if role is not None else ""
    return placed or of_both(draft, seen)
