"""Calls, grants and what they come to; intellectual property with its owners; facilities and who may use them."""

from datetime import date
from decimal import Decimal

import pytest

from syndesis.activities.amounts import from_whom, won_with
from syndesis.activities.models import Grant, StartupDetails
from syndesis.activities.objects import CallType, FacilityType, GrantType, IntellectualPropertyType
from syndesis.activities.panels import belongings, startups
from syndesis.activities.panels import money as panels
from syndesis.activities.queries.money import Amounts, sums
from syndesis.activities.services.belongings import register_property, revise_property
from syndesis.activities.services.money import announce_call, record_grant, record_grants, revise_grant
from syndesis.core.history import Actor
from syndesis.core.models import Role, Visibility
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.objects import PartnerType
from syndesis.objects.services import create, revise
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def said(lines) -> list[tuple[str, str, str]]:
    return [(line.title, line.detail, line.end) for line in lines]


def panel(kind, name: str):
    [found] = [each for each in kind.all_panels() if each.name == name]
    return found.lines


@pytest.mark.concept(61)
def test_a_grant_names_funder_programme_award_and_the_partner_it_was_won_with():
    daad, hannover = organisation("Exchange Service", kind="funder"), organisation("Leibniz University")
    record_grant(
        by=SYSTEM, title="Strategic partnership", funder=daad, programme="Thematic Networks", awarded_on="2012",
        organisations=[hannover], holder=home(),
    )  # fmt: skip
    reader = user()
    assert said(panel(PartnerType, "grants")(hannover, reader)) == [
        ("Strategic partnership", "Exchange Service · Thematic Networks · awarded 2012", "")
    ]
    assert said(panel(PartnerType, "grants")(daad, reader)) == [
        ("Strategic partnership", "Thematic Networks · with Leibniz University · awarded 2012", "")
    ]
    assert [row.year for row in GrantType.rows(reader)] == [2012]


@pytest.mark.concept(62)
def test_one_project_has_two_funders_with_a_call_of_both_and_its_sums_stay_apart():
    rsf, nsfc = organisation("Science Foundation", kind="funder"), organisation("Natural Foundation", kind="funder")
    call = announce_call(
        by=SYSTEM, title="Joint call 2026", organisations=[rsf, nsfc], opens_on=date(2026, 1, 10),
        closes_on=date(2026, 3, 1), amount=30_000_000, currency="RUB",
    )  # fmt: skip
    project = activity("Blades that last", kind="project")
    facts = {"call": call, "activity": project}
    record_grants(
        [
            {"title": "Blades, our side", "funder": rsf, "amount": 6_000_000, "own_share": 6_000_000, "currency": "RUB"}
            | facts,
            {"title": "Blades, more", "funder": rsf, "amount": 500_000, "own_share": 0, "currency": "RUB"} | facts,
            {"title": "Blades, their side", "funder": nsfc, "amount": 1_250_000, "currency": "CNY"} | facts,
        ],
        by=SYSTEM,
    )
    reader = user()
    assert said(panels.of_activity(project, reader)) == [
        ("Blades, their side", "Natural Foundation", "CN¥1,250,000"),
        ("Blades, more", "Science Foundation · none of it for us", "RUB\u00a0500,000"),
        ("Blades, our side", "Science Foundation · of it RUB\u00a06,000,000 for us", "RUB\u00a06,000,000"),
        ("Together", "2 grants in RUB · of it RUB\u00a06,000,000 for us", "RUB\u00a06,500,000"),
    ]
    assert [line.title for line in panels.funders(call, reader)] == ["Natural Foundation", "Science Foundation"]
    assert [line.is_counted for line in panels.won_in(call, reader)] == [True, True, True, False]
    assert said(panels.calls_of(nsfc, reader)) == [("Joint call 2026", "RUB\u00a030,000,000", "closes 1 March 2026")]


@pytest.mark.concept(63)
def test_an_activity_tells_its_own_grants_and_what_they_come_to_with_its_parts():
    funder, whole = organisation("Science Foundation", kind="funder"), activity("Clean City", kind="project")
    part = activity("Clean water", kind="project", parent=whole)
    below, secret = (
        activity("Filters", kind="project", parent=part),
        activity("Quince", visibility="restricted", parent=part),
    )
    many = [(whole, 100, "EUR", "internal"), (part, 20, "EUR", "internal"), (below, 3, "EUR", "internal"),
            (below, 9, "USD", "internal"), (below, 500, "EUR", "restricted")]  # fmt: skip
    record_grants(
        [{"title": f"For {row}", "funder": funder, "amount": amount, "currency": currency, "activity": row,
          "visibility": seen} for row, amount, currency, seen in many],
        by=SYSTEM,
    )  # fmt: skip
    reader = user()
    lines = panels.of_activity(whole, reader)
    assert [(line.title, line.end) for line in lines] == [
        ("For Clean City", "€100"), ("With its parts", "€123"), ("With its parts", "$9"),
    ]  # fmt: skip
    assert lines[1].url == f"/grants/?activity={whole.pk}&activity={part.pk}&activity={below.pk}"
    assert [line.end for line in panels.of_activity(below, reader)] == ["$9", "€3"]
    record_grants([{"title": "Open", "funder": funder, "amount": 1, "currency": "EUR", "activity": secret}], by=SYSTEM)
    assert [(line.end, line.url) for line in panels.of_activity(whole, reader)[1:]] == [("€124", ""), ("$9", "")]


