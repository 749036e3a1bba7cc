"""The demonstration holds what was published, where a visitor looks for it."""

import pytest
from django.test import Client

from syndesis.activities.models import Activity, Grant
from syndesis.agreements.models import Agreement
from syndesis.cli.demonstration import load
from syndesis.core.models import Change, User
from syndesis.directory.models import (
    Membership,
    OfficeAbroad,
    Organisation,
    OrganisationIdentifier,
    Partnership,
    Person,
)
from syndesis.directory.queries import home
from syndesis.engagement.models import Engagement, Initiative, Proposal, RecurringEvent
from syndesis.insight.models import PublishedFigure
from syndesis.insight.panels import of_network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def organisation(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


@pytest.fixture
def upm() -> Organisation:
    return organisation("Universidad Politécnica de Madrid")


def test_it_is_loaded_once_only():
    before = (Organisation.objects.count(), Change.objects.count())
    load()
    assert (Organisation.objects.count(), Change.objects.count()) == before


@pytest.mark.concept(50)
def test_as_many_universities_and_countries_are_partners_as_the_institution_says():
    abroad = Partnership.objects.filter(organisation__kind="university").exclude(organisation__country="RU")
    figures = {figure.indicator: figure.value for figure in PublishedFigure.objects.filter(is_invented=False)}
    counted = (abroad.count(), abroad.values("organisation__country").distinct().count())
    assert counted == (figures["partner universities"], figures["partner countries"]) == (250, 47)


@pytest.mark.concept(1)
def test_the_strategic_partners_are_those_of_the_published_list_and_upm():
    strategic = Partnership.objects.filter(tiers__tier="strategic", tiers__ends_on="")
    assert {str(partnership) for partnership in strategic} == {
        "Leibniz University Hannover", "University of Stuttgart", "Technische Universität Berlin",
        "Graz University of Technology", "Universitat Politècnica de València", "Politecnico di Milano",
        "Lappeenranta-Lahti University of Technology", "City, University of London", "Tsinghua University",
        "Zhejiang University", "Universidad Politécnica de Madrid",
    }  # fmt: skip


@pytest.mark.concept(8, 9)
def test_the_home_institution_has_its_units_and_the_office_its_former_names():
    units = set(home().units.values_list("name", flat=True))
    office = organisation("International Office")
    assert {"Institute of Energy", "Technopark “Polytechnic”", "Information Center in Madrid"} < units
    assert {name.text for name in office.names.filter(kind="former")} == {
        "International Relations Office", "International Cooperation Office",
    }  # fmt: skip


@pytest.mark.concept(42, 43, 7, 10)
def test_the_partnership_with_upm_began_in_april_2011(upm):
    agreement = Agreement.objects.get(organisations=upm, is_invented=False)
    names = set(upm.names.values_list("text", flat=True))
    assert (str(upm.partnership.started_on), str(agreement.signed_on)) == ("2011-04", "2011-04")
    assert set(upm.units.values_list("name", flat=True)) == {
        "Language Center", "School of Engineering and Industrial Design", "School of Mining and Energy",
    }  # fmt: skip
    assert {"UPM", "Technical University of Madrid", "Madrid Polytechnic University"} < names


@pytest.mark.concept(22, 4, 3)
def test_the_trilateral_meeting_is_dated_by_its_report():
    meeting = Engagement.objects.get(title="Trilateral meeting with UPM and Talgo")
    present = {(str(row), row.role) for row in meeting.participants.filter(person=None)}
    assert (str(meeting.held_on), meeting.no_later_than) == ("2019-12-09", True)
    assert present == {
        ("Peter the Great St. Petersburg Polytechnic University", "host"),
        ("Universidad Politécnica de Madrid", "guest"),
        ("Talgo", "guest"),
        ("Consulate General of Spain in St. Petersburg", "guest"),
    }


@pytest.mark.concept(23, 13, 15)
def test_the_online_meetings_are_a_series_of_three_days_with_nine_people():
    series = Engagement.objects.get(title="Online meetings with UPM", series=None)
    people = {str(row.person) for row in series.participants.exclude(person=None)}
    assert [str(session.held_on) for session in series.sessions.order_by("held_on")] == [
        "2021-02-16", "2021-02-18", "2021-02-19",
    ]  # fmt: skip
    assert (len(people), "Herrero" in people) == (9, True)


@pytest.mark.concept(11)
def test_a_person_has_each_position_with_the_time_for_which_it_is_attested():
    positions = Person.objects.get(family_name="Khizhnyak").positions.all()
    assert [(position.title, str(position.seen_first_on)) for position in positions] == [
        ("director", "2015-09-15"), ("head", "2019-12-09"),
    ]  # fmt: skip


@pytest.mark.concept(5, 6, 25, 45)
def test_the_agreement_with_the_technology_park_was_signed_on_a_visit():
    park = organisation("Technology Park of Tsinghua University")
    visit = Engagement.objects.get(title="Delegation to Tsinghua University")
    assert str(park.parent) == "Tsinghua University"
    assert (visit.direction, str(visit.held_on)) == ("outbound", "2015-04")
    assert [list(link.agreement.organisations.all()) for link in visit.agreement_links.all()] == [[home(), park]]


@pytest.mark.concept(44)
def test_the_relation_with_hannover_is_older_than_any_agreement():
    assert str(organisation("Leibniz University Hannover").partnership.started_on) == "1984"


def test_the_strategic_project_stands_between_its_programme_and_its_parts():
    technopolis = Activity.objects.get(title="Technopolis Polytechnic")
    assert (str(technopolis.parent), technopolis.kind) == ("Priority-2030", "strategic_project")
    assert set(technopolis.children.values_list("title", flat=True)) == {
        "Clean City", "A City on Campus", "International accelerator of innovative projects",
    }  # fmt: skip


def test_what_is_there_is_an_activity_and_no_promise(upm):
    marathon = Activity.objects.get(organisations=upm, is_invented=False)
    assert (marathon.kind, marathon.status, str(marathon.status_on)) == ("marathon", "running", "2021-03-04")
    assert marathon.status_changes.get().remark == "Two spheres so far."
    assert not Initiative.objects.filter(title=marathon.title).exists()


def test_two_invented_promises_became_activities_under_their_agreements():
    kept = Initiative.objects.exclude(activity=None)
    assert {(row.title, row.activity.agreement.title, row.activity.is_invented) for row in kept} == {
        ("Second intake of the double degree in power engineering", "Double degree in power engineering", True),
        ("Double degree in transport systems", "Joint programme in transport systems", True),
    }


@pytest.mark.concept(37)
def test_a_promise_stands_at_the_last_stage_of_its_story():
    module = Initiative.objects.get(title="Joint module of the Summer School")
    assert (module.stage, str(module.stage_on), module.stages.count()) == ("discussed", "2021-03-04", 2)


def test_no_two_organisations_have_the_same_identifier():
    values = list(OrganisationIdentifier.objects.filter(scheme="ror").values_list("value", flat=True))
    assert (len(values), len(set(values))) == (299, 299)


@pytest.mark.concept(12, 10, 61, 102, 115, 117)
def test_chief_facts_stand_in_records_of_their_type():
    titles = Person.objects.get(family_name="Arseniev").positions.values_list("title", "kind")
    short = Person.objects.get(family_name="Khizhnyak").names.values_list("given_name", flat=True)
    grant = Grant.objects.get(is_invented=False)
    reported = {
        day: Engagement.objects.filter(notes__startswith=f"Reported on {day}").values_list("title", flat=True)
        for day in ("21 November 2015", "9 December 2019", "4 March 2021", "10 June 2022")
    }
    figures = {row.indicator: row.value for row in PublishedFigure.objects.filter(organisation=home())}
    kinds = dict(Activity.objects.filter(is_invented=False).values_list("title", "kind"))
    assert sorted(titles) == [
        ("Professor", "academic"),
        ("Vice-Rector for International Affairs", "office"),
        ("Vice-Rector for International Relations", "office"),
    ]
    assert list(short) == ["V. D."]
    assert (str(grant.funder), grant.programme, str(grant.awarded_on)) == (
        "German Academic Exchange Service", "Strategic Partnerships and Thematic Networks", "2012",
    )  # fmt: skip
    assert {day: list(titles) for day, titles in reported.items()} == {
        "21 November 2015": ["Visit of the Tsinghua branch in Wuxi"],
        "9 December 2019": ["Trilateral meeting with UPM and Talgo"],
        "4 March 2021": ["Online meetings with UPM"],
        "10 June 2022": ["Fifth Summit of ATURC"],
    }
    assert {
        "international programs": 100, "double degree programs": 22, "joint doctorate programs": 4,
        "students from abroad": 4500, "students": 26000,
    }.items() <= figures.items()  # fmt: skip
    assert {
        "International Polytechnic Summer School 2022": "summer_school",
        "International Polytechnic Winter School": "winter_school",
        "Joint laboratory with Shanghai Jiao Tong University": "laboratory",
        "Joint laboratory with Tsinghua University": "laboratory",
        "Priority-2030": "strategic_programme",
        "International accelerator of innovative projects": "accelerator",
    }.items() <= kinds.items()
    assert Proposal.objects.filter(is_invented=False).count() == 7
    assert {"Week of Science", "FabLabPicnik", "Summit of ATURC"} <= {row.name for row in RecurringEvent.objects.all()}


@pytest.mark.concept(128)
def test_a_coordinator_and_a_viewer_may_sign_in():
    coordinator, viewer = User.objects.get(username="lana"), User.objects.get(username="viewer")
    assert [coordinator.role, viewer.role] == ["coordinator", "viewer"]
    assert [str(row.organisation) for row in coordinator.responsibilities.all()] == ["International Office"]
    assert all(user.check_password("syndesis-demo") for user in (coordinator, viewer))


def test_the_page_of_upm_shows_what_was_agreed(upm):
    client = Client()
    client.force_login(User.objects.get(username="viewer"))
    page = client.get(upm.get_absolute_url()).content.decode()
    assert "Trilateral meeting with UPM and Talgo" in page
    assert "Language summer schools" in page
    assert "International Student Project Marathon with UPM" in page


@pytest.mark.concept(103)
@pytest.mark.concept(104)
@pytest.mark.concept(105)
def test_the_networks_are_there_with_ourselves_as_a_member():
    ours = {str(row.network): row.network for row in Membership.objects.filter(member=home())}
    wc2, aturc = (ours[name] for name in (
        "World Class Universities in World Cities", "Association of Technical Universities of Russia and China"
    ))  # fmt: skip
    assert (wc2.is_featured, aturc.is_featured) == (True, False)
    assert aturc.memberships.filter(member__name="Tsinghua University").exists()
    assert [(line.title, line.end) for line in of_network(aturc, User.objects.get(username="demo"))] == [
        ("member universities", "68")
    ]


@pytest.mark.concept(20)
@pytest.mark.concept(21)
def test_the_offices_abroad_have_their_days_hosts_and_reference_points():
    offices = {str(office): office for office in OfficeAbroad.objects.select_related("organisation__parent")}
    shanghai, madrid = offices["Representative Office in Shanghai"], offices["Information Center in Madrid"]
    assert (str(shanghai.organisation.founded_on), shanghai.status) == ("2016-04-21", "open")
    assert (str(madrid.host), str(madrid.region)) == ("Universidad Politécnica de Madrid", "Ibero-America")
    points = offices["Reference points in key regions of China"]
    assert (points.status, points.organisation.parent) == ("planned", shanghai.organisation)
    assert offices["Office in Nanjing"].organisation.parent == shanghai.organisation


@pytest.mark.concept(50)
def test_the_map_of_the_demonstration_shows_points_and_offices():
    client = Client()
    client.force_login(User.objects.get(username="demo"))
    page = client.get("/partners/map/")
    told = page.context["headline"]
    points = client.get("/partners/map/points/").json()
    assert (told.countries >= 47, len(points["records"]) > 240, len(points["offices"])) == (True, True, 3)
