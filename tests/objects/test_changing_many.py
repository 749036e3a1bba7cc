"""Many records changed at once, by the rules of one: history, versions and rights as if each were changed alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import Activity
from syndesis.activities.objects import ActivityType
from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, OrganisationName, Partnership, Person
from syndesis.directory.objects import OrganisationType, PersonType
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import log_engagement
from syndesis.objects import services
from syndesis.objects.versions import Stale, version_of
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def agreements(number: int, **fields) -> list[Agreement]:
    park = fields.pop("organisations", None) or [organisation("Harbour Park")]
    return [register_agreement(by=SYSTEM, title=f"M {n}", organisations=park, **fields) for n in range(number)]


def change(kind, *changes, by=SYSTEM, **options):
    return services.revise_many(kind, changes, by=by, **options)


def test_each_has_its_own_values_dates_and_event():
    one, other = agreements(2, signed_on="2011")
    change(AgreementType, (one, {"ends_on": "2030-02", "title": "Tides"}), (other, {"ends_on": "2031", "title": "Sea"}))
    rows = Agreement.objects.order_by("pk").values_list("title", "ends_on", "ends_on_first", "ends_on_last")
    told = [(title, *map(str, days)) for title, *days in rows]
    assert told == [
        ("Tides", "2030-02", "2030-02-01", "2030-02-28"),
        ("Sea", "2031", "2031-01-01", "2031-12-31"),
    ]
    assert [events_of(row).latest("pk").change.reason for row in (one, other)] == ["Records changed together"] * 2


def test_what_is_not_named_stays_also_where_another_wrote_it_meanwhile():
    one, other = agreements(2)
    Agreement.objects.filter(pk=one.pk).update(notes="Written meanwhile")
    change(AgreementType, (one, {"reference": "A-1"}), (other, {"reference": "A-2"}))
    assert list(Agreement.objects.order_by("pk").values_list("notes", "reference")) == [
        ("Written meanwhile", "A-1"),
        ("", "A-2"),
    ]


def test_those_who_join_one_that_is_signed_are_partners():
    ours = [home()]
    one, other = agreements(2, status="active", signed_on="2012", organisations=ours)
    assert not Partnership.objects.exists()
    change(AgreementType, (one, {"organisations": [*ours, organisation("Lake")]}), (other, {"notes": "Later"}))
    assert [str(each.started_on) for each in Partnership.objects.all()] == ["2012"]


def test_two_cannot_come_under_each_other():
    one, other = agreements(2)
    with pytest.raises(Refused):
        change(AgreementType, (one, {"framework": other}), (other, {"framework": one}))
    assert not Agreement.objects.exclude(framework=None).exists()


def test_where_the_rules_refuse_one_none_is_changed():
    one, other = agreements(2, signed_on="2011")
    with pytest.raises(Refused):
        change(AgreementType, (one, {"ends_on": "2030"}), (other, {"ends_on": "2001"}))
    assert not Agreement.objects.exclude(ends_on="").exists()


def test_where_one_is_out_of_reach_none_is_changed():
    park, lake = organisation("Harbour Park"), organisation("Lake")
    mine, theirs = agreements(1, organisations=[park]) + agreements(1, organisations=[lake])
    by = Actor(user(role=Role.COORDINATOR, answers_for=(park,)))
    with pytest.raises(Forbidden):
        change(AgreementType, (mine, {"notes": "Tides"}), (theirs, {"notes": "Tides"}), by=by)
    assert not Agreement.objects.filter(notes="Tides").exists()


def test_nobody_moves_one_of_many_out_of_reach():
    park, lake = organisation("Harbour Park"), organisation("Lake")
    one, other = agreements(2, organisations=[park])
    by = Actor(user(role=Role.COORDINATOR, answers_for=(park,)))
    with pytest.raises(Forbidden):
        change(AgreementType, (one, {"notes": "Tides"}), (other, {"organisations": [lake]}), by=by)
    assert [list(row.organisations.all()) for row in (one, other)] == [[park], [park]]


def test_what_others_have_changed_since_stops_all():
    one, other = agreements(2)
    seen = {row.pk: version_of(row) for row in (one, other)}
    services.revise(AgreementType, other, by=SYSTEM, notes="Meanwhile")
    with pytest.raises(Stale):
        change(AgreementType, (one, {"notes": "Tides"}), (other, {"notes": "Tides"}), versions=seen)
    assert not Agreement.objects.filter(notes="Tides").exists()


def test_organisations_whose_names_change_keep_the_former_ones():
    park, lake, sea = organisation("Harbour Park"), organisation("Lake"), organisation("Sea")
    change(OrganisationType, (park, {"name": "Tide Park"}), (lake, {"city": "Harbour City"}), (sea, {"parent": lake}))
    rows = Organisation.objects.order_by("pk").values_list("name", "city", "path")
    assert list(rows) == [
        ("Tide Park", "", f"/{park.pk}/"),
        ("Lake", "Harbour City", f"/{lake.pk}/"),
        ("Sea", "", f"/{lake.pk}/{sea.pk}/"),
    ]
    assert set(OrganisationName.objects.filter(organisation=park).values_list("text", flat=True)) == {
        "Harbour Park",
        "Tide Park",
    }


@pytest.mark.any_database
def test_twenty_need_as_many_queries_as_two():
    rows = agreements(20)
    numbers = []
    for some in (rows[:2], rows):
        with CaptureQueriesContext(connection) as asked:
            change(AgreementType, *[(row, {"reference": f"{len(some)}-{row.pk}"}) for row in some])
        numbers.append(len([query for query in asked.captured_queries if not query["sql"].startswith("UPDATE")]))
    assert numbers[0] == numbers[1]


def test_activities_people_and_engagements_are_changed_in_as_many_queries_however_many_they_are():
    lake, sea = organisation("Lake"), organisation("Sea")
    kinds = {
        ActivityType: lambda n: (activity(f"A {n}"), {"title": f"B {n}", "organisations": [lake, sea]}),
        PersonType: lambda n: (
            person(f"Reed {n}"),
            {"given_name": "ANA", "contacts": [{"kind": "email", "value": f"a{n}@sea.example"}]},
        ),
        EngagementType: lambda n: (
            log_engagement(by=SYSTEM, title=f"E {n}", held_on="2024"),
            {"title": f"F {n}", "organisations": [lake]},
        ),
    }
    for kind, made in kinds.items():
        asked = []
        for number in (3, 6):
            rows = [made(n) for n in range(number)]
            with CaptureQueriesContext(connection) as queries:
                change(kind, *rows)
            asked.append(len([each for each in queries if "UPDATE" not in each["sql"]]))
        assert asked[1] <= asked[0], kind
    assert set(Activity.objects.first().organisations.all()) == {lake, sea}
    assert set(Person.objects.values_list("given_name", "contacts__kind")) == {("Ana", "email")}


def test_two_activities_cannot_become_parts_of_each_other():
    one, other = activity("One"), activity("Other")
    with pytest.raises(Refused):
        change(ActivityType, (one, {"parent": other}), (other, {"parent": one}))
    assert not Activity.objects.exclude(parent=None).exists()