def test_what_contradicts_itself_is_refused_at_its_field():
    funder = organisation("Science Foundation", kind="funder")
    refused = [
        (announce_call, {"organisations": [funder], "opens_on": date(2026, 3, 1), "closes_on": date(2026, 2, 1)}),
        (announce_call, {"organisations": []}),
        (announce_call, {"organisations": [funder], "amount": 5}),
        (record_grant, {"funder": funder, "amount": 5, "currency": "EURO"}),
        (record_grant, {"funder": funder, "amount": 5, "own_share": 6, "currency": "EUR"}),
        (record_grant, {"funder": funder, "starts_on": "2026", "ends_on": "2025"}),
        (register_property, {"filed_on": "2026-05", "granted_on": "2025"}),
    ]
    told = []
    for service, fields in refused:
        with pytest.raises(Refused) as error:
            service(by=SYSTEM, title="Blades", **fields)
        told.append((error.value.field, str(error.value)))
    assert told == [
        ("closes_on", "The call would close before it opens."),
        ("organisations", "Say who calls for proposals."),
        ("currency", "Say in which currency."),
        ("currency", "“EURO” is no currency that is known: write three letters, such as EUR."),
        ("own_share", "Our share of €6 is more than the whole of €5."),
        ("ends_on", "The end lies before the beginning."),
        ("granted_on", "It cannot be granted before it was filed."),
    ]
    grant = record_grant(by=SYSTEM, title="Blades", funder=funder, amount=5, currency="EUR")
    with pytest.raises(Refused, match="more than the whole"):
        revise_grant(grant, by=SYSTEM, own_share=Decimal("5.01"))
    assert Grant.objects.get().own_share is None


@pytest.mark.concept(63)
def test_sums_are_told_by_currency_and_a_grant_without_an_amount_counts_as_a_grant_only():
    funder = organisation("Science Foundation", kind="funder")
    many = [(100, 40, "EUR"), (200, None, "EUR"), (5, 5, "USD"), (None, None, "")]
    record_grants(
        [
            {"title": f"Grant {number}", "funder": funder, "amount": amount, "own_share": own, "currency": currency}
            for number, (amount, own, currency) in enumerate(many)
        ],
        by=SYSTEM,
    )
    assert sums(Grant.objects.all()) == [
        Amounts("EUR", Decimal(300), Decimal(40), 2),
        Amounts("USD", Decimal(5), Decimal(5), 1),
        Amounts("", Decimal(0), None, 1),
    ]


@pytest.mark.concept(80)
def test_intellectual_property_has_owners_with_shares_and_licences():
    us, talgo, bank = home(), organisation("Talgo", kind="company"), organisation("Boreal Bank", kind="company")
    project = activity("Quiet wheels", kind="project")
    row = create(
        IntellectualPropertyType, by=SYSTEM, title="Wheel that listens", kind="patent", status="granted",
        filed_on="2022-03", granted_on="2024", activity=project,
        shares=[{"organisation": us, "percent": Decimal(60)}, {"organisation": talgo, "percent": Decimal(40)}],
        licences=[
            {"organisation": bank, "is_exclusive": True, "market": "Spain", "amount": 20_000, "currency": "EUR",
             "starts_on": "2025", "ends_on": "2027"},
        ],
    )  # fmt: skip
    reader = user()
    assert said(belongings.owners(row, reader)) == [
        ("Northern Polytechnic", "", "60\u00a0%"),
        ("Talgo", "", "40\u00a0%"),
    ]
    assert said(belongings.licences(row, reader)) == [("Boreal Bank", "exclusive · Spain · 2025–2027", "€20,000")]
    told = [("Wheel that listens", "Patent · Northern Polytechnic 60\u00a0%, Talgo 40\u00a0%", "Granted · 2024")]
    for name, subject in (("property", talgo), ("property", bank), ("property", us)):
        assert said(panel(PartnerType, name)(subject, reader)) == told
    assert said(belongings.property_of_activity(project, reader)) == told
    with pytest.raises(Refused) as error:
        revise(IntellectualPropertyType, row, by=SYSTEM, shares=[
            {"organisation": us, "percent": Decimal(60)}, {"organisation": talgo, "percent": Decimal("40.5")},
        ])  # fmt: skip
    assert (error.value.field, str(error.value)) == (
        "shares",
        "Together the shares are 100.5\u00a0%, more than the whole: Northern Polytechnic 60\u00a0%, Talgo 40.5\u00a0%.",
    )
    with pytest.raises(Refused, match="Row 1: The end lies before the beginning"):
        revise(IntellectualPropertyType, row, by=SYSTEM, licences=[
            {"organisation": bank, "starts_on": "2025", "ends_on": "2024"}
        ])  # fmt: skip


