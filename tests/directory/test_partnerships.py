"""What a partnership was and is: tiers and statuses with their days, who counts as a partner on a day, goals."""

from datetime import date

import pytest

from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.relations import ClusterType, ObjectiveType, PartnershipType
from syndesis.directory.queries.as_of import goals_on, partners_on
from syndesis.directory.relation_wording import progress_of, share_of
from syndesis.directory.services import (
    correct_entry,
    define_region,
    invite_candidate,
    register_partnership,
    remove_entry,
    set_goal,
    set_status,
    set_tier,
    start_partnership,
)
from syndesis.objects.lists import asked
from syndesis.objects.services import create, revise
from tests.api.calls import Api
from tests.directory import factories

pytestmark = pytest.mark.django_db
SYSTEM = factories.SYSTEM


def history(organisation, name="tiers"):
    rows = getattr(Partnership.objects.get(organisation=organisation), name).all()
    return [(str(row), str(row.starts_on or ""), str(row.ends_on or "")) for row in rows]


def listed(user, **given):
    return sorted(row.name for row in asked(PartnerType, user, given).rows)


@pytest.mark.concept(1)
def test_a_tier_set_in_the_past_ends_one_and_lasts_until_the_next():
    partner = factories.organisation("Harbour University")
    for tier, day in (("partner", "2009"), ("strategic", "2019-03"), ("preferred", "2014-05-01")):
        set_tier(by=SYSTEM, organisation=partner, tier=tier, starts_on=day, basis="Senate", decided_by="The rector")
    assert history(partner) == [
        ("Partner", "2009", "2014-05-01"),
        ("Preferred partner", "2014-05-01", "2019-03"),
        ("Strategic partner", "2019-03", ""),
    ]
    tiers = Partnership.objects.get().tiers.all()
    assert {(tier.basis, tier.decided_by) for tier in tiers} == {("Senate", "The rector")}


@pytest.mark.concept(1)
def test_the_tier_of_a_day_is_that_which_held_then():
    partner = factories.organisation("Harbour University")
    set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on="2011-04", ends_on="2015")
    set_tier(by=SYSTEM, organisation=partner, tier="preferred", starts_on="2016", ends_on="2999")
    days = [date(2010, 1, 1), date(2011, 4, 1), date(2015, 12, 31), date(2016, 1, 1), None]
    assert [partners_on(day).get().tier for day in days] == ["", "strategic", "strategic", "preferred", "preferred"]


def test_entries_that_would_hold_at_the_same_time_are_refused_by_name():
    partner = factories.organisation("Harbour University")
    set_tier(by=SYSTEM, organisation=partner, tier="partner", starts_on="2009", ends_on="2012")
    later = set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on="2014")
    told = "“Partner” is on record from 2009 until 2012: end it first, or choose other days."
    with pytest.raises(Refused, match=told):
        correct_entry(later, by=SYSTEM, starts_on="2011")
    correct_entry(later, by=SYSTEM, starts_on="2012", basis="Senate")
    rows = [{"tier": "strategic", "starts_on": "2010"}, {"tier": "partner", "starts_on": "2012"}]
    with pytest.raises(Refused, match="is on record from"):
        revise(PartnershipType, Partnership.objects.get(), by=SYSTEM, tiers=rows)
    assert history(partner) == [("Partner", "2009", "2012"), ("Strategic partner", "2012", "")]
    with pytest.raises(Refused, match="“Strategic partner” is on record from 2012 on"):
        set_tier(by=SYSTEM, organisation=partner, tier="preferred", starts_on="2015", ends_on="2016")
    remove_entry(later, by=SYSTEM)
    assert history(partner) == [("Partner", "2009", "2012")]


@pytest.mark.concept(1, 120)
def test_the_list_of_partners_is_told_as_of_a_day_with_its_tiers():
    reader = factories.user()
    for name, start, end in (("Early", "1984", "2001"), ("Late", "2012", ""), ("Never", "", "")):
        partner = factories.organisation(name, country="DE")
        start_partnership(by=SYSTEM, organisation=partner, started_on=start or "2020")
        if start:
            set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on=start, ends_on=end)
    assert listed(reader, tier="strategic") == ["Late"]
    assert listed(reader, tier="strategic", as_of="1990") == ["Early"]
    assert listed(reader, tier="strategic", as_of="2012-05") == ["Late"]
    assert listed(reader, as_of="1983") == []
    assert listed(reader, as_of="2012") == ["Early", "Late"]
    assert list(asked(PartnerType, reader, {"as_of": "the other day"}).errors) == ["as_of"]


@pytest.mark.concept(1, 120)
def test_files_and_the_api_tell_the_same_day(client):
    partner = factories.organisation("Early", country="DE")
    set_tier(by=SYSTEM, organisation=partner, tier="strategic", starts_on="1984", ends_on="2001")
    asked_for = {"tier": "strategic", "as_of": "1990"}
    api = Api()
    assert [row["tier"] for row in api.get("/partners/", asked_for).json()["results"]] == ["strategic"]
    assert api.get("/partners/", {"tier": "strategic"}).json()["count"] == 0
    client.force_login(api.user)
    file = b"".join(client.get("/partners/export/csv/", asked_for).streaming_content).decode()
    assert ("Early" in file, "Strategic partner" in file) == (True, True)
    assert "1 partner in 1 country as of 31 December 1990" in client.get("/partners/", asked_for).content.decode()


