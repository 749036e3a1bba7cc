"""The text of an agreement becomes an agreement: every fact cited by its field, the document among its documents."""

from pathlib import Path

import pytest

from syndesis.agreements.choices import AgreementStatus, PaperRole
from syndesis.agreements.models import Agreement, Signatory
from syndesis.core.history import Actor
from syndesis.core.jobs.worker import run_waiting
from syndesis.core.models import Evidence, Visibility
from syndesis.core.services import Refused
from syndesis.intake import services
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, FindingCategory
from syndesis.intake.policies import documents, intakes
from syndesis.web.review.page import review_page
from tests.directory import factories

pytestmark = pytest.mark.django_db
PERIOD = (
    "Either side may bring it to an end upon one month's prior written notice, yet the duty of secrecy goes on for"
    " three years afterwards."
)
TEXTS = Path(__file__).parent / "reading" / "contracts" / "texts"


@pytest.fixture
def by() -> Actor:
    factories.home("Northern Polytechnic University")
    factories.organisation("Uppsala University", kind="university", country="SE")
    return Actor(factories.user())


def read(by: Actor, name: str, **fields: str) -> Finding:
    content = (TEXTS / f"{name}.txt").read_bytes()
    intake = services.hand_in(by=by, content=content, file_name=f"{name}.txt", **fields)
    run_waiting()
    return intake.findings.get(category=FindingCategory.AGREEMENT)


@pytest.mark.concept(45)
def test_the_text_of_an_agreement_becomes_one_with_every_fact_cited(by):
    finding = read(by, "en_articles")
    services.accept(by=by, finding=finding)
    agreement = Agreement.objects.get()

    assert (
        *(agreement.title, agreement.reference, agreement.kind, agreement.status, str(agreement.signed_on)),
        *(str(agreement.starts_on), agreement.term_months, agreement.renewal, agreement.renewal_months),
        *(agreement.notice, agreement.notice_unit, str(agreement.runs_until)),
    ) == (
        *("Framework agreement on academic cooperation", "2024/117", "framework", AgreementStatus.ACTIVE, "2024-06-14"),
        *("2024-09-01", 60, "automatic", 24, 6, "months", "2029-08-31"),
    )
    assert [(row.language, row.is_authentic) for row in agreement.languages.all()] == [("en", True), ("sv", True)]
    assert {row.where: row.kind for row in agreement.clauses.all()}["Article 4"] == "confidentiality"
    assert sorted(Signatory.objects.values_list("person__family_name", "position_then")) == [
        ("Ekman", "Vice-Chancellor"),
        ("Solheim", "Rector"),
    ]
    cited = Evidence.objects.filter(content_type__model="agreement", object_id=agreement.pk)
    assert set(cited.values_list("field", flat=True)) == {
        *("", "title", "reference", "signed_on", "starts_on", "term_months", "renewal", "renewal_months", "notice")
    }
    paper = agreement.papers.get()
    assert (paper.role, paper.language, paper.version, paper.document) == (
        *(PaperRole.FINAL, "en", 1),
        finding.intake.text.document,
    )


def test_whoever_does_not_see_the_agreement_loses_sight_of_its_text(by):
    finding = read(by, "en_articles")
    services.accept(by=by, finding=finding)
    intake = finding.intake
    stranger = factories.user("vera", "viewer")
    before = (documents.can(stranger, "view", intake.text.document), intakes.can(stranger, "view", intake))
    Agreement.objects.update(visibility=Visibility.RESTRICTED)
    stranger = type(stranger).objects.get(pk=stranger.pk)

    assert before == (True, True)
    after = (documents.can(stranger, "view", intake.text.document), intakes.can(stranger, "view", intake))
    assert after == (False, False)


def test_facts_are_corrected_before_they_enter_and_an_acceptance_is_taken_back(by):
    finding = read(by, "en_prose", kind="agreement")
    (card,) = [
        each
        for group in review_page(Case.of(finding.intake, by.user)).groups
        for each in group["findings"]
        if each["id"] == finding.pk
    ]
    assert [field["name"] for field in card["fields"]][:4] == ["title", "reference", "kind", "status"]
    assert [(fact["label"], fact["value"], fact["quote"]) for fact in card["facts"]][3:5] == [
        ("Period of notice", "1 month", PERIOD),
        ("Confidentiality", "—", "Whatever one side shows to the other and calls secret stays secret."),
    ]

    with pytest.raises(Refused):
        services.correct(by=by, finding=finding, values={"term_months": "many"})
    services.correct(
        by=by, finding=finding, values={"term_months": "24", "notice": "", "status": "planned", "title": "Silence"}
    )
    services.accept(by=by, finding=Finding.objects.get(pk=finding.pk))
    agreement = Agreement.objects.get()
    assert (agreement.title, agreement.status, agreement.term_months, agreement.notice, agreement.is_open_ended) == (
        *("Silence", AgreementStatus.DRAFT, 24, None),
        False,
    )

    services.undo(by=by, finding=Finding.objects.get(pk=finding.pk))
    assert (Agreement.objects.count(), finding.intake.text.document.agreement_papers.count()) == (0, 0)
