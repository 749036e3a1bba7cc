"""The activities by kinds and by our units: one filtered set, whose numbers open the records behind them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import Activity, ActivityParty, ActivityUnit, CentreDetails, ProgrammeDetails
from syndesis.core.models import Role
from tests.activities.factories import activity
from tests.directory.factories import home, organisation, user

pytestmark = pytest.mark.django_db
UNITS = "/activities/units/"
VIEWS = ("", "?group=programmes", "?group=projects", "time/", "time/?by=kind", "units/", "units/?across=kind&levels=all",
         "units/?across=partner", "units/csv/?across=partner")  # fmt: skip


@pytest.fixture
def ours():
    """Two institutes, one with a laboratory; a partner with a part of its own."""
    root = home()
    physics = organisation("Institute of Physics", kind="institute", parent=root)
    found = {
        "home": root,
        "physics": physics,
        "optics": organisation("Laboratory of Optics", kind="laboratory", parent=physics),
        "law": organisation("Institute of Law", kind="institute", parent=root),
        "lake": organisation("Lake University", country="ES"),
    }
    return found | {"bay": organisation("Bay School of Lake", kind="faculty", parent=found["lake"])}


def numbers(context) -> dict[str, list[int]]:
    return {line["name"]: [line["total"], *(cell["number"] for cell in line["cells"])] for line in context["lines"]}


@pytest.mark.concept(110)
def test_each_number_of_the_table_opens_the_activities_behind_it(client, ours):
    client.force_login(user("ada"))
    school = activity("School of light", kind="summer_school", owner_unit=ours["optics"], organisations=[ours["bay"]])
    ActivityUnit.objects.create(activity=school, unit=ours["physics"])
    project = activity("Mirrors", kind="project", owner_unit=ours["home"], organisations=[ours["lake"], ours["physics"]])
    centre = activity("Centre of light", kind="centre", owner_unit=ours["home"], organisations=[ours["lake"]])
    CentreDetails.objects.create(activity=centre, unit=ours["optics"])
    activity("Nobody's", kind="project", owner_unit=ours["home"])
    context = client.get(UNITS, {"levels": "all"}).context
    assert [column["label"] for column in context["columns"]][:4] == [
        "Programmes", "Schools and series", "Projects", "Centres and laboratories",
    ]  # fmt: skip
    assert numbers(context) == {
        "Institute of Law": [0, 0, 0, 0, 0, 0, 0, 0],
        "Institute of Physics": [3, 0, 1, 1, 1, 0, 0, 0],
        "Laboratory of Optics": [2, 0, 1, 0, 1, 0, 0, 0],
    }
    assert context["summary"] == "2 of 3 units take part; 1 is not involved"
    assert (context["nobody"]["total"], context["number"]) == (1, 4)
    for way in ("group", "kind", "partner"):
        context = client.get(UNITS, {"levels": "all", "across": way}).context
        told = [(cell["number"], cell["url"]) for line in context["lines"] for cell in line["cells"] if cell["number"]]
        told += [(line["total"], line["total_url"]) for line in [*context["lines"], context["nobody"]]]
        told += [(column["number"], column["url"]) for column in context["columns"]]
        assert [number for number, _url in told] == [
            client.get(url).context["page"].paginator.count for _number, url in told
        ]
    (partner,) = client.get(UNITS, {"across": "partner"}).context["columns"]
    assert (partner["label"], partner["number"]) == ("Lake University", 3)
    gaps = client.get(UNITS, {"gaps": "1"}).context
    assert list(numbers(gaps)) == ["Institute of Law"]
    below = client.get(UNITS, {"unit": ours["physics"].pk, "partner": ours["bay"].pk}).context
    assert numbers(below) | {} == {
        "Institute of Physics": [1, 0, 1, 0, 0, 0, 0, 0],
        "Laboratory of Optics": [1, 0, 1, 0, 0, 0, 0, 0],
    }
    file = client.get(f"{UNITS}csv/", {"across": "partner"}).content.decode("utf-8-sig").splitlines()
    assert file[1:4] == ["Unit,Part of,All,Lake University", "Institute of Law,,0,0", "Institute of Physics,,3,3"]
    assert project.title == "Mirrors"
