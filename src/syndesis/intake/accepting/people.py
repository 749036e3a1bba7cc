"""A person's finding becomes a person and the position that the document attests."""

from syndesis.core.history import Actor
from syndesis.directory.choices import PositionKind
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.services import attest_position, complete_given_name, register_person
from syndesis.intake.accepting.common import accepted, cite_finding, cite_span
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding

ACADEMIC = ("prof", "проф", "catedr", "教授", "doz", "доц", "academ", "акад")


def accept(case: Case, finding: Finding, by: Actor) -> Person:
    data = finding.data
    person = Matcher(case).existing(finding)
    if isinstance(person, Person):
        complete_given_name(by=by, person=person, given_name=data["given_name"])
    else:
        salutation = "" if _is_academic(data.get("title", "")) else data.get("title", "")
        person = register_person(
            by=by,
            given_name=data["given_name"],
            family_name=data["family_name"],
            salutation=salutation[:60],
            is_invented=case.is_invented,
        )
    cite_finding(case, finding, person, by)
    employer = next(iter(accepted(case.organisations_of(finding), Organisation)), None)
    if data.get("role") or employer:
        position = attest_position(
            by=by, person=person, organisation=employer, title=data.get("role", ""), on=case.reported_on
        )
        cite_finding(case, finding, position, by)
        cite_span(case, data.get("role_span"), position, by, "title")
    if _is_academic(data.get("title", "")):
        attest_position(
            by=by,
            person=person,
            organisation=employer,
            title=data["title"],
            on=case.reported_on,
            kind=PositionKind.ACADEMIC,
        )
    return person


def position_of(case: Case, person: Person, finding: Finding) -> Position | None:
    """The position that this document attests for a person: as held at the occasion that it tells of."""
    title = finding.data.get("role", "")
    return person.positions.filter(title__iexact=title, kind=PositionKind.OFFICE).order_by("-id").first()


def _is_academic(title: str) -> bool:
    return title.casefold().startswith(ACADEMIC)
