"""What may go wrong with a partner: assessments, their levels and terms, and who learns of them."""

from datetime import date

import pytest
from django.utils import timezone

from syndesis.agreements.models import RiskAssessment, RiskScore
from syndesis.agreements.panels import risk as panels
from syndesis.agreements.queries import questionnaire
from syndesis.agreements.queries.risk import level_of, valid_on
from syndesis.agreements.services import register_agreement
from syndesis.agreements.services.questionnaire import set_questionnaire, set_term, use_usual_questionnaire
from syndesis.agreements.services.risk import assess, ends_on, revise_assessment
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.web.today.risk import assessments_ending
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
HIGH = {"area": "Export control", "score": 3, "reason": "Sensors", "mitigation": "A licence", "score_after": 2}
MINIMAL = {"area": "Finance", "score": 1, "reason": ""}


def test_the_level_is_the_highest_score_after_what_is_done_against_it():
    row = assess(by=SYSTEM, organisation=organisation("Altamar Technical University"), scores=[HIGH, MINIMAL])
    assert (row.level, row.visibility, row.valid_until) == (2, "restricted", ends_on(row.assessed_on, 60))
    revise_assessment(row, by=SYSTEM, scores=[{"id": row.scores.get(score=3).pk, "score_after": None}])
    row.refresh_from_db()
    assert (row.level, [score.area for score in RiskScore.objects.all()]) == (3, ["Export control"])
    for wrong in ({"score_after": 4}, {"reason": " "}):
        with pytest.raises(Refused, match="Export control"):
            assess(by=SYSTEM, organisation=row.organisation, scores=[HIGH | wrong])
    assert RiskAssessment.objects.count() == 1
    assert ends_on(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_an_assessment_counts_for_all_agreements_with_a_partner_and_its_units_until_it_ends():
    ours, university = home(), organisation("Altamar Technical University")
    faculty, other = organisation("Faculty of Ships", parent=university), organisation("Harbour Park")
    day = date(2020, 3, 1)
    assess(by=SYSTEM, organisation=university, assessed_on=day, valid_until=date(2025, 2, 28), scores=[HIGH])
    assert set(valid_on([faculty, other], date(2025, 2, 28))) == {faculty.pk}
    assert [level_of([faculty, other], each) for each in (date(2025, 2, 28), date(2025, 3, 1))] == [2, None]
    deal = register_agreement(by=SYSTEM, title="Exchange", organisations=[ours, faculty, other], owner_unit=ours)
    lines = panels.of_agreement(deal, user("ada", Role.ADMINISTRATOR))
    assert [(line.title, line.end, line.tone) for line in lines] == [
        ("Faculty of Ships", "assessment ended", "bad"),
        ("Harbour Park", "never assessed", "bad"),
    ]
    assert [line.title for line in panels.of_agreement(deal, user("vera", Role.VIEWER))] == ["Harbour Park"]
    theirs = panels.of_agreement(deal, user("conrad", Role.CONTRIBUTOR, answers_for=(university,)))
    assert [line.title for line in theirs] == ["Faculty of Ships", "Harbour Park"]


def test_an_assessment_that_ends_is_told_to_those_responsible_until_there_is_a_later_one():
    partner, today = organisation("Altamar Technical University"), timezone.localdate()
    earlier = assess(by=SYSTEM, organisation=partner, assessed_on=date(2020, 1, 1), valid_until=today)
    reader, stranger = user("rita", Role.CONTRIBUTOR, answers_for=(partner,)), user("stan", Role.CONTRIBUTOR)
    told = assessments_ending(reader, today, mine=True)
    assert (told["count"], told["lines"][0]["url"]) == (1, earlier.get_absolute_url())
    assert assessments_ending(stranger, today)["count"] == 0
    assess(by=Actor(reader), organisation=partner)
    assert assessments_ending(reader, today, mine=True)["count"] == 0
    with pytest.raises(Forbidden):
        assess(by=Actor(stranger), organisation=partner)


def test_administrators_write_the_questionnaire_and_its_term():
    ada = Actor(user("ada", Role.ADMINISTRATOR))
    usual = questionnaire.areas()
    assert len(usual) == 10
    assert all(set(each.names) == set(each.questions) == {"ru", "es", "zh"} for each in usual)
    assert all(len(text) <= 300 for each in usual for text in (each.question, *each.questions.values()))
    rows = [{"area": "Ships", "question": "Do they sail?"}, {"area": "Ice", "is_active": False}]
    set_questionnaire(rows, by=ada)
    assert [(each.name, each.is_active) for each in questionnaire.all_areas()] == [("Ships", True), ("Ice", False)]
    assert [each.name for each in questionnaire.areas()] == ["Ships"]
    with pytest.raises(Refused, match="same name"):
        set_questionnaire([{"area": "Ships"}, {"area": "ships "}], by=ada)
    with pytest.raises(Forbidden):
        set_questionnaire([], by=Actor(user()))
    set_term(by=ada, valid_months=24, told_days=30)
    row = assess(by=ada, organisation=organisation("Harbour Park"), assessed_on=date(2026, 1, 31))
    assert row.valid_until == date(2028, 1, 31)
    use_usual_questionnaire(by=ada)
    assert questionnaire.areas() == list(usual)


def test_the_form_has_a_row_for_each_area_and_keeps_what_was_typed(client):
    partner = organisation("Altamar Technical University")
    client.force_login(user("rita", Role.CONTRIBUTOR, answers_for=(partner,)))
    page = client.get("/risk/assessments/new/", {"organisation": partner.pk})
    assert page.content.decode().count('class="score-row"') == 10
    form = page.context["form"]
    sent = {bound.html_name: bound.value() or "" for bound in form if bound.name != "scores"}
    for number, area in enumerate(questionnaire.areas()):
        sent |= {f"scores-{number}-area": area.name, f"scores-{number}-score": "0"}
    sent |= {"scores-5-score": "3", "scores-5-reason": "", "scores-5-mitigation": "A licence"}
    refused = client.post("/risk/assessments/new/", sent)
    assert (refused.status_code, "A licence" in refused.content.decode()) == (422, True)
    assert client.post("/risk/assessments/new/", sent | {"scores-5-reason": "Sensors"}).status_code == 302
    row = RiskAssessment.objects.get()
    assert (row.level, row.scores.count(), row.assessor.username) == (3, 10, "rita")
    edit = client.get(f"{row.get_absolute_url()}edit/").content.decode()
    assert (edit.count('class="score-row"'), "Sensors" in edit) == (10, True)
