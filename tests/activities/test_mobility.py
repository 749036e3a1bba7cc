"""People who moved: single stays without needless names, yearly counts, offers of internships; and that nobody is
counted twice."""

from collections import Counter
from datetime import date

import pytest
from django.utils.timezone import now

from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount
from syndesis.activities.moved import stay_title
from syndesis.activities.objects.mobility import MobilityType
from syndesis.activities.panels import mobility as panels
from syndesis.activities.queries.moved import (
    IN,
    OUT,
    by_year,
    countable_stays,
    movement,
    places_used,
    seen_stays,
)
from syndesis.activities.services.internships import offer_internship
from syndesis.activities.services.mobility import (
    count_mobility,
    note_employment,
    record_stay,
    record_stays,
    revise_count,
    revise_stay,
)
from syndesis.agreements.queries.balance import balance_of
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.erasing import erase_person
from syndesis.directory.models import Partnership, Person
from syndesis.directory.objects import PartnerType
from syndesis.objects.lists import list_state
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def stays(number: int = 1, **fields) -> list[Mobility]:
    facts = {"direction": "out", "starts_on": "2024-09-01"} | fields
    return record_stays([facts for _each in range(number)], by=SYSTEM)


def counts(**fields) -> MobilityCount:
    return count_mobility(by=SYSTEM, **{"direction": "out", "year": 2024, "people": 5} | fields)


def told(moved) -> dict[int, tuple[int, int]]:
    """People out and in, by year."""
    years = by_year(moved.by("year", "direction"))
    return {year: (both[OUT].people, both[IN].people) for year, both in years.items()}


def refused(call, **fields) -> str:
    with pytest.raises(Refused) as found:
        call(**fields)
    return found.value.field


@pytest.mark.concept(90)
@pytest.mark.any_database
def test_a_stay_keeps_who_moved_where_when_and_on_whose_money_but_no_name():
    home()
    partner, unit = organisation("Orchid University"), organisation("Institute of Energy")
    (stay,) = stays(organisation=partner, kind="student", level="master", money="grant", owner_unit=unit)
    stay.refresh_from_db()
    assert (stay_title(stay), stay.year, stay.person, str(stay.owner_unit)) == (
        "Student exchange, Orchid University",
        2024,
        None,
        "Institute of Energy",
    )
    assert [str(revise_stay(stay, by=SYSTEM, starts_on=day).year) for day in ("2024-08", "2024", "2025-01-10")] == [
        "2023",
        "2024",
        "2024",
    ]
    again = Mobility.objects.get()
    assert again.year == 2024


def test_what_cannot_be_is_refused_and_nothing_is_written():
    ours, partner, other = home(), organisation("Orchid University"), organisation("Boreal Turbines", kind="company")
    unit = organisation("Institute of Energy", parent=ours)
    offer = offer_internship(by=SYSTEM, title="Rotors", organisation=other)
    to = {"by": SYSTEM, "direction": "out", "organisation": partner}
    assert [
        refused(record_stay, **to, starts_on="2024-09", ends_on="2024-08"),
        refused(record_stay, **to | {"organisation": unit}),
        refused(record_stay, **to, kind="internship", offer=offer),
        refused(record_stay, **to, kind="student", employment="hired"),
        refused(offer_internship, by=SYSTEM, title="Late", organisation=other, starts_on="2024", ends_on="2023"),
    ] == ["ends_on", "organisation", "offer", "employment", "ends_on"]
    branch = organisation("Boreal Turbines South", kind="company", parent=other)
    placed = record_stay(**to | {"organisation": branch}, kind="internship", offer=offer)
    assert (Mobility.objects.get(), InternshipOffer.objects.get()) == (placed, offer)


def test_the_same_is_not_counted_twice_by_two_counts():
    partner = organisation("Orchid University")
    first = counts(organisation=partner, level="master")
    second = counts(organisation=partner, level="bachelor")
    assert refused(counts, organisation=partner, level="master") == "people"
    assert refused(revise_count, count=second, by=SYSTEM, level="master") == "people"
    assert revise_count(first, by=SYSTEM, people=6).people == 6


@pytest.mark.concept(90)
@pytest.mark.every_database
def test_nobody_is_counted_twice_where_a_count_stands_beside_stays():
    partner, other = organisation("Orchid University"), organisation("Lake University")
    stays(3, organisation=partner, kind="student", level="master")
    stays(2, organisation=partner, kind="student", direction="in")
    stays(4, organisation=partner, kind="internship")
    stays(1, organisation=partner, kind="student", starts_on="2023-10")
    stays(2, organisation=other, kind="student")
    counts(organisation=partner, kind="student", people=7)
    moved = movement(user())
    assert told(moved) == {2024: (7 + 4 + 2, 2), 2023: (1, 0)}
    [cell] = [figure for key, figure in moved.by("organisation", "kind", "year", "direction").items() if figure.counted]
    assert (cell.stays, cell.counted, cell.beside) == (0, 7, 3)
    levels = {level: figure.people for (level,), figure in moved.by("level").items()}
    assert (sum(levels.values()), levels.get("master")) == (16, 0)


