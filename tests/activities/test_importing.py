"""Each kind of activity comes in from a workbook, with what is kept of it alone."""

import pytest

from syndesis.activities.models import Activity
from syndesis.activities.objects import ActivityType
from syndesis.core.models import Role
from syndesis.directory.services import register_person
from tests.directory.factories import SYSTEM, organisation, user
from tests.objects.importing.runs import actor, checked, counted, problems, written

pytestmark = pytest.mark.django_db
BOOK = """\
Name,Kind,Partner,Lead,Leader,Level,Award,ECTS,Type,Edition,Value,Currency,Founded with,Stage,Market,Park,Themes,SDG
Energy Engineering,Double degree programme,Orchid,,,Master,Two degrees,120,,,,,,,,,,
Winter School 2024,Winter school,Orchid,,,,,6,Winter school,2024,,,,,,,,4
Light Rails,Project,Orchid,Quince Rail,Rosa Reed,,,,Contract research,,125000.50,EUR,,,,,Rails; Wheels,9; 11
Rail Centre,IREC,,,,,,,IREC,,,,Quince Rail,,,,,
Leaf,Startup,,,,,,,,,,,,Prototype,China,Harbour Park,,
"""


@pytest.mark.concept(52, 53, 66, 71, 72, 77, 79, 89, 94, 124)
def test_each_kind_comes_in_from_one_workbook_with_its_details():
    orchid, rail = organisation("Orchid"), organisation("Quince Rail", kind="company")
    park = organisation("Harbour Park", kind="park")
    rosa = register_person(by=SYSTEM, given_name="Rosa", family_name="Reed")
    mara = user("mara", Role.ADMINISTRATOR)

    run = checked(ActivityType, BOOK, by=actor(mara))

    assert (problems(run), counted(run)) == ([], {"create": 5})
    assert written(run, by=actor(mara)).state == "done"
    made = {row.title: row for row in Activity.objects.all()}
    degree = made["Energy Engineering"].programme
    assert (degree.level, degree.award, degree.credits) == ("master", "double", 120)
    school = made["Winter School 2024"].school
    assert (school.type, school.edition, school.credits) == ("winter", "2024", 6)
    project = made["Light Rails"]
    assert (project.project.type, float(project.project.value), project.project.currency) == (
        "contract",
        125000.5,
        "EUR",
    )
    assert {(party.organisation, party.role) for party in project.parties.all()} == {
        (orchid, "partner"),
        (rail, "lead"),
    }
    assert [(each.person, each.role) for each in project.people.all()] == [(rosa, "leader")]
    assert [theme.text for theme in project.themes.all()] == ["Rails", "Wheels"]
    assert [goal.goal for goal in project.development_goals.all()] == [9, 11]
    centre = made["Rail Centre"]
    assert (centre.kind, centre.centre.type, centre.centre.founded_with) == ("centre", "isec", rail)
    startup = made["Leaf"].startup
    assert (startup.stage, startup.market, startup.park) == ("prototype", "China", park)

    again = checked(ActivityType, BOOK.replace("120", "90"), by=actor(mara))

    assert counted(again) == {"same": 4, "change": 1}
    written(again, by=actor(mara))
    degree.refresh_from_db()
    assert (degree.credits, degree.award) == (90, "double")
