"""Under which category each kind of finding is kept, and which of its facts are columns of their own."""

from syndesis.intake.models import FindingCategory
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
