"""An old text does not undo a newer fact, a new one does not silently do so either: the card shows both sides, and
accepting keeps what the record has."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.directory.models import Partnership, PartnershipTier, Person
from syndesis.directory.services import add_name, attest_position, set_tier, start_partnership
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.insight.models import PublishedFigure
from syndesis.insight.services import keep_figure
from syndesis.intake import services
from syndesis.intake.case import Case
from syndesis.intake.contradictions import contradictions
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Intake
from tests.directory import factories as directory
from tests.intake import factories
from tests.intake.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return directory.organisation("Harbour University", country="PT")


def text_of(year: str, **fields) -> Intake:
    """A text of that year that names the partner of our record."""
    case = factories.intake(factories.TEXT + f" Written in {year}.", year)
    factories.organisation(case, "o1", "Harbour University", **fields)
    return case


def told(case: Intake, key: str) -> list[tuple[str, str, str]]:
    held = Case.of(Intake.objects.get(pk=case.pk))
    matcher, finding = Matcher(held), held.by_key[key]
    found = contradictions(matcher, finding, matcher.existing(finding))
    return [(each.told, each.held, each.then) for each in found]


def accept(case: Intake, key: str) -> None:
    services.accept(by=SYSTEM, finding=case.findings.get(key=key))


def test_the_office_of_a_person(partner):
    marta = directory.person("Oliveira", "Marta")
    attest_position(by=SYSTEM, person=marta, organisation=partner, title="Rector", on="2024-03")
    case = text_of("2015")
    factories.person(case, "p1", "Marta Oliveira", "o1", role="dean")
    both = "Both are kept, each with the days of which we know."
    assert told(case, "p1") == [("dean on 2015", "Rector on March 2024", both)]
    accept(case, "p1")
    held = {each.title: str(each.seen_last_on) for each in marta.positions.all()}
    assert held == {"Rector": "2024-03", "dean": "2015"}


def test_a_namesake_elsewhere_may_be_the_same_person(partner):
    marta, works = directory.person("Oliveira", "Marta"), directory.organisation("Silent Works")
    attest_position(by=SYSTEM, person=marta, organisation=works, title="Director", on="2024")
    case = text_of("2025")
    finding = factories.person(case, "p1", "Marta Oliveira", "o1")
    side = "Marta Oliveira, Director, Silent Works"
    where = "vice-rector, Harbour University on 2025"
    assert told(case, "p1") == [(where, side, "Enters as another person of that name.")]
    services.choose(by=SYSTEM, finding=finding, choice=f"record:{marta.pk}")
    accept(case, "p1")
    assert [str(each) for each in Person.objects.all()] == ["Marta Oliveira"]
    assert {str(each.organisation) for each in marta.positions.all()} == {"Silent Works", "Harbour University"}


@pytest.mark.parametrize(
    ("year", "tiers"),
    [
        ("2015", [("preferred", "", "2020"), ("strategic", "2020", "")]),
        ("2021", [("strategic", "2020", "2021"), ("preferred", "2021", "")]),
        ("", [("strategic", "2020", "")]),
    ],
    ids=["older", "newer", "undated"],
)
def test_the_tier_of_a_partner(partner, year, tiers):
    set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on="2020")
    case = text_of(year, tier="preferred", tier_span={"start": 0, "end": 7})
    accept(case, "o1")
    held = [
        (row.tier, str(row.starts_on or ""), str(row.ends_on or ""))
        for row in PartnershipTier.objects.filter(partnership__organisation=partner)
    ]
    assert [(tier, begun if tier == "strategic" or year != "2015" else "", end) for tier, begun, end in held] == tiers


def test_a_tier_that_was_decided_for_its_time_is_not_cut_by_a_text(partner):
    set_tier(by=SYSTEM, organisation=partner, tier="partner", starts_on="2010", ends_on="2018", basis="Order 7")
    set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on="2019")
    case = text_of("2015", tier="strategic", tier_span=None)
    stays = "The record stays as it is."
    assert told(case, "o1") == [("Strategic partner on 2015", "Partner since 2010", stays)]
    accept(case, "o1")
    held = PartnershipTier.objects.filter(partnership__organisation=partner)
    assert [(row.tier, str(row.starts_on)) for row in held] == [("partner", "2010"), ("strategic", "2019")]


def test_since_when_we_work_together(partner):
    start_partnership(by=SYSTEM, organisation=partner, started_on="2011")
    case = text_of("2025", since="2014", since_span=None)
    since = ("working together since 2014", "working together since 2011", "The record stays as it is.")
    assert told(case, "o1") == [since]
    accept(case, "o1")
    assert str(Partnership.objects.get().started_on) == "2011"


@pytest.mark.parametrize(
    ("year", "status", "stage", "story"),
    [
        ("2015", "possible", "agreed", ["agreed", "mentioned"]),
        ("2015", "existing", "agreed", ["agreed", "running"]),
        ("2025", "proposed", "agreed", ["agreed"]),
        ("", "possible", "agreed", ["agreed"]),
        ("2025", "existing", "running", ["agreed", "running"]),
    ],
    ids=["older and less ripe", "older and riper", "newer and less ripe", "undated", "newer and riper"],
)
def test_a_promise_does_not_go_back(partner, year, status, stage, story):
    promise = record_promise(
        by=SYSTEM, title="Summer school", organisations=[partner], stage="agreed", stage_on="2020-05"
    )
    case = text_of(year)
    factories.commitment(case, "c1", "They agreed to open a summer school.", ["o1"], status=status)
    differs = told(case, "c1")
    accept(case, "c1")
    promise.refresh_from_db()
    assert (Initiative.objects.count(), promise.stage, [each.stage for each in promise.stages.order_by("pk")]) == (
        1,
        stage,
        story,
    )
    contradicts = (year, status) in {("2015", "existing"), ("2025", "proposed"), ("", "possible")}
    assert [held for _told, held, _then in differs] == (["Agreed since May 2020"] if contradicts else [])


def test_the_day_and_the_state_of_an_agreement(partner):
    held = register_agreement(
        by=SYSTEM,
        title="Memorandum",
        organisations=[partner],
        kind="framework",
        signed_on="2015-04-12",
        status="expired",
    )
    case = text_of("2016")
    factories.agreement(case, "a1", "a cooperation agreement in April 2015", ["o1"], date="2015-04")
    factories.agreement(case, "a2", "a cooperation agreement", ["o1"], date="2016-02")
    assert told(case, "a1") == [("Signed", "Expired", "The record stays as it is.")]
    beside = ("February 2016", "Memorandum, signed 12 April 2015", "Enters as another agreement.")
    assert told(case, "a2") == [beside]
    accept(case, "a1")
    services.choose(by=SYSTEM, finding=case.findings.get(key="a2"), choice=f"record:{held.pk}")
    assert told(case, "a2")[0] == ("February 2016", "12 April 2015", "The record stays as it is.")
    accept(case, "a2")
    agreement = Agreement.objects.get()
    assert (str(agreement.signed_on), agreement.status) == ("2015-04-12", "expired")


def test_the_day_of_a_meeting(partner):
    held = log_engagement(
        by=SYSTEM, title="", kind="visit", held_on="2025-05-08", organisations=[partner], direction="inbound"
    )
    case = text_of("2025")
    factories.engagement(case, "e1", "On 7 May 2025 Marta Oliveira", ["o1"])
    (side,) = told(case, "e1")
    assert (side[0], side[2]) == ("7 May 2025", "Enters as another meeting.")
    services.choose(by=SYSTEM, finding=case.findings.get(key="e1"), choice=f"record:{held.pk}")
    assert told(case, "e1") == [("7 May 2025", "8 May 2025", "The record stays as it is.")]
    accept(case, "e1")
    assert str(Engagement.objects.get().held_on) == "2025-05-08"


def test_figures_stand_beside_each_other_each_of_its_day(partner):
    keep_figure(by=SYSTEM, indicator="students", value=15000, as_of="2024", organisation=partner)
    case = text_of("2015")
    factories.figure(case, "f1", "11,400 students", "o1")
    sides = ("11400 as of 2015", "15000 as of 2024", "Both are kept, each of its day.")
    assert told(case, "f1") == [sides]
    accept(case, "f1")
    held = {str(each.as_of): each.value for each in PublishedFigure.objects.all()}
    assert held == {"2024": 15000, "2015": 11400}


def test_the_name_of_an_organisation(partner):
    add_name(by=SYSTEM, organisation=partner, text="Harbour College", kind="former")
    case = factories.intake("Harbour College has 11,400 students.", "2001")
    known = [factories.candidate("record", str(partner.pk), "Harbour University")]
    factories.organisation(case, "o1", "Harbour College", linked=True, candidates=known)
    accept(case, "o1")
    partner.refresh_from_db()
    assert (partner.name, {(each.text, each.kind) for each in partner.names.all()}) == (
        "Harbour University",
        {("Harbour University", "official"), ("Harbour College", "former")},
    )


def test_another_country_is_told_and_not_taken_over(partner):
    case = text_of("2025", country="ES")
    assert told(case, "o1") == [("Spain", "Portugal", "The record stays as it is.")]
    accept(case, "o1")
    partner.refresh_from_db()
    assert partner.country == "PT"