def test_figures_are_over_what_one_may_see():
    partner, hidden = organisation("Orchid University"), organisation("Hidden Works", visibility="restricted")
    stays(2, organisation=partner)
    viewer, answering = user("vera", role=Role.VIEWER), user("cora", role=Role.COORDINATOR, answers_for=(hidden,))
    before = told(movement(viewer))
    stays(3, organisation=hidden, direction="in")
    stays(1, organisation=partner, visibility="restricted")
    counts(organisation=partner, visibility="restricted", people=50)
    assert before == told(movement(viewer)) == {2024: (2, 0)}
    assert told(movement(answering)) == {2024: (2, 3)}
    assert told(movement(user("ada", role=Role.ADMINISTRATOR))) == {2024: (50, 3)}
    with pytest.raises(Forbidden):
        record_stay(by=Actor(viewer), direction="out", organisation=partner)


@pytest.mark.every_database
def test_what_is_taken_from_the_count_of_all_is_all_that_one_may_not_see():
    ours, partner = home(), organisation("Orchid University")
    hidden, answered = (organisation(name, visibility="restricted") for name in ("Hidden Works", "Known Works"))
    unit = organisation("Institute of Energy", parent=ours)
    readers = [
        user("vera", role=Role.VIEWER),
        user("cora", role=Role.COORDINATOR, answers_for=(answered, unit)),
        user("mara", role=Role.MANAGER),
        user("ada", role=Role.ADMINISTRATOR),
    ]
    for place, visibility in enumerate(("public", "internal", "restricted")):
        for other in (partner, hidden, answered):
            stays(1, organisation=other, visibility=visibility, level="master")
            stays(place + 1, organisation=other, visibility=visibility, owner_unit=unit, direction="in")
    Mobility.objects.filter(organisation=partner, direction="in", visibility="public").update(archived_at=now())
    assert [sum(row[-1] for row in countable_stays(each).by("direction")) for each in readers] == [4, 16, 4, 26]
    for reader in readers:
        counted = countable_stays(reader)
        found = dict(Counter(seen_stays(reader).values_list("organisation", "level")))
        assert {tuple(values): number for *values, number in counted.by("organisation", "level")} == found
        shown = list_state(MobilityType, reader, {"direction": "in"})
        assert shown.page.paginator.count == seen_stays(reader).filter(direction="in").count()
        [directions] = [facet.values for facet in shown.facets if facet.name == "direction"]
        assert {each.value: each.count for each in directions} == Counter(
            seen_stays(reader).values_list("direction", flat=True)
        )


@pytest.mark.concept(90)
@pytest.mark.every_database
def test_the_list_of_partners_tells_the_balance_that_their_pages_tell(client):
    ours, partner, other = home(), organisation("Orchid University"), organisation("Lake University")
    idle = organisation("Idle University")
    one, two, three = (
        register_agreement(by=SYSTEM, title="Exchange", kind="exchange", organisations=[ours, each], signed_on="2023")
        for each in (partner, partner, other)
    )
    one.places_used.create(year=2024, direction="out", people=1)
    stays(3, organisation=partner, agreement=one)
    stays(5, organisation=partner, agreement=one, direction="in", kind="student")
    counts(organisation=partner, agreement=one, direction="in", kind="student", people=4)
    stays(2, organisation=partner, agreement=two, direction="in", kind="student")
    stays(1, organisation=partner, agreement=two, starts_on="")
    counts(organisation=other, agreement=three, people=2)
    stays(2, organisation=other, agreement=three, direction="in")
    stays(9, organisation=other)
    stays(6, organisation=other, agreement=three, direction="in", visibility="restricted")
    shared = {"title": "Exchange", "kind": "exchange", "signed_on": "2023"}
    hidden = register_agreement(by=SYSTEM, organisations=[ours, idle], visibility="restricted", **shared)
    stays(7, organisation=idle, agreement=hidden, direction="in")
    for each in (partner, other, idle):
        Partnership.objects.get_or_create(organisation=each)
    reader = user()
    rows = PartnerType.rows(reader).values_list("name", "exchange_balance")
    assert dict(rows) == {"Orchid University": 4 + 2 - 1, "Lake University": 0, "Idle University": None}
    for agreements, people in (((one, two), 5), ((three,), 0)):
        assert balance_of(agreements, date(2026, 6, 1), places_used(agreements, reader)).people == people
    client.force_login(reader)
    page = client.get("/partners/?columns=name,exchange_balance&sort=-exchange_balance").content.decode()
    assert page.index("they +5") < page.index("Lake University") < page.index("Idle University")


