"""What is kept of each kind of activity: asked of it alone, seen on its page, found by its words."""

from decimal import Decimal

import pytest

from syndesis.activities import panels
from syndesis.activities.models import Activity
from syndesis.activities.objects import ActivityType
from syndesis.activities.panels.modules import tracks_with_us
from syndesis.activities.services import revise_activity
from syndesis.agreements.services import register_agreement
from syndesis.core import search
from syndesis.core.models import Role
from syndesis.core.services import Refused
from syndesis.directory.services import register_person
from syndesis.directory.services.fields import define_field
from syndesis.directory.services.networks import register_network
from syndesis.objects.services import create, revise
from tests.activities.factories import activity
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM, organisation, user
from tests.web.forms import facts, signed_in, url

pytestmark = pytest.mark.django_db


def kept(title: str, kind: str, **tables) -> Activity:
    return create(ActivityType, by=SYSTEM, title=title, kind=kind, status="running", **tables)


def lines(shown) -> list[tuple[str, str]]:
    return [(line.title, line.detail or line.end) for line in shown]


def page_of(client, row: Activity) -> str:
    signed_in(client, "ada", role=Role.ADMINISTRATOR)
    return " ".join(client.get(row.get_absolute_url()).content.decode().split())


def test_what_is_asked_of_one_kind_is_refused_of_another_and_stays_hidden_when_the_kind_changes(client):
    degree = kept("Machines", "double_degree", programme=[{"level": "master", "credits": 120}])

    with pytest.raises(Refused, match="This is only for: Summer school, Winter school, Language school") as refused:
        revise(ActivityType, degree, by=SYSTEM, school=[{"edition": "First"}])
    revise(ActivityType, degree, by=SYSTEM, kind="project")

    assert refused.value.field == "school"
    assert (degree.programme.credits, "Credits" in page_of(client, degree)) == (120, False)
    with pytest.raises(Refused, match="There can be one row only"):
        revise(ActivityType, degree, by=SYSTEM, project=[{"acronym": "ONE"}, {"acronym": "TWO"}])


def test_a_form_draws_a_single_row_as_fields_and_saves_it(client):
    row = activity("Machines", kind="double_degree")
    signed_in(client, "ada", role=Role.ADMINISTRATOR)
    page = client.get(url(row))
    sent = facts(page)
    assert 'data-only="kind=double_degree,joint_master,' in page.content.decode()

    answer = client.post(url(row), sent | {"programme-0-level": ["master"], "programme-0-credits": ["60"]})
    again = facts(client.get(url(row)))
    client.post(url(row), again | {"programme-0-credits": ["90"]})
    wrong = client.post(url(row), facts(client.get(url(row))) | {"school-0-edition": ["First"]})

    row.refresh_from_db()
    assert (answer.status_code, row.programme.level, row.programme.credits) == (302, "master", 90)
    assert "This is only for: Summer school" in wrong.context["form"].errors["school"][0]


def test_the_api_takes_details_as_a_list_of_one():
    row = activity("Rails", kind="project")
    api = of_role(Role.ADMINISTRATOR)
    path = f"/activities/{row.pk}/"

    api.patch(path, {"project": [{"type": "contract", "value": 1250.50, "currency": "EUR"}]})
    answer = api.patch(path, {"project": [{"acronym": "RAIL"}]}).json()
    refused = api.patch(path, {"startup": [{"market": "China"}]})

    [said] = answer["project"]
    assert (said["type"], said["value"], said["acronym"]) == ("contract", 1250.50, "RAIL")
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["startup"])


@pytest.mark.concept(52, 53, 127)
def test_a_programme_leads_with_level_award_and_pipeline_and_counts_its_cohorts(client):
    partner = organisation("Orchid University")
    cohorts = [{"year": 2024, "applied": 40, "began": 20}, {"year": 2023, "applied": 30, "began": 10, "finished": 9}]
    degree = kept(
        "Machines",
        "double_degree",
        organisations=[partner],
        programme=[{"level": "master", "award": "double", "pipeline": "admission"}],
        cohorts=cohorts,
    )

    shown = panels.cohorts(degree, user())

    assert [(line.title, line.end, line.share) for line in shown] == [
        ("2024", "40 applied · 20 began", 100),
        ("2023", "30 applied · 10 began · 9 finished", 50),
    ]
    page = page_of(client, degree)
    assert page.index("Master") < page.index("Two degrees") < page.index("Open for admission") < page.index("Orchid")
    with pytest.raises(Refused, match="Row 1: More finished than began"):
        revise(ActivityType, degree, by=SYSTEM, cohorts=[{"year": 2022, "began": 3, "finished": 4}])


