"""The further views of the agreements: the same filtered set in time, as a tree, by deadlines, in lanes, on the map."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.agreements.models import Agreement, AgreementParty, AgreementScope, Obligation
from syndesis.agreements.queries.ending import Lane, in_lane
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role
from syndesis.web.shapes import facets
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]
BOTH = ("scope", "country")
VIEWS = ["", "time/", "time/?by=partner", "time/?by=kind", "tree/", "deadlines/", "ending/", "map/", "map/points/"]


def days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def agreements(partner, number: int, **fields) -> list[Agreement]:
    made = Agreement.objects.bulk_create([Agreement(title=f"Agreement {place}", **fields) for place in range(number)])
    AgreementParty.objects.bulk_create([AgreementParty(agreement=each, organisation=partner) for each in made])
    return made


@pytest.fixture
def partner():
    home()
    return organisation("Harbour Institute", country="ES", latitude=40.4, longitude=-3.7)


def test_each_lane_holds_what_its_link_lists(client, partner):
    client.force_login(user("ada"))
    for number in (-5, 10, 60, 120, 300, 400):
        day = days(number)
        agreements(partner, 1, status="active", runs_until=day, decide_by=day)
    agreements(partner, 2, status="review", runs_until=days(20), decide_by=days(20))
    agreements(partner, 1, status="active", runs_until=days(40), decide_by=days(30), terminates_on=days(40))
    agreements(partner, 1, status="renewed", runs_until=days(-30), decide_by=days(-30))
    (base,) = agreements(partner, 1, status="active")
    agreements(partner, 1, status="active", decide_by=days(5), base=base, base_relation="extension")
    lanes = client.get("/agreements/ending/").context["lanes"]
    counted = {lane["label"]: lane["count"] for lane in lanes}
    assert list(counted.values()) == [1, 1, 1, 1, 1, 2, 2]
    today = timezone.localdate()
    assert counted == {str(lane.label): Agreement.objects.filter(in_lane(lane, today)).count() for lane in Lane}
    for lane in lanes:
        assert client.get(lane["url"]).context["page"].paginator.count == lane["count"]
    narrowed = client.get("/agreements/ending/?country=FR").context
    assert (sum(lane["count"] for lane in narrowed["lanes"]), narrowed["active"][0]["label"]) == (0, "France")


def test_what_costs_much_to_count_is_counted_in_a_long_list_when_it_is_opened(client, partner, monkeypatch):
    client.force_login(user("ada"))
    for row in agreements(partner, 3):
        AgreementScope.objects.create(agreement=row, kind="research")

    def shown(asked: str) -> dict[str, list[int]]:
        facets = client.get(f"/agreements/{asked}").context["facets"]
        return {each["name"]: [value["count"] for value in each["values"]] for each in facets if each["name"] in BOTH}

    with CaptureQueriesContext(connection) as queries:
        assert shown("") == {"scope": [3], "country": [3]}
    monkeypatch.setattr(facets, "COUNTED_AT_ONCE", 2)
    with CaptureQueriesContext(connection) as fewer:
        assert shown("time/") == {"scope": [], "country": []}
        assert shown("") == {"scope": [], "country": []}
    assert len(fewer) < 2 * len(queries) - 2
    folded = next(each for each in client.get("/agreements/?sort=title").context["facets"] if each["name"] == "scope")
    assert folded["url"] == "?sort=title&opened=scope"
    assert (shown(folded["url"]), shown("?country=ES")) == (
        {"scope": [3], "country": []}, {"scope": [], "country": [3]},
    )  # fmt: skip
    opened = client.get("/agreements/?opened=scope&q=Agreement").context
    assert opened["here"] == "q=Agreement"
    AgreementScope.objects.all().delete()
    assert "None of these records has one." in client.get("/agreements/?opened=scope").content.decode()


@pytest.mark.concept(42, 47)
def test_bars_know_their_days_and_the_tree_what_stands_below_what(client, partner):
    client.force_login(user("ada"))
    first = register_agreement(by=SYSTEM, title="First", organisations=[partner], signed_on="2011-04")
    under = register_agreement(
        by=SYSTEM, title="Exchange", kind="exchange", organisations=[partner], signed_on="2015-05-01", framework=first
    )
    register_agreement(
        by=SYSTEM, title="Annex", organisations=[partner], signed_on="2016", base=under, base_relation="annex"
    )
    register_agreement(by=SYSTEM, title="Sketch", status="draft", organisations=[partner])
    groups = client.get("/agreements/time/?by=partner").context["groups_of_bars"]
    bars = {bar["title"]: bar for bar in groups[0]["bars"]}
    assert [group["title"] for group in groups] == ["Harbour Institute"]
    assert (bars["First"]["starts"], bars["First"]["ends"], bars["First"]["bar"]["open_ended"]) == (
        "April 2011", "without an end", True,
    )  # fmt: skip
    assert bars["Sketch"]["bar"] is None
    trees = client.get("/agreements/tree/?kind=exchange").context["trees"]
    assert [(trees[0]["title"], trees[0]["pale"], trees[0]["number"])] == [("First", True, 2)]
    (below,) = trees[0]["below"]
    assert (below["title"], below["pale"], below["relation"]) == ("Exchange", False, "Under the framework")
    assert [(each["title"], each["relation"]) for each in below["below"]] == [("Annex", "Annex")]


def test_deadlines_stand_in_their_months_and_what_is_late_before_them(client, partner):
    client.force_login(user("ada"))
    (late,) = agreements(partner, 1, status="active", runs_until=days(50), decide_by=days(-3))
    Obligation.objects.create(agreement=late, text="Report", due_on=days(-9))
    agreements(partner, 25, status="active", runs_until=days(70), decide_by=days(70))
    months = client.get("/agreements/deadlines/").context["months"]
    assert [line["title"] for line in months[0]["lines"]] == ["Due: Report", "Decide: Agreement 0"]
    full = next(month for month in months if month["count"] >= 25 and not month["late"])
    assert (len(full["lines"]), full["more"]) == (20, full["count"] - 20)


def test_what_is_restricted_is_on_no_view_of_who_may_not_see_it(client, partner):
    day = days(20)
    shown = {"status": "active", "runs_until": day, "decide_by": day, "starts_on": "2020"}
    (hidden,) = agreements(partner, 1, **shown, visibility="restricted")
    Agreement.objects.filter(pk=hidden.pk).update(title="Quince")
    (below,) = agreements(partner, 1, **shown, framework=hidden)
    Obligation.objects.create(agreement=hidden, text="Quince due", due_on=day)
    client.force_login(user("vera", Role.VIEWER))
    for path in VIEWS:
        assert "Quince" not in client.get(f"/agreements/{path}").content.decode()
    assert [tree["title"] for tree in client.get("/agreements/tree/").context["trees"]] == [below.title]
    points = client.get("/agreements/map/points/").json()["records"]
    assert [(point["name"], point["detail"]) for point in points] == [("Harbour Institute", "1 agreement")]


@pytest.mark.any_database
def test_more_agreements_need_no_more_queries(client, partner):
    client.force_login(user("ada"))
    numbers = []
    for _time in range(2):
        day = days(15)
        made = agreements(partner, 6, status="active", runs_until=day, decide_by=day, starts_on="2020")
        Agreement.objects.filter(pk__in=[each.pk for each in made[1:]]).update(framework=made[0])
        counts = []
        for path in VIEWS:
            client.get(f"/agreements/{path}")
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/agreements/{path}")
            counts.append(len(queries))
        numbers.append(counts)
    assert numbers[0] == numbers[1]
