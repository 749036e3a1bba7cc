"""The activities by kinds and by our units: one filtered set, whose numbers open the records behind them."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import (
    ActivityParty,
    ActivityUnit,
    CentreDetails,
    Grant,
    Module,
    ProgrammeDetails,
    ProjectDetails,
)
from syndesis.activities.objects import ActivityType
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role, User
from syndesis.objects.lists import asked
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
UNITS = "/activities/units/"
VIEWS = [
    *("", "?group=programmes", "?group=projects", "?group=networks", "time/", "time/?by=kind"),
    *("units/", "units/?across=kind&levels=all", "units/?across=partner", "units/csv/?across=partner"),
    *("graph/", "graph/?ours=1&also=agreements", "graph/csv/"),
]


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


def behind(url: str) -> int:
    """How many activities the list has to which an address leads, for somebody who sees all."""
    reader = User.objects.get(username="ada")
    return asked(ActivityType, reader, QueryDict(url.partition("?")[2])).filters.qs.count()


def numbers(context) -> dict[str, list[int]]:
    return {line["name"]: [line["total"], *(cell["number"] for cell in line["cells"])] for line in context["lines"]}


@pytest.mark.concept(110)
def test_each_number_of_the_table_opens_the_activities_behind_it(client, ours):
    client.force_login(user("ada"))
    school = activity("School of light", kind="summer_school", owner_unit=ours["optics"], organisations=[ours["bay"]])
    ActivityUnit.objects.create(activity=school, unit=ours["physics"])
    activity("Mirrors", kind="project", owner_unit=ours["home"], organisations=[ours["lake"], ours["physics"]])
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
        assert [number for number, _url in told] == [behind(url) for _number, url in told]
    (partner,) = client.get(UNITS, {"across": "partner"}).context["columns"]
    assert (partner["label"], partner["number"]) == ("Lake University", 3)
    gaps = client.get(UNITS, {"gaps": "1"}).context
    assert list(numbers(gaps)) == ["Institute of Law"]
    below = client.get(UNITS, {"unit": ours["physics"].pk, "partner": ours["bay"].pk}).context
    assert numbers(below) == {
        "Institute of Physics": [1, 0, 1, 0, 0, 0, 0, 0],
        "Laboratory of Optics": [1, 0, 1, 0, 0, 0, 0, 0],
    }
    file = client.get(f"{UNITS}csv/", {"across": "partner"}).content.decode("utf-8-sig").splitlines()
    assert file[1:4] == ["Unit,Part of,All,Lake University", "Institute of Law,,0,0", "Institute of Physics,,3,3"]


@pytest.mark.concept(110)
def test_a_group_of_kinds_has_its_columns_and_each_number_of_a_facet_leads_to_so_many(client, ours):
    client.force_login(user("ada"))
    for title, level in (("Double", "master"), ("Joint", "doctoral"), ("Plain", "")):
        made = activity(title, kind="double_degree", starts_on="2020", organisations=[ours["lake"]])
        ProgrammeDetails.objects.create(activity=made, level=level, pipeline="running")
    hidden = organisation("Quince", visibility="restricted")
    project = activity("Mirrors", kind="project", starts_on="2015", ends_on="2016", organisations=[hidden])
    ProjectDetails.objects.create(activity=project, value=250000, currency="EUR")
    Grant.objects.create(title="Light", funder=hidden, activity=project)
    Grant.objects.create(title="Dark", funder=ours["lake"], activity=project)
    ActivityParty.objects.create(activity=project, organisation=ours["lake"], role="funder")
    activity("Unknown days", kind="project", status="completed")
    context = client.get("/activities/").context
    tabs = {tab["label"]: tab["count"] for tab in context["groups"]}
    assert tabs == {"All kinds": "5", "Programmes": "3", "Projects": "2"}
    assert context["summary"] == "5 activities, 4 of them running"
    programmes = client.get("/activities/?group=programmes").context
    assert programmes["title"] == "Programmes"
    news = [client.get(f"/activities/{asked}").context["actions"][-1]["url"] for asked in ("", "?group=centres")]
    assert [*news, client.get("/activities/?group=schools&kind=marathon").context["actions"][-1]["url"]] == [
        "/activities/new/", "/activities/new/?kind=centre", "/activities/new/?kind=marathon",
    ]  # fmt: skip
    assert [column["label"] for column in programmes["columns"]][:5] == [
        "Activity",
        "Level",
        "Award",
        "Stage",
        "Participants",
    ]
    facets = {facet["label"]: facet["values"] for facet in programmes["facets"]}
    assert {"Level", "How far it is", "Under way in", "Country of a party"} <= facets.keys()
    for values in facets.values():
        for value in values:
            assert behind(value["url"]) == value["count"]
    file = client.get("/activities/export/csv/?group=projects&columns=title,value,funders&sort=title").getvalue()
    assert file.decode("utf-8-sig").splitlines() == [
        "Activity,Value,Funded by", 'Mirrors,"€250,000",Lake University', "Unknown days,,",
    ]  # fmt: skip
    told = {year: behind(f"?year={year}") for year in (2014, 2016, 2024)}
    assert told == {2014: 0, 2016: 1, 2024: 3}
    assert "Write a year" in client.get("/activities/?year=soon").content.decode()


@pytest.mark.concept(95)
def test_a_module_held_with_a_partner_is_seen_from_the_list_of_schools_and_from_the_partner(client, ours):
    client.force_login(user("vera", Role.VIEWER))
    school = activity("Summer school 2021", starts_on="2021", organisations=[ours["home"]])
    secret = activity("Hidden school", organisations=[ours["home"]], visibility="restricted")
    Module.objects.create(activity=school, title="Energy of cities", owner=ours["bay"])
    Module.objects.create(activity=school, title="Our own")
    Module.objects.create(activity=secret, title="Not to be told", owner=ours["lake"])
    file = client.get("/activities/export/csv/?group=schools&columns=title,modules_with_others").getvalue()
    assert file.decode("utf-8-sig").splitlines()[1:] == ["Summer school 2021,1"]
    page = client.get(ours["lake"].get_absolute_url()).content.decode()
    assert "Energy of cities" in page
    assert "Not to be told" not in page


@pytest.mark.concept(53)
def test_bars_run_from_beginning_to_end_and_go_on_where_there_is_none(client):
    client.force_login(user("ada"))
    activity("Goes on", starts_on="2020")
    activity("Over", starts_on="2015-03", ends_on="2016", status="completed")
    activity("Given up", starts_on="2014", status="dropped", status_on="2017-05-01")
    activity("Nobody knows")
    (group,) = client.get("/activities/time/?sort=title").context["groups_of_bars"]
    drawn = {bar["title"]: bar["bar"] and (bar["bar"]["class"], bar["bar"]["open_ended"]) for bar in group["bars"]}
    assert drawn == {
        "Given up": ("terminated", False), "Goes on": ("force", True), "Nobody knows": None, "Over": ("expired", False),
    }  # fmt: skip
    groups = client.get("/activities/time/?by=status").context["groups_of_bars"]
    assert [group["title"] for group in groups] == ["Completed", "Dropped", "Running"]


@pytest.mark.concept(110)
def test_the_graph_and_its_table_say_the_same_and_lead_to_the_records(client, ours):
    client.force_login(user("ada"))
    firm, alone = organisation("Firm", kind="company"), organisation("Alone")
    activity("Two", organisations=[ours["home"], ours["bay"], firm])
    activity("Three", kind="project", organisations=[ours["lake"], firm, organisation("Isle")])
    activity("One", organisations=[ours["home"], alone])
    context = client.get("/activities/graph/").context
    told = {node["name"]: (node["number"], node["linked"]) for node in context["nodes"]}
    assert told == {"Firm": (2, 2), "Lake University": (2, 2), "Isle": (1, 2), "Alone": (1, 0)}
    assert (context["summary"], context["alone"]) == ("4 organisations, 3 links between them", 1)
    assert [edge.split("-")[2:] for edge in context["edges"].split()] == [["2", "1"], ["1", "1"], ["1", "2"]]
    (strongest, *_rest) = context["pairs"]
    assert (set(strongest["names"]), strongest["number"]) == ({"Firm", "Lake University"}, 2)
    for row in [*context["nodes"], *context["pairs"]]:
        assert behind(row["url"]) == row["number"]
    narrowed = client.get("/activities/graph/", {"kind": "project", "partner": firm.pk}).context
    for row in [*narrowed["nodes"], *(pair for pair in narrowed["pairs"] if pair["url"])]:
        assert behind(row["url"]) == row["number"]
    agreement = register_agreement(by=SYSTEM, title="Frame", status="active", organisations=[firm, alone])
    linked = client.get("/activities/graph/?also=agreements").context
    assert next(node["linked"] for node in linked["nodes"] if node["name"] == "Alone") == 1
    assert agreement.title not in client.get("/activities/graph/csv/?also=agreements").content.decode()
    with_us = client.get("/activities/graph/?ours=1").context
    assert {node["look"] for node in with_us["nodes"] if node["name"] == ours["home"].name} == {"home"}


def test_what_is_restricted_is_on_no_view_and_in_no_number_of_who_may_not_see_it(client, ours):
    quince = organisation("Quince University", visibility="restricted", country="PT")
    organisation("Quince Unit", parent=ours["home"], visibility="restricted")
    activity("Open school", organisations=[ours["lake"], quince])
    activity(
        "Quince project", kind="project", owner_unit=ours["law"], organisations=[ours["lake"]], visibility="restricted"
    )
    client.force_login(user("vera", Role.VIEWER))
    for path in VIEWS:
        assert "Quince" not in client.get(f"/activities/{path}").content.decode()
    context = client.get(UNITS, {"levels": "all", "across": "partner"}).context
    assert (context["number"], [column["label"] for column in context["columns"]]) == (1, ["Lake University"])
    assert numbers(context)["Institute of Law"] == [0, 0]
    graph = client.get("/activities/graph/").context
    assert [(node["name"], node["linked"]) for node in graph["nodes"]] == [("Lake University", 0)]


@pytest.mark.any_database
def test_more_activities_units_and_partners_need_no_more_queries(client, ours):
    client.force_login(user("ada"))
    numbers_of_queries = []
    for turn in range(2):
        for number in range(3):
            unit = organisation(f"Unit {turn}{number}", parent=ours["physics"])
            partner = organisation(f"Partner {turn}{number}", country="ES")
            made = activity(
                f"School {turn}{number}", organisations=[ours["home"], partner, ours["lake"]], starts_on="2020"
            )
            ActivityUnit.objects.create(activity=made, unit=unit)
        counts = []
        for path in VIEWS:
            client.get(f"/activities/{path}")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/activities/{path}")
            counts.append(len(queries))
        numbers_of_queries.append(counts)
    assert numbers_of_queries[0] == numbers_of_queries[1]