@pytest.mark.concept(94, 95, 97)
def test_a_school_shows_its_edition_its_modules_with_whom_and_who_came_from_where(client):
    talgo, orchid = organisation("Quince Rail", kind="company"), organisation("Orchid University")
    series, reader = activity("Polytechnic School", kind="language_school"), user()
    school = kept(
        "Polytechnic School 2024",
        "language_school",
        parent=series,
        school=[{"type": "language", "edition": "Third", "languages": "Russian, Spanish"}],
        modules=[{"title": "Quiet rails", "owner": talgo, "credits": 2}],
        cohorts=[{"year": 2024, "organisation": orchid, "began": 8}, {"year": 2024, "country": "CN", "began": 24}],
    )

    shown = panels.cohorts(school, reader)

    assert [(line.title, line.end) for line in shown] == [
        ("2024", "32 together"),
        ("China", "24 began"),
        ("Orchid University", "8 began"),
    ]
    assert [(line.title, line.end) for line in panels.cohorts(series, reader)] == [
        (line.title, line.end) for line in shown
    ]
    page = page_of(client, school)
    assert all(
        word in page for word in ("Third", "Russian, Spanish", "Quiet rails", "Quince Rail", "Polytechnic School")
    )
    with pytest.raises(Refused, match="This is only for"):
        revise(ActivityType, school, by=SYSTEM, tracks=[{"title": "Sea"}])


@pytest.mark.concept(98)
def test_a_marathon_has_editions_tracks_with_partners_and_teams_with_places_and_results(client):
    orchid = organisation("Orchid University")
    series = kept("Marathon", "marathon")
    marathon = kept(
        "Marathon 2024",
        "marathon",
        parent=series,
        organisations=[orchid],
        cohorts=[{"year": 2024, "organisation": orchid, "began": 40}],
        tracks=[{"title": "Water", "organisation": orchid}, {"title": "Rails", "organisation": orchid}],
    )
    water, rails = marathon.tracks.order_by("pk")
    other = kept("Other marathon", "marathon")
    teams = [
        {"name": "Reed", "track": water, "place": 1, "members": 4, "result": "A filter that grows"},
        {"name": "Hush", "track": rails, "place": 2},
    ]

    revise(ActivityType, marathon, by=SYSTEM, teams=teams)

    assert [(team.name, team.place, team.track) for team in marathon.teams.all()] == [
        ("Reed", 1, water),
        ("Hush", 2, rails),
    ]
    reader = user()
    assert lines(tracks_with_us(orchid, reader)) == [("Water", "Marathon 2024"), ("Rails", "Marathon 2024")]
    assert lines(panels.parts(series, reader)) == [("Marathon 2024", "Marathon or competition · Orchid University")]
    page = page_of(client, marathon)
    assert page.index("40 began") < page.index("Water") < page.index("Reed") < page.index("A filter that grows")
    with pytest.raises(Refused, match="The track is one of another activity"):
        revise(ActivityType, other, by=SYSTEM, teams=[{"name": "Reed", "track": water}])


