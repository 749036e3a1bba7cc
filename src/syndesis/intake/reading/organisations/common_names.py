"""Phrases of common words that may yet name a body: ministries, funders, universities told of repeatedly."""

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface

_LEAST_TOLD, _LONG = 2, 2
_OF_STATE = frozenset(
    {"government", "national", "federal", "state", "central", "local", "regional", "provincial", "county", "city",
     "district", "new", "office", "agency", "administration", "commission", "business", "public", "health", "general"}
)  # fmt: skip


def may_be_named_so(surfaces: list[Surface]) -> bool:
    """A generic phrase that names a body of its own: a ministry, or a university told of repeatedly; or a funder
    by three words: "National Research Foundation"."""
    if surfaces[0].kind == "government" or (
        surfaces[0].kind == "funder" and surfaces[0].last - surfaces[0].first >= _LONG
    ):
        return True
    return surfaces[0].kind == "university" and len(surfaces) > _LEAST_TOLD


def keep_in_country(draft: Draft, surfaces: list[Surface]) -> None:
    """Keep of the organisations with such a common name those of the countries that the text names."""
    told = {c.code for c in draft.countries} | {draft.host_country}
    for surface in surfaces:
        surface.names = tuple(n for n in surface.names if not n.organisation.country or n.organisation.country in told)


def is_nobody(notions: set[str]) -> bool:
    """Whether the words say no more than that there is a government."""
    return notions <= _OF_STATE
