"""An organisation's finding becomes an organisation, the names met, and what the text says of our relation."""

import re

from syndesis.core.history import Actor
from syndesis.directory.choices import NameKind
from syndesis.directory.models import Organisation, PartnershipTier
from syndesis.directory.services import (
    add_name,
    register_from_catalogue,
    register_organisation,
    set_tier,
    start_partnership,
)
from syndesis.intake.accepting.common import accepted, cite_finding, cite_span
from syndesis.intake.case import NEW, Case
from syndesis.intake.models import Finding, LearntName
from syndesis.intake.tiers import may_enter
from syndesis.lib.tokens import fold_phrase

LONGEST_ACRONYM = 8
WITH_ACRONYM = re.compile(r"\s*\([^()]{2,20}\)$")
"""An acronym or place in brackets behind a name: "Harbour University (HU)"."""
INFLECTED = {"ru"}
"""Languages in which a name in a sentence is rarely written as it is called."""


def accept(case: Case, finding: Finding, by: Actor) -> Organisation:
    organisation = _organisation(case, finding, by)
    cite_finding(case, finding, organisation, by)
    surfaces = surfaces_of(case, finding)
    for surface, (start, end) in surfaces.items():
        if case.text.document.language in INFLECTED and not is_acronym(surface):
            continue
        name = add_name(
            by=by,
            organisation=organisation,
            text=surface,
            language=case.text.document.language,
            kind=NameKind.ACRONYM if is_acronym(surface) else NameKind.ALIAS,
        )
        cite_span(case, {"start": start, "end": end}, name, by)
    if teaches(finding):
        for surface in surfaces:
            LearntName.objects.update_or_create(
                surface=fold_phrase(surface), defaults={"organisation": organisation, "words": surface}
            )
    _relation(case, finding, organisation, by)
    return organisation


def teaches(finding: Finding) -> bool:
    """Whether the reviewer's choice is followed in later texts."""
    return bool(finding.choice) and finding.choice != NEW and finding.is_taught


def _organisation(case: Case, finding: Finding, by: Actor) -> Organisation:
    proposal = case.proposal(finding)
    if proposal.record is not None:
        return proposal.record
    if proposal.ror:
        return register_from_catalogue(by=by, ror=proposal.ror)
    data = finding.data
    parent = accepted(case.named([data.get("parent", "")]), Organisation)
    names = [(data["name"], case.text.document.language, NameKind.OFFICIAL)]
    if data.get("acronym"):
        names.append((data["acronym"], "", NameKind.ACRONYM))
    return register_organisation(
        by=by,
        name=data["name"],
        kind=data["kind"],
        country=data.get("country", ""),
        names=names,
        parent=parent[0] if parent else None,
        is_invented=case.is_invented,
    )


def _relation(case: Case, finding: Finding, organisation: Organisation, by: Actor) -> None:
    if organisation.is_home:
        return
    data = finding.data
    if data.get("tier"):
        tier = _tier(case, organisation, data["tier"], by)
        if tier is not None:
            cite_span(case, data.get("tier_span"), tier, by)
    if data.get("since"):
        partnership = start_partnership(
            by=by, organisation=organisation, started_on=data["since"], is_invented=case.is_invented
        )
        cite_span(case, data.get("since_span"), partnership, by, "started_on")


def _tier(case: Case, organisation: Organisation, tier: str, by: Actor) -> PartnershipTier | None:
    """The tier as it stands on record after this text: nothing where the record says another for its day."""
    day = case.reported_on
    held = list(PartnershipTier.objects.filter(partnership__organisation=organisation))
    if not may_enter(tier, day, held):
        return None
    # A text tells that a tier is held, not since when: its day counts only beside what else is on record.
    since = {"starts_on": day} if held and day else {}
    return set_tier(by=by, organisation=organisation, tier=tier, is_invented=case.is_invented, **since)


def surfaces_of(case: Case, finding: Finding) -> dict[str, tuple[int, int]]:
    """The forms of its name that the text uses, each with its first place; not "the University" and the like."""
    surfaces: dict[str, tuple[int, int]] = {}
    for start, end in sorted(finding.spans):
        words = case.text.text[start:end].split()
        while words and words[0].islower():  # an article or pronoun: "the", "our", "nuestra"
            words = words[1:]
        surface = WITH_ACRONYM.sub("", " ".join(words))
        if len(words) > 1 or is_acronym(surface) or fold_phrase(surface) == fold_phrase(finding.data["name"]):
            surfaces.setdefault(surface, (start, end))
    return surfaces


def is_acronym(surface: str) -> bool:
    """ "SPbPU" and "UPM", not "Talgo": one short word with at least two capitals."""
    return " " not in surface and len(surface) <= LONGEST_ACRONYM and sum(letter.isupper() for letter in surface) > 1
