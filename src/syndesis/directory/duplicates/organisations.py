"""How alike two organisations are. Pure: all that is known of each is in its facts."""

from dataclasses import dataclass, field
from itertools import product
from urllib.parse import urlsplit

from syndesis.directory.choices import IdentifierScheme, NameKind, OrganisationKind
from syndesis.directory.duplicates.likeness import UNLIKE, Likeness, Reason, weighed
from syndesis.directory.duplicates.names import Agreement, Name, agreement, blocks_of, name_of
from syndesis.directory.duplicates.spelling import almost, sound
from syndesis.lib.text import normal

BY_NAME: dict[Agreement, float] = {
    "same": 0.75, "reordered": 0.7, "written": 0.66, "misspelt": 0.56, "acronym": 0.3, "": 0.0,
}  # fmt: skip
ONE_EACH = {IdentifierScheme.ROR, IdentifierScheme.ISNI, IdentifierScheme.ERASMUS, IdentifierScheme.SCHAC}
"""Registers in which an organisation has one identifier."""
K = OrganisationKind
FAMILIES = (
    {K.UNIVERSITY, K.SCHOOL, K.RESEARCH_INSTITUTE},
    {K.COMPANY, K.STARTUP},
    {K.FACULTY, K.HIGHER_SCHOOL, K.DEPARTMENT},
    {K.LABORATORY, K.CENTRE},
    {K.OFFICE, K.BRANCH},
    {K.TECHNOLOGY_PARK},
    {K.ASSOCIATION, K.FUNDER},
    {K.GOVERNMENT, K.EMBASSY},
)
"""Kinds that one writer takes for the other."""


@dataclass(frozen=True)
class OrganisationFacts:
    """What is known of an organisation, as it is compared."""

    key: int = 0
    name: str = ""
    names: tuple[Name, ...] = ()
    kind: str = K.OTHER
    country: str = ""
    city: str = ""
    domain: str = ""
    identifiers: frozenset[tuple[str, str]] = field(default=frozenset())
    path: str = ""
    related: frozenset[int] = field(default=frozenset())
    """The keys of those that it stands in a relation to: its predecessor, its founder."""

    @property
    def parent(self) -> str:
        """The path of what it is part of; blank for what is part of nothing."""
        above = self.path.rstrip("/").rpartition("/")[0]
        return f"{above}/" if above else ""


def name_known(text: str, kind: str = "") -> Name:
    return name_of(text, kind == NameKind.ACRONYM)


def domain_of(website: str) -> str:
    """The host of a website, without its "www."."""
    host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    return host.removeprefix("www.")


def identifier(scheme: str, value: str) -> tuple[str, str]:
    """An identifier in one spelling: "https://ror.org/03n6nwv02" is "03n6nwv02", "E MADRID05" is "emadrid05"."""
    return scheme, value.rstrip("/").rpartition("/")[2].replace(" ", "").replace("-", "").casefold()


def blocks(facts: OrganisationFacts) -> set[str]:
    """Keys of which two organisations that may be the same share one at least."""
    found = {f"#{scheme}:{value}" for scheme, value in facts.identifiers}
    if facts.domain:
        found.add(f"@{facts.domain}")
    return found.union(*(blocks_of(name) for name in facts.names))


def likeness(one: OrganisationFacts, other: OrganisationFacts) -> Likeness:
    """A whole and its part are never the same; nor are two that share neither a name, nor an identifier, nor a site."""
    if one.path and other.path and (one.path.startswith(other.path) or other.path.startswith(one.path)):
        return UNLIKE
    shared = one.identifiers & other.identifiers
    if shared:
        scheme, value = min(shared)
        return weighed([Reason("identifier", 1.0, f"{IdentifierScheme(scheme).label} {value}"), *_around(one, other)])
    found, text = _best_name(one, other)
    site = bool(one.domain) and one.domain == other.domain and not _one_roof(one, other)
    if not found and not site:
        return UNLIKE
    reasons = [Reason(found, BY_NAME[found], text)] if found else []
    if site:
        reasons.append(Reason("website", 0.2 if found else 0.45, one.domain))
    if _registered_apart(one, other):
        reasons.append(Reason("other_identifier", -0.35))
    if other.key in one.related or one.key in other.related:
        reasons.append(Reason("related", -0.4))
    return weighed([*reasons, *_around(one, other)])


def _best_name(one: OrganisationFacts, other: OrganisationFacts) -> tuple[Agreement, str]:
    best: tuple[Agreement, str] = ("", "")
    for mine, theirs in product(one.names, other.names):
        found = agreement(mine, theirs)
        if BY_NAME[found] > BY_NAME[best[0]]:
            best = found, _both(mine.written, theirs.written)
        if found == "same":
            break
    return best


def _both(one: str, other: str) -> str:
    return one if one == other else f"{one} – {other}"


def _around(one: OrganisationFacts, other: OrganisationFacts) -> list[Reason]:
    reasons = []
    if one.country and other.country:
        same = one.country == other.country
        reasons.append(Reason("country", 0.05) if same else Reason("other_country", -0.4))
    if one.city and other.city:
        agree = _same_place(one.city, other.city)
        if agree is not None:
            reasons.append(Reason("city", 0.1, one.city) if agree else Reason("other_city", -0.2))
    reasons += _kinds(one.kind, other.kind)
    if one.parent and other.parent:
        same = one.parent == other.parent
        reasons.append(Reason("parent", 0.1) if same else Reason("other_parent", -0.5))
    elif one.path and other.path and (one.parent or other.parent):
        reasons.append(Reason("one_parent", -0.15))
    return reasons


def _kinds(one: str, other: str) -> list[Reason]:
    if K.OTHER in (one, other):
        return []
    if one == other:
        return [Reason("kind", 0.05)]
    return [] if any({one, other} <= family for family in FAMILIES) else [Reason("other_kind", -0.3)]


def _same_place(one: str, other: str) -> bool | None:
    """Whether two names are of one city; nothing where they are in different scripts and none can tell."""
    mine, theirs = (sound("".join(normal(city).split())) for city in (one, other))
    if mine == theirs or almost(mine, theirs):
        return True
    return None if one.isascii() != other.isascii() else False


def _one_roof(one: OrganisationFacts, other: OrganisationFacts) -> bool:
    """Whether both belong to one institution, whose site then is that of both."""
    return bool(one.path and other.path) and one.path.split("/")[1] == other.path.split("/")[1]


def _registered_apart(one: OrganisationFacts, other: OrganisationFacts) -> bool:
    mine, theirs = dict(one.identifiers), dict(other.identifiers)
    return any(mine[scheme] != theirs[scheme] for scheme in ONE_EACH & mine.keys() & theirs.keys())
