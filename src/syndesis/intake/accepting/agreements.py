"""An agreement's finding becomes an agreement between its parties."""

from syndesis.agreements.choices import SIGNED, AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import link_agreement
from syndesis.intake.accepting import contracts
from syndesis.intake.accepting.common import accepted, cite_finding, cite_span, organisations
from syndesis.intake.accepting.engagements import signed_at
from syndesis.intake.agreement_statuses import ON_RECORD
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding


def accept(case: Case, finding: Finding, by: Actor) -> Agreement:
    data = finding.data
    if data.get("is_contract"):
        return contracts.accept(case, finding, by)
    agreement = Matcher(case).existing(finding)
    if not isinstance(agreement, Agreement):
        status = ON_RECORD.get(data["status"], AgreementStatus.ACTIVE)
        agreement = register_agreement(
            by=by,
            title="",
            kind=data["kind"],
            status=status,
            organisations=organisations(case, finding),
            signed_on=data["date"] if status in SIGNED else "",
            is_invented=case.is_invented,
        )
    cite_finding(case, finding, agreement, by)
    cite_span(case, data.get("date_span"), agreement, by, "signed_on")
    for found in signed_at(case, finding):
        for engagement in accepted([found], Engagement):
            link_agreement(by=by, engagement=engagement, agreement=agreement)
    return agreement
