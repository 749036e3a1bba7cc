"""Which surfaces mean one organisation: the keys by which they are brought together."""

from collections.abc import Sequence

from syndesis.intake.reading.canonical import bag, spelling
from syndesis.intake.reading.contract import Candidate, OrganisationFound
from syndesis.intake.reading.countries import country_named
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.organisations.surface import Surface
from syndesis.lib.tokens import fold_phrase


def identity(candidate: Candidate) -> str:
    return f"{candidate.source}:{candidate.key}"


def identities(organisation: OrganisationFound) -> list[str]:
    best = organisation.candidates[0] if organisation.linked and organisation.candidates else None
    if best:
        return [identity(best)]
    words = fold_phrase(organisation.name).split()
    return ["unlinked " + bag(_with_codes(words)), "unlinked office " + " ".join(words)]


def almost_same(draft: Draft, surfaces: Sequence[Surface]) -> OrganisationFound | None:
    """An unlinked organisation of the same kind whose words are all, but for a few, those of this name. "The Second
    University" is another than "the University"."""
    counted = {spelling(word) for word in draft.lexicon.ordinals}
    words = set(_name_key(draft, surfaces[0]).split())
    if len(words) < 3 or surfaces[0].origin == "office":
        return None
    for organisation in draft.reading.organisations:
        if organisation.linked or organisation.kind != surfaces[0].kind:
            continue
        other = set(bag(_with_codes(fold_phrase(organisation.name).split())).split())
        small, large = sorted((words, other), key=len)
        if len(small) >= 3 and small <= large and len(large) - len(small) <= 2 and not (large - small) & counted:
            return organisation
    return None


def group_key(draft: Draft, surface: Surface) -> str:
    if surface.names:
        return "names " + " ".join(sorted(f"{n.organisation.source}:{n.organisation.key}" for n in surface.names))
    return _name_key(draft, surface)


def unlinked_key(draft: Draft, surfaces: Sequence[Surface]) -> str:
    return "unlinked " + _name_key(draft, surfaces[0])


def _name_key(draft: Draft, surface: Surface) -> str:
    words = fold_phrase(surface.name or surface.span.of(draft.clean)).split()
    if surface.origin == "office":
        return "office " + " ".join(words)
    if surface.parent is not None and surface.parent.near:
        words = [surface.parent.near if w in draft.tokens.folded[surface.parent.first : surface.parent.last + 1]
                 and not draft.gazetteer.knows_word(w) else w for w in words]  # fmt: skip
    return bag(_with_codes(words))


def _with_codes(words: list[str]) -> list[str]:
    """The words with each country, name or adjective, as its code: "Israeli Government" is "Government of Israel"."""
    coded: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if country_named(" ".join(words[at : at + n])) and len(words[at]) > 1), 0)
        coded.append(country_named(" ".join(words[at : at + size])).lower() + "@" if size else words[at])
        at += size or 1
    return coded