@pytest.mark.concept(70)
def test_candidates_and_what_has_ended_are_no_partners_unless_asked_for():
    reader = factories.user()
    for name, status in (("Candidate", "candidate"), ("Ended", "ended"), ("Asleep", "dormant"), ("Invited", "invited")):
        set_status(by=SYSTEM, organisation=factories.organisation(name), status=status, starts_on="2020")
    start_partnership(by=SYSTEM, organisation=factories.organisation("Active"))
    assert listed(reader) == ["Active", "Asleep"]
    assert listed(reader, status="candidate") == ["Candidate"]
    assert listed(reader, as_of="2019") == ["Active", "Asleep", "Candidate", "Ended", "Invited"]
    candidate = Partnership.objects.get(organisation__name="Candidate")
    invite_candidate(candidate, by=SYSTEM)
    assert listed(reader, status="invited") == ["Candidate", "Invited"]
    with pytest.raises(Refused, match="is no candidate"):
        invite_candidate(candidate, by=SYSTEM)


@pytest.mark.concept(2, 44)
def test_a_partnership_is_a_record_of_its_own_with_goals_and_results():
    partner = factories.organisation("Leibniz University")
    made = register_partnership(
        by=SYSTEM, organisation=partner, started_on="1984", goals="Joint degrees", results="Two degrees",
        tiers=[{"tier": "strategic", "starts_on": "2012", "basis": "DAAD programme", "decided_by": "Senate"}],
    )  # fmt: skip
    assert (str(made.started_on), made.goals, made.results) == ("1984", "Joint degrees", "Two degrees")
    assert history(partner) == [("Strategic partner", "2012", "")]
    with pytest.raises(Refused, match="There is a partnership with Leibniz University already"):
        register_partnership(by=SYSTEM, organisation=partner)


@pytest.fixture
def iberia():
    """A region with two partners in two of its three countries, one of them strategic, and a candidate."""
    region = define_region(by=SYSTEM, name="Ibero-America", countries=["ES", "PT", "AR"])
    for name, country in (("Madrid", "ES"), ("Porto", "PT"), ("Paris", "FR")):
        partner = factories.organisation(name, country=country)
        start_partnership(by=SYSTEM, organisation=partner)
        set_tier(by=SYSTEM, organisation=partner, tier="strategic" if name == "Madrid" else "partner")
    set_status(by=SYSTEM, organisation=factories.organisation("Rosario", country="AR"), status="candidate")
    return region


@pytest.mark.concept(17, 18)
def test_a_regional_goal_is_counted_by_its_measure(iberia):
    for measure in ("partners", "strategic", "countries"):
        set_goal(by=SYSTEM, title=measure, region=iberia, measure=measure, target=4)
    rows = {goal.title: (goal.achieved, progress_of(goal), share_of(goal)) for goal in goals_on()}
    assert rows == {
        "partners": (2, "2 of 4", 50),
        "strategic": (1, "1 of 4", 25),
        "countries": (2, "2 of 4", 50),
    }


@pytest.mark.concept(18, 19)
def test_goals_of_clusters_and_objectives_count_what_belongs_to_them(iberia):
    madrid, paris = (Partnership.objects.get(organisation__name=name) for name in ("Madrid", "Paris"))
    members = [{"organisation": madrid.organisation}, {"organisation": paris.organisation, "ends_on": "2001"}]
    cluster = create(ClusterType, by=SYSTEM, name="Industrial cluster", region=iberia, members=members)
    objective = create(ObjectiveType, by=SYSTEM, name="Technopolis", partnerships=[madrid, paris])
    set_goal(by=SYSTEM, title="cluster", cluster=cluster, measure="partners", target=3)
    set_goal(by=SYSTEM, title="objective", objective=objective, measure="countries", target=3)
    assert {goal.title: goal.achieved for goal in goals_on()} == {"cluster": 1, "objective": 2}


@pytest.mark.concept(18)
def test_a_goal_is_for_one_thing_and_says_how_it_is_measured(iberia):
    partnership = Partnership.objects.get(organisation__name="Madrid")
    with pytest.raises(Refused, match="one partnership, region, cluster or objective"):
        set_goal(by=SYSTEM, title="For nothing")
    with pytest.raises(Refused, match="one partnership, region, cluster or objective"):
        set_goal(by=SYSTEM, title="For two", region=iberia, partnership=partnership)
    with pytest.raises(Refused, match="measured by hand"):
        set_goal(by=SYSTEM, title="Counted", partnership=partnership, measure="partners")
    with pytest.raises(Refused, match="is counted here"):
        set_goal(by=SYSTEM, title="Counted", region=iberia, measure="partners", reached=3)


@pytest.mark.concept(17)
def test_partners_are_narrowed_by_region_cluster_and_objective(iberia):
    reader = factories.user()
    madrid, paris = (Partnership.objects.get(organisation__name=name) for name in ("Madrid", "Paris"))
    cluster = create(ClusterType, by=SYSTEM, name="Industrial cluster", members=[{"organisation": paris.organisation}])
    objective = create(ObjectiveType, by=SYSTEM, name="Technopolis", partnerships=[madrid])
    assert listed(reader, region=str(iberia.pk)) == ["Madrid", "Porto"]
    assert listed(reader, clusters=str(cluster.pk)) == ["Paris"]
    assert listed(reader, objectives=str(objective.pk)) == ["Madrid"]