@pytest.mark.concept(90)
@pytest.mark.every_database
def test_stays_and_counts_under_an_agreement_are_places_used_where_none_are_written_down():
    ours, partner = home(), organisation("Orchid University")
    under = register_agreement(
        by=SYSTEM, title="Exchange", kind="exchange", organisations=[ours, partner], signed_on="2023", starts_on="2023"
    )
    stays(3, organisation=partner, agreement=under)
    stays(2, organisation=partner, agreement=under, direction="in")
    stays(4, organisation=partner, agreement=under, starts_on="2025-09")
    stays(9, organisation=partner)
    counts(organisation=partner, agreement=under, year=2023, direction="in", people=6)
    counts(organisation=partner, year=2025, people=30)
    under.places_used.create(year=2024, direction="out", people=1)
    reader = user()
    balance = balance_of([under], date(2026, 6, 1), places_used([under], reader))
    assert {year.year: (year.used["out"], year.used["in"]) for year in balance.years} == {
        2023: (0, 6),
        2024: (1, 2),
        2025: (4, 0),
    }
    assert balance.from_records == 12
    lines = [(line.title, line.detail) for line in panels.under_agreement(under, reader)]
    assert lines[1:] == [
        ("2025/26", "4 from us, 0 to us"),
        ("2024/25", "3 from us, 2 to us"),
        ("2023/24", "0 from us, 6 to us · 6 by yearly counts"),
    ]


@pytest.mark.concept(85)
@pytest.mark.concept(86)
def test_an_offer_tells_its_placements_and_what_became_of_the_interns():
    company = organisation("Boreal Turbines", kind="company")
    offer = offer_internship(by=SYSTEM, title="Rotors", organisation=company, places=2)
    one, two, three, _four = stays(4, organisation=company, kind="internship", offer=offer)
    for stay, outcome in ((one, "hired"), (two, "none"), (three, "hired")):
        note_employment(stay, by=SYSTEM, employment=outcome)
    reader = user()
    first = panels.placements(offer, reader)[0]
    assert (first.title, first.end, first.tone) == ("4 placements", "more than there are places", "warn")
    expected = [("No job", "1 · 33 %", 33), ("Hired", "2 · 67 %", 67), ("Not known", "1", None)]
    assert [(line.title, line.end, line.share) for line in panels.employment(offer, reader)] == expected
    assert [line.title for line in panels.employment_with(company, reader)] == ["No job", "Hired", "Not known"]
    assert [(line.title, line.end) for line in panels.offered_by(company, reader)] == [("Rotors", "2 places")]


@pytest.mark.concept(88)
def test_a_research_internship_stands_with_the_laboratory_that_hosts_it():
    laboratory = organisation("Laboratory of Light Structures", kind="laboratory", parent=home())
    partner, joint = organisation("Orchid University"), activity("Joint laboratory", kind="laboratory")
    facts = {"kind": "research", "direction": "in", "level": "doctoral", "starts_on": "2025-02", "ends_on": "2025-07"}
    stays(2, organisation=partner, host_unit=laboratory, activity=joint, **facts)
    reader = user()
    lines = panels.hosted_by(laboratory, reader)
    assert [(line.title, line.detail, line.end) for line in lines] == [
        ("Research internship, Orchid University", "To us · 2024/25", "February 2025–July 2025")
    ] * 2
    assert len(panels.within_activity(joint, reader)) == 2


@pytest.mark.concept(93)
def test_staff_are_exchanged_both_ways_and_erasing_one_leaves_the_stay():
    partner, teacher = organisation("Orchid University"), person("Quince", "Ada")
    stays(1, organisation=partner, kind="teaching", person=teacher)
    stays(2, organisation=partner, kind="training", direction="in")
    reader = user()
    lines = panels.of_partner(partner, reader)
    assert [(line.title, line.detail, line.end) for line in lines] == [
        ("All years", "1 from us, 2 to us", "they +1"),
        ("2024/25", "1 from us, 2 to us", "they +1"),
    ]
    assert [line.title for line in panels.of_person(teacher, reader)] == ["Teaching by staff, Orchid University"]
    erase_person(teacher, by=Actor(user("ada", role=Role.ADMINISTRATOR)))
    assert Mobility.objects.filter(kind="teaching").count() == 1
    assert not Person.objects.filter(family_name="Quince").exists()
