"""Three documents show the intake at work: two reviewed, one waiting; and nothing made up passes for a fact."""

import pytest

from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement
from syndesis.cli.demonstration.book import rows
from syndesis.core.history import Actor, ChangedSince
from syndesis.core.models import Document, Evidence
from syndesis.directory.models import Organisation, OrganisationName, Partnership, Person
from syndesis.engagement.models import Engagement, Initiative
from syndesis.insight.models import PublishedFigure
from syndesis.intake import services
from syndesis.intake.models import Decision, Finding, Intake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def of_file(name: str) -> Intake:
    return Intake.objects.get(text__document__file_name=name)


def test_two_documents_are_decided_and_the_english_one_waits():
    open_findings = {
        intake.text.document.language: intake.findings.filter(decision=Decision.OPEN).count()
        for intake in Intake.objects.select_related("text__document")
    }
    waiting = Intake.objects.get(text__document__language="en")
    assert (open_findings["es"], open_findings["ru"]) == (0, 0)
    assert open_findings["en"] == waiting.findings.count() > 15


def test_the_coordinator_accepted_rejected_and_corrected():
    decided = Finding.objects.exclude(decision=Decision.OPEN)
    assert decided.filter(decision=Decision.REJECTED).exists()
    assert decided.exclude(as_read=None).exists()
    assert {row.change.actor.username for row in decided.exclude(change=None)} == {"lana"}


def test_a_reviewed_visit_and_agreement_stand_on_the_page_of_upm():
    upm = Organisation.objects.get(name="Universidad Politécnica de Madrid")
    visit = Engagement.objects.distinct().get(organisations=upm, held_on="2026-10-06")
    agreement = Agreement.objects.get(organisations=upm, kind="exchange")
    cited = Evidence.objects.get(object_id=agreement.pk, content_type__model="agreement", field="")
    assert (visit.direction, visit.city) == ("inbound", "St. Petersburg")
    assert (str(agreement.signed_on), "firmaron un convenio" in cited.quote) == ("2026-10-06", True)


def test_a_reviewed_activity_stands_on_the_page_of_hannover_with_its_sentence():
    hannover = Organisation.objects.get(name="Leibniz University Hannover")
    programmes = Activity.objects.get(organisations=hannover, kind="programme")
    cited = Evidence.objects.filter(object_id=programmes.pk, content_type__model="activity")
    assert (programmes.status, str(programmes.status_on), programmes.is_invented) == ("running", "2026-09-25", True)
    assert ["совместных программах" in evidence.quote for evidence in cited] == [True]


def test_what_is_known_already_gains_evidence_and_no_double():
    upm = Organisation.objects.filter(names__text="UPM", names__kind="acronym")
    tier = upm.get().partnership.tiers.get()
    quotes = [row.quote for row in Evidence.objects.filter(object_id=tier.pk, content_type__model="partnershiptier")]
    assert [("socio estratégico" in quote) for quote in quotes] == [True]


def test_a_name_in_a_sentence_leads_to_the_partner_that_was_meant():
    partner = Organisation.objects.get(name="Leibniz University Hannover")
    said = Evidence.objects.filter(
        object_id=partner.pk, content_type__model="organisation", text__document__language="ru"
    )
    assert "Ганновер" in [evidence.quote[:8] for evidence in said]
    assert not OrganisationName.objects.filter(text__startswith="Ганноверск", organisation=partner).exists()


def test_the_misspelt_partner_of_the_waiting_document_is_recognised():
    waiting = of_file("3-tsinghua-accelerator.txt")
    said = {row.data["name"] for row in waiting.findings.filter(category="organisation") if row.data["linked"]}
    assert "Tsingua" in waiting.text.text
    assert {"Tsinghua University", "Technology Park of Tsinghua University", "Zhejiang University"} <= said


def test_an_acceptance_can_be_taken_back():
    agreement = Finding.objects.get(category="agreement", data__kind="exchange", decision=Decision.ACCEPTED)
    signing = agreement.intake.findings.get(category="engagement", data__kind="ceremony", decision=Decision.ACCEPTED)
    with pytest.raises(ChangedSince):
        services.undo(by=Actor.system(), finding=agreement)
    for finding in (signing, agreement):
        services.undo(by=Actor.system(), finding=finding)
    assert not Agreement.objects.filter(pk=agreement.object_id).exists()


def told(kind: str) -> list[str]:
    """What the facts call each of their records of a kind; sessions of a series stand under the series."""
    return sorted(row.get("title") or row["indicator"] for row in rows("facts", kind) if "series" not in row)


def test_whatever_no_fact_tells_is_marked_as_invented():
    unmarked = {
        "agreement": Agreement.objects.filter(is_invented=False).values_list("title", flat=True),
        "activity": Activity.objects.filter(is_invented=False).values_list("title", flat=True),
        "engagement": Engagement.objects.filter(is_invented=False, series=None).values_list("title", flat=True),
        "promise": Initiative.objects.filter(is_invented=False).values_list("title", flat=True),
        "figure": PublishedFigure.objects.filter(is_invented=False).values_list("indicator", flat=True),
    }
    assert {kind: sorted(names) for kind, names in unmarked.items()} == {kind: told(kind) for kind in unmarked}


def test_people_and_partnerships_and_documents_that_are_made_up_are_marked():
    known = {row["family_name"] for row in rows("facts", "person")}
    partners = {row["organisation"] for row in rows("facts", "partner")}
    grant = "German Academic Exchange Service"  # a partner by the agreement of 2012
    assert {person.family_name for person in Person.objects.filter(is_invented=False)} == known
    assert {str(row) for row in Partnership.objects.filter(is_invented=False)} == partners | {grant}
    assert not Document.objects.filter(is_invented=False).exists()