@pytest.mark.concept(64, 65, 66, 67, 81, 83, 124)
def test_a_project_has_a_type_parties_in_roles_leads_on_both_sides_value_and_contributions(client):
    academic, company, fund = organisation("Orchid University"), organisation("Quince Rail"), organisation("Maple Fund")
    ours = register_person(by=SYSTEM, given_name="Rosa", family_name="Reed")
    theirs = register_person(by=SYSTEM, given_name="Ivo", family_name="Ash")
    roles = [{"organisation": company, "role": "industrial"}, {"organisation": fund, "role": "funder"}]
    project = kept(
        "Quiet rails",
        "project",
        organisations=[academic],
        parties=roles,
        people=[{"person": ours, "role": "leader"}, {"person": theirs, "role": "leader", "organisation": academic}],
        project=[{"type": "transfer", "value": Decimal("12500.50"), "currency": "EUR", "readiness_to": 7}],
        contributions=[{"organisation": company, "kind": "expertise", "what": "Test drivers"}],
        development_goals=[{"goal": 9}],
    )

    assert lines(panels.parties(project, user())) == [
        ("Maple Fund", "funder"),
        ("Quince Rail", "industrial partner"),
        ("Orchid University", "partner"),
    ]
    page = page_of(client, project)
    assert all(word in page for word in ("Technology transfer", "12,500.50", "Rosa Reed", "Ivo Ash", "Test drivers"))
    assert "?development_goal=9" in page
    listed = client.get("/activities/?development_goal=9").content.decode()
    assert (
        "Quiet rails" in listed,
        "Quiet rails" in client.get("/activities/?development_goal=8").content.decode(),
    ) == (True, False)
    revise_activity(project, by=SYSTEM, organisations=[academic, company])
    assert {(row.organisation, row.role) for row in project.parties.all()} == {
        (academic, "partner"),
        (company, "industrial"),
        (fund, "funder"),
    }
    with pytest.raises(Refused, match="levels from 1 to 9"):
        revise(ActivityType, project, by=SYSTEM, project=[{"readiness_to": 12}])


@pytest.mark.concept(66)
def test_contract_research_tells_company_value_laboratory_and_period_on_its_page(client):
    company, laboratory = organisation("Quince Rail", kind="company"), organisation("Laboratory of Noise")
    contract = kept(
        "Noise of wheels",
        "project",
        starts_on="2023-02",
        ends_on="2024",
        owner_unit=laboratory,
        parties=[{"organisation": company, "role": "industrial"}],
        project=[{"type": "contract", "value": Decimal(40000), "currency": "EUR"}],
    )

    page = page_of(client, contract)

    assert all(
        word in page
        for word in ("Contract research", "€40,000", "Laboratory of Noise", "Quince Rail", "February 2023–2024")
    )


@pytest.mark.concept(73)
def test_a_joint_laboratory_tells_its_head_field_equipment_and_what_came_of_it(client):
    rosa = register_person(by=SYSTEM, given_name="Rosa", family_name="Reed")
    laboratory = kept(
        "Laboratory of Noise",
        "laboratory",
        fields=[define_field(by=SYSTEM, name="Acoustics")],
        centre=[
            {"type": "lab", "founded_with": organisation("Orchid"), "head": rosa, "equipment": "A room without echo"}
        ],
        results=[{"kind": "prototype", "text": "A wheel that whispers", "number": 2}],
    )

    page = page_of(client, laboratory)

    told = ("Joint laboratory", "Orchid", "Rosa Reed", "Acoustics", "A room without echo", "A wheel that whispers")
    assert all(word in page for word in told)
    assert lines(panels.of_person(rosa, user())) == [("Laboratory of Noise", "head · Laboratory")]


@pytest.mark.concept(71, 72, 73)
def test_a_centre_has_components_laboratories_trainings_and_contracts_and_is_found_by_either_name():
    company = organisation("Quince Rail", kind="company")
    frame = register_agreement(by=SYSTEM, title="Frame", kind="framework", organisations=[company])
    contract = register_agreement(
        by=SYSTEM, title="Test rig", kind="contract", organisations=[company], framework=frame
    )
    centre = kept(
        "Rail Centre",
        "centre",
        agreement=frame,
        centre=[{"type": "isec", "founded_with": company}],
        components=[{"kind": "scientific", "text": "Wheels"}, {"kind": "educational", "text": "Courses"}],
    )
    activity("Wheel laboratory", kind="laboratory", parent=centre)
    activity("Courses for drivers", kind="training", parent=centre)

    reader = user()
    assert lines(panels.parts(centre, reader)) == [
        ("Courses for drivers", "Advanced training"),
        ("Wheel laboratory", "Laboratory"),
    ]
    assert [line.subject for line in panels.contracts(centre, reader)] == [contract]
    assert [row.text for row in centre.components.all()] == ["Wheels", "Courses"]
    for name in ("IREC", "ISEC", "Rail Centre"):
        assert centre.pk in [
            hit.pk for hit in search.suggest(name, within=search.within({Activity: Activity.objects.all()}))
        ]


