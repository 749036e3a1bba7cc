"""What the kind of an activity says by itself: a double degree is two degrees, an IREC is a centre with a company."""

from collections.abc import Iterable
from typing import Any

from syndesis.activities import policies
from syndesis.activities.choices import (
    ActivityKind,
    Award,
    CentreType,
    Level,
    ProjectType,
    SchoolType,
)
from syndesis.activities.models import Activity, CentreDetails, ProgrammeDetails, ProjectDetails, SchoolDetails
from syndesis.core.history import Actor, recording
from syndesis.core.models import Audited
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.models import Organisation
from syndesis.lib.text import normal
from syndesis.objects.importing.choice_words import CHOICES

USUAL: dict[str, tuple[type[Audited], dict[str, Any]]] = {
    ActivityKind.DOUBLE_DEGREE: (ProgrammeDetails, {"award": Award.DOUBLE}),
    ActivityKind.JOINT_MASTER: (ProgrammeDetails, {"level": Level.MASTER}),
    ActivityKind.JOINT_DOCTORATE: (ProgrammeDetails, {"level": Level.DOCTORAL}),
    ActivityKind.TRAINING: (ProgrammeDetails, {"level": Level.NON_DEGREE}),
    ActivityKind.SUMMER_SCHOOL: (SchoolDetails, {"type": SchoolType.SUMMER}),
    ActivityKind.WINTER_SCHOOL: (SchoolDetails, {"type": SchoolType.WINTER}),
    ActivityKind.LANGUAGE_SCHOOL: (SchoolDetails, {"type": SchoolType.LANGUAGE}),
    ActivityKind.STRATEGIC_PROJECT: (ProjectDetails, {"type": ProjectType.STRATEGIC}),
}
PROJECT_WORDS: dict[str, tuple[str, ...]] = {
    ProjectType.CONTRACT: ("contract research", "contract"),
    ProjectType.TRANSFER: ("technology transfer", "introduction of technical developments", "technical developments"),
    ProjectType.STUDENT: ("student project", "student projects"),
}


def note_what_its_kind_says(activity: Activity, *, by: Actor, words: str = "") -> None:
    """Keep what follows from its kind, its title, these words and who takes part, where nothing is kept yet. A research
    project is none because nobody said otherwise: then nothing is noted."""
    parties = [party.organisation for party in activity.parties.select_related("organisation")]
    found = _found(activity.kind, f"{activity.title} {words}", parties)
    if found is None:
        return
    table: Any
    table, values = found
    with recording(by, "Details of an activity noted"):
        policies.activities.check(by.user, activity)
        table._default_manager.get_or_create(activity=activity, defaults=values)


def _found(kind: str, words: str, parties: Iterable[Organisation]) -> tuple[type[Audited], dict[str, Any]] | None:
    if kind in USUAL:
        return USUAL[kind]
    text = f" {normal(words)} "
    companies = [each for each in parties if each.kind == OrganisationKind.COMPANY]
    with_company = {"founded_with": companies[0]} if len(companies) == 1 else {}
    if kind == ActivityKind.LABORATORY:
        return CentreDetails, {"type": CentreType.COMPANY_LABORATORY if companies else CentreType.JOINT_LABORATORY}
    if kind == ActivityKind.CENTRE:
        is_isec = any(
            f" {normal(each)} " in text for each in CHOICES["activities.CentreDetails.type"]["isec"].split(",")
        )
        return CentreDetails, {"type": CentreType.ISEC if is_isec else CentreType.OTHER, **with_company}
    if kind == ActivityKind.PROJECT:
        for project, known in PROJECT_WORDS.items():
            if any(f" {each} " in text for each in known):
                return ProjectDetails, {"type": project}
        if companies:
            return ProjectDetails, {"type": ProjectType.INDUSTRIAL}
    return None
