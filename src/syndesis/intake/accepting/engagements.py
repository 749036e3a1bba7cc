"""An engagement's finding becomes an engagement with its sessions and participants, linked to what was signed there."""

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor
from syndesis.directory.models import Person
from syndesis.engagement.choices import Direction, EngagementKind, ParticipantRole
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import add_participant, link_agreement, log_engagement
from syndesis.intake.accepting.common import accepted, cite_finding, cite_span, organisations
from syndesis.intake.accepting.people import position_of
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, FindingCategory


def accept(case: Case, finding: Finding, by: Actor) -> Engagement:
    data = finding.data
    engagement = Matcher(case).existing(finding)
    if not isinstance(engagement, Engagement):
        days = data.get("dates") or []
        engagement = log_engagement(
            by=by,
            title="",
            kind=EngagementKind.SERIES if len(days) > 1 else data["kind"],
            held_on=data["date"] or data.get("no_later_than") or "",
            sessions=days,
            no_later_than=not data["date"] and bool(data.get("no_later_than")),
            format=data.get("format") or "",
            direction=data.get("direction") or "",
            city=(data.get("place") or "")[:120],
            is_invented=case.is_invented,
        )
    for organisation in organisations(case, finding):
        add_participant(
            by=by, engagement=engagement, organisation=organisation, role=_role(engagement, organisation.is_home)
        )
    for found in case.people_of(finding):
        for person in accepted([found], Person):
            add_participant(by=by, engagement=engagement, person=person, position=position_of(case, person, found))
    cite_finding(case, finding, engagement, by)
    cite_span(case, data.get("date_span"), engagement, by, "held_on")
    for other in signed_at(case, finding):
        for agreement in accepted([other], Agreement):
            link_agreement(by=by, engagement=engagement, agreement=agreement)
    return engagement


def _role(engagement: Engagement, is_home: bool) -> str:
    if engagement.direction == Direction.INBOUND:
        return ParticipantRole.HOST if is_home else ParticipantRole.GUEST
    if engagement.direction == Direction.OUTBOUND:
        return ParticipantRole.GUEST if is_home else ParticipantRole.HOST
    return ParticipantRole.PARTICIPANT


def signed_at(case: Case, finding: Finding) -> list[Finding]:
    """The other side of a signing told in the same words: agreements for an engagement, and the reverse."""
    other = {
        FindingCategory.ENGAGEMENT: FindingCategory.AGREEMENT,
        FindingCategory.AGREEMENT: FindingCategory.ENGAGEMENT,
    }[FindingCategory(finding.category)]
    return [
        found
        for found in case.of_category(other)
        if found.decision == Decision.ACCEPTED and found.start < finding.end and finding.start < found.end
    ]