def test_shares_that_the_writer_may_not_see_count_but_are_not_named():
    hidden = organisation("Quince", visibility=Visibility.RESTRICTED)
    known = organisation("Talgo")
    row = register_property(by=SYSTEM, title="Wheel", shares=[{"organisation": hidden, "percent": Decimal(70)}])
    writer = Actor(user(role=Role.MANAGER))
    with pytest.raises(Refused) as error:
        revise_property(row, by=writer, shares=[{"organisation": known, "percent": Decimal(40)}])
    assert str(error.value) == "Together the shares are 110\u00a0%, more than the whole: Talgo 40\u00a0%."
    assert [str(each) for each in row.shares.all()] == ["Quince"]


@pytest.mark.concept(75)
def test_a_facility_says_who_keeps_it_on_what_terms_and_who_may_use_it():
    unit = organisation("Laboratory of Light Structures", parent=home(), kind="laboratory")
    wuxi, project = organisation("Branch in Wuxi"), activity("Light frames", kind="project")
    row = create(
        FacilityType, by=SYSTEM, name="Friction welder", owner_unit=unit, is_offered=True, terms="By the hour",
        contact=person("Panchenko"),
        accesses=[{"organisation": wuxi, "activity": project, "what": "Test frames", "starts_on": "2016"}],
    )  # fmt: skip
    reader = user()
    assert said(belongings.accesses(row, reader)) == [("Branch in Wuxi", "Test frames · Light frames", "since 2016")]
    assert said(belongings.used_by(wuxi, reader)) == [
        ("Friction welder", "Laboratory of Light Structures · Test frames", "since 2016")
    ]
    assert [line.title for line in belongings.used_within(project, reader)] == ["Friction welder"]
    assert said(belongings.kept_by(unit, reader)) == [("Friction welder", "", "open to partners")]


@pytest.mark.concept(78)
def test_a_park_shows_its_residents_and_a_partner_the_startups_it_supports():
    park, mentor = organisation("Zhong Park", kind="technopark"), organisation("Boreal Bank", kind="company")
    startup = activity("Robots", kind="startup")
    StartupDetails.objects.create(
        activity=startup, stage="prototype", market="China", park=park, resident_since="2024-05"
    )
    startup.contributions.create(organisation=mentor, kind="mentoring", what="two engineers")
    startup.contributions.create(organisation=mentor, kind="money", amount=20_000, currency="EUR")
    activity("Quince", kind="startup", visibility=Visibility.RESTRICTED)
    reader = user()
    assert [line.detail for line in startups.residents(park, reader)] == [
        "Prototype · China · since May 2024 · Startup"
    ]
    assert [(line.title, line.detail) for line in startups.startups(mentor, reader)] == [
        ("Robots", "Prototype · Mentoring: two engineers · Money €20,000 · Startup")
    ]


def test_what_is_restricted_is_on_no_page_of_those_who_do_not_answer_for_it():
    funder, hidden = organisation("Science Foundation"), organisation("Quince", visibility=Visibility.RESTRICTED)
    record_grant(by=SYSTEM, title="Secret", funder=funder, amount=5, currency="EUR", visibility=Visibility.RESTRICTED)
    record_grant(by=SYSTEM, title="Open", funder=hidden, amount=7, currency="EUR", organisations=[hidden])
    outsider, insider = user("out", Role.VIEWER), user("in", Role.COORDINATOR, answers_for=(funder, hidden))
    assert said(panels.of_organisation(funder, outsider)) == []
    assert [line.title for line in panels.of_organisation(funder, insider)] == ["Secret"]
    assert [(row.title, from_whom(row), won_with(row)) for row in GrantType.rows(outsider)] == [("Open", "", "")]
    with pytest.raises(Forbidden):
        create(GrantType, by=Actor(user("contributor", Role.CONTRIBUTOR)), title="New", funder=funder)
    made = create(CallType, by=Actor(insider), title="New", organisations=[funder])
    assert CallType.policy.can(insider, "change", made)