@pytest.mark.concept(77, 78, 79, 82, 127)
def test_a_startup_has_founders_stage_market_support_and_went_through_an_accelerator(client):
    park, orchid = organisation("Harbour Park", kind="park"), organisation("Orchid University")
    founder = register_person(by=SYSTEM, given_name="Ivo", family_name="Ash")
    programme = kept("Enterprise", "programme", people=[{"person": founder, "role": "coordinator"}])
    startup = kept(
        "Leaf",
        "startup",
        parent=programme,
        startup=[{"stage": "prototype", "market": "China", "park": park, "resident_since": "2024-09"}],
        people=[{"person": founder, "role": "student"}],
        contributions=[{"organisation": orchid, "kind": "money", "amount": Decimal(5000), "currency": "CNY"}],
    )
    project = activity("Rails", kind="project")

    accelerator = kept(
        "Spring", "accelerator", accelerated=[{"startup": startup, "year": 2024, "result": "A customer"}]
    )

    reader = user()
    assert lines(panels.accelerators(startup, reader)) == [("Spring", "cohort of 2024 · A customer · Accelerator")]
    page = page_of(client, startup)
    assert all(word in page for word in ("Prototype", "China", "Harbour Park", "student founder", "Ivo Ash", "Money"))
    assert [line.title for line in panels.parts(programme, reader)] == ["Leaf"]
    assert lines(panels.of_person(founder, reader)) == [
        ("Leaf", "student founder · Startup"),
        ("Enterprise", "coordinator · Teaching programme"),
    ]
    with pytest.raises(Refused, match="“Rails” is no startup"):
        revise(ActivityType, accelerator, by=SYSTEM, accelerated=[{"startup": project}])


@pytest.mark.concept(57, 58)
def test_a_strategic_programme_shows_its_projects_and_their_projects_as_a_tree(client):
    programme = kept("Priority", "strategic_programme")
    technopolis = kept("Technopolis", "strategic_project", parent=programme, goals="A campus that learns")
    kept("Clean City", "project", parent=technopolis)
    kept("Campus", "project", parent=technopolis, visibility="restricted")

    shown = panels.parts(programme, user())

    assert [(line.title, line.depth) for line in shown] == [("Technopolis", 0), ("Clean City", 1)]
    page = page_of(client, technopolis)
    assert page.index("A campus that learns") < page.index("Clean City")
    with pytest.raises(Refused, match="part of itself"):
        revise_activity(programme, by=SYSTEM, parent=technopolis)


@pytest.mark.concept(89)
def test_support_of_the_young_has_themes_that_partners_set_at_each_level(client):
    orchid, whole = organisation("Orchid University"), kept("For the young", "support")
    for level in ("master", "doctoral", "postdoc"):
        kept(
            f"For the young: {level}",
            "support",
            parent=whole,
            programme=[{"level": level}],
            themes=[{"text": f"Coatings that heal, {level}", "set_by": orchid}],
        )

    assert sorted(title for title, _detail in lines(panels.parts(whole, user()))) == [
        f"For the young: {level}" for level in ("doctoral", "master", "postdoc")
    ]
    page = page_of(client, Activity.objects.get(title="For the young: postdoc"))
    assert all(word in page for word in ("Postdoctoral", "Coatings that heal, postdoc", "Orchid University"))
    assert "Coatings that heal, master" not in page
    listed = client.get("/activities/?level=master").context["rows"]
    assert [str(row["cells"][0]["text"]) for row in listed] == ["For the young: master"]


@pytest.mark.concept(99, 104)
def test_what_runs_inside_a_network_stands_on_its_page():
    network = register_network(by=SYSTEM, organisation=organisation("World Cities", kind="network"), is_featured=True)
    kept("Projects of students", "project", network=network, project=[{"type": "student"}])
    kept("Online lectures", "lecture_series", organisations=[network.organisation])
    kept("Elsewhere", "project")

    assert sorted(line.title for line in panels.of_network(network, user())) == [
        "Online lectures",
        "Projects of students",
    ]
