"""Our own institution under a shorter form of its name, and our own units."""

from syndesis.intake.reading.canonical import bag
from syndesis.intake.reading.contract import Candidate, OrganisationFound
from syndesis.intake.reading.draft import Draft, OrganisationMention
from syndesis.intake.reading.known import KnownOrganisation
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase

_DEEPEST = 8
"""Levels of units below an institution that are looked through."""


def recognise_home(draft: Draft) -> None:
    """Link what bears a shorter form of our own institution's name, and is nothing else that is known, to it:
    "Northern Polytechnic" where we are the "Queen Maud Northern Polytechnic"."""
    home = draft.gazetteer.home
    if home is None:
        return
    ours = next((o for o in draft.reading.organisations if o.is_home), None)
    for organisation in list(draft.reading.organisations):
        if organisation.linked or organisation.kind != home.kind or not _is_shorter_form(organisation.name, home):
            continue
        if ours is None:
            ours = _made_home(organisation, home)
        else:
            _join(draft, organisation, ours)


def belongs_to_us(draft: Draft, organisation: OrganisationFound | None) -> bool:
    """Whether an organisation is our own institution or a unit of it on record."""
    if organisation is None or not organisation.candidates:
        return organisation is not None and organisation.is_home
    known = draft.gazetteer.organisation(organisation.candidates[0].key) if organisation.linked else None
    for _level in range(_DEEPEST):
        if known is None or known.is_home:
            break
        known = draft.gazetteer.organisation(known.parent) if known.parent else None
    return known is not None and known.is_home


def _is_shorter_form(name: str, home: KnownOrganisation) -> bool:
    notions = _notions(name)
    return len(notions) > 1 and any(notions < _notions(own.text) for own in home.names)


def _notions(name: str) -> set[str]:
    return set(bag(fold_phrase(name).split()).split())


def _made_home(organisation: OrganisationFound, home: KnownOrganisation) -> OrganisationFound:
    reasons = (reason("home"), reason("short_form", organisation.name))
    organisation.candidates = [
        Candidate(
            source=home.source,
            key=home.key,
            name=home.name,
            kind=home.kind,
            country=home.country,
            city=home.city,
            ror=home.ror,
            score=0.9,
            reasons=reasons,
        )
    ]
    organisation.name, organisation.country, organisation.reasons = home.name, home.country, reasons
    organisation.is_home = organisation.linked = True
    organisation.confidence = 0.9
    return organisation


def _join(draft: Draft, organisation: OrganisationFound, ours: OrganisationFound) -> None:
    ours.mentions.extend(organisation.mentions)
    draft.organisation_mentions = [
        OrganisationMention(mention.span, ours.key) if mention.key == organisation.key else mention
        for mention in draft.organisation_mentions
    ]
    draft.reading.organisations.remove(organisation)
