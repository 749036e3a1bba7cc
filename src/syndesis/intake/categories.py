"""How what was found in a text is kept: under which category, and which of its facts are columns of their own."""

from dataclasses import asdict
from typing import Any

from syndesis.intake.models import Finding, FindingCategory, Intake
from syndesis.intake.reading import contract
from syndesis.intake.reading.contracts.found import ContractFound

CATEGORIES: dict[type[contract.Found], FindingCategory] = {
    contract.OrganisationFound: FindingCategory.ORGANISATION,
    contract.PersonFound: FindingCategory.PERSON,
    contract.EngagementFound: FindingCategory.ENGAGEMENT,
    contract.AgreementFound: FindingCategory.AGREEMENT,
    ContractFound: FindingCategory.AGREEMENT,
    contract.ActivityFound: FindingCategory.ACTIVITY,
    contract.CommitmentFound: FindingCategory.COMMITMENT,
    contract.FigureFound: FindingCategory.FIGURE,
}
OWN_COLUMNS = ("key", "evidence", "mentions", "confidence")


def data_of(found: contract.Found) -> dict[str, Any]:
    """Its facts besides those columns."""
    return {name: value for name, value in asdict(found).items() if name not in OWN_COLUMNS}


def finding_of(intake: Intake, found: contract.Found, **more: Any) -> Finding:
    """The row in which it is kept, not yet written; `more` are further columns."""
    return Finding(
        intake=intake,
        key=found.key,
        category=CATEGORIES[type(found)],
        confidence=found.confidence,
        start=found.evidence.start,
        end=found.evidence.end,
        spans=[[span.start, span.end] for span in found.mentions or [found.evidence]],
        **{"data": data_of(found)} | more,
    )
