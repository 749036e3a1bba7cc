"""The document's own byline becomes a credit: the office that issued it, the person who wrote it."""

from syndesis.core.history import Actor
from syndesis.directory.models import DocumentCredit
from syndesis.directory.queries import by_name
from syndesis.directory.services import credit_document
from syndesis.intake.accepting.common import cite_finding
from syndesis.intake.case import Case
from syndesis.intake.models import Finding


def accept(case: Case, finding: Finding, by: Actor) -> DocumentCredit:
    data = finding.data
    office = by_name(data["as_written"]).first() if data["role"] == "issuer" else None
    credit = credit_document(
        by=by, document=case.text.document, role=data["role"], as_written=data["as_written"], organisation=office
    )
    cite_finding(case, finding, credit, by)
    return credit
