"""What users answer for: units, partners, countries and regions, for a time; it decides how far they reach."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent, Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Region, Responsibility
from syndesis.directory.queries import own_unit
from syndesis.directory.reach import answered_for
from syndesis.directory.services import (
    define_region,
    end_responsibility,
    give_responsibility,
    revise_region,
    start_partnership,
    take_back_responsibility,
)
from tests.directory import factories

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = str(TODAY - timedelta(days=1)), str(TODAY + timedelta(days=1))


@pytest.fixture
def lana() -> User:
    return factories.user("lana", Role.COORDINATOR)


@pytest.fixture
def world() -> dict[str, Organisation]:
    """Restricted organisations of several countries, so that each that is reached wrongly would show."""
    rows = {"home": factories.home()}
    for name, country, parent in (
        ("Institute of Energy", "", "home"),
        ("Moscow Branch", "RU", "home"),
        ("Southern University", "RU", None),
        ("Universidad del Puerto", "ES", None),
        ("Faculty of Ships", "", "Universidad del Puerto"),
        ("Laboratory of Hulls", "", "Faculty of Ships"),
        ("Branch in Wuxi", "CN", "Universidad del Puerto"),
        ("Universidade do Porto", "PT", None),
        ("Universidad de Lima", "PE", None),
        ("Without Country", "", None),
    ):
        rows[name] = factories.organisation(name, country=country, parent=rows[parent] if parent else None)
    Organisation.objects.update(visibility="restricted")
    return rows


def reached(user: User) -> list[str]:
    """The names of the restricted organisations that a user may see, asked anew as in another request."""
    user = User.objects.get(pk=user.pk)
    rows = Organisation.objects.filter(policies.organisations.scope(user, "view"))
    assert set(rows) == set(answered_for(user))
    return sorted(row.name for row in rows)


def ibero_america() -> Region:
    return define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES", "PT", "PE", "RU"])


@pytest.mark.concept(14, 17)
def test_a_region_reaches_the_organisations_of_its_countries_and_nothing_of_ours(lana, world):
    """Our own institution lies in one of the countries, and a branch of a partner in none of them."""
    give_responsibility(by=factories.SYSTEM, user=lana, region=ibero_america())
    assert reached(lana) == [
        "Faculty of Ships",
        "Laboratory of Hulls",
        "Southern University",
        "Universidad de Lima",
        "Universidad del Puerto",
        "Universidade do Porto",
    ]


@pytest.mark.concept(14)
def test_a_country_reaches_its_organisations_with_their_units(lana, world):
    give_responsibility(by=factories.SYSTEM, user=lana, country="ES")
    assert reached(lana) == ["Faculty of Ships", "Laboratory of Hulls", "Universidad del Puerto"]


def test_a_country_reaches_its_organisations_where_no_home_is_settled(lana, world):
    Organisation.objects.update(is_home=False)
    give_responsibility(by=factories.SYSTEM, user=lana, country="PT")
    assert reached(lana) == ["Universidade do Porto"]


@pytest.mark.concept(16)
def test_an_organisation_reaches_all_below_it_wherever_that_is(lana, world):
    give_responsibility(by=factories.SYSTEM, user=lana, organisation=world["Universidad del Puerto"])
    assert reached(lana) == ["Branch in Wuxi", "Faculty of Ships", "Laboratory of Hulls", "Universidad del Puerto"]


def test_nobody_reaches_what_others_answer_for(lana, world):
    give_responsibility(by=factories.SYSTEM, user=factories.user("mara", Role.COORDINATOR), region=ibero_america())
    assert reached(lana) == []


@pytest.mark.concept(14)
@pytest.mark.parametrize(
    ("starts_on", "ends_on", "holds"),
    [
        ("", "", True),
        (str(TODAY), str(TODAY), True),
        (str(TODAY.year), str(TODAY.year), True),
        (str(TODAY.year), "", True),
        ("2011-04", YESTERDAY, False),
        ("", str(TODAY.year - 1), False),
        (TOMORROW, "", False),
        (str(TODAY.year + 1), "", False),
    ],
)
def test_it_holds_from_its_first_day_to_its_last(lana, world, starts_on, ends_on, holds):
    days = {"starts_on": starts_on, "ends_on": ends_on}
    give_responsibility(by=factories.SYSTEM, user=lana, organisation=world["Institute of Energy"], **days)
    give_responsibility(by=factories.SYSTEM, user=lana, country="PT", **days)
    give_responsibility(by=factories.SYSTEM, user=lana, region=ibero_america(), **days)
    assert ("Institute of Energy" in reached(lana), "Universidade do Porto" in reached(lana)) == (holds, holds)
    assert len(reached(lana)) == (7 if holds else 0)
    assert own_unit(lana) == (world["Institute of Energy"] if holds else world["home"])


def test_what_ended_or_was_taken_back_gives_no_reach(lana, world):
    energy = give_responsibility(by=factories.SYSTEM, user=lana, organisation=world["Institute of Energy"])
    spain = give_responsibility(by=factories.SYSTEM, user=lana, country="ES")
    end_responsibility(by=factories.SYSTEM, responsibility=energy, ends_on=YESTERDAY)
    take_back_responsibility(by=factories.SYSTEM, responsibility=spain)
    assert reached(lana) == []
    deleted = HistoryEvent.objects.get(model="directory.responsibility", operation="delete")
    assert (deleted.object_id, deleted.old["country"]) == (spain.pk, "ES")


def test_another_country_of_a_region_counts_at_once(lana, world):
    region = define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES"])
    give_responsibility(by=factories.SYSTEM, user=lana, region=region)
    revise_region(by=factories.SYSTEM, region=region, name="Portuguese-speaking countries", countries=["PT", "BR"])
    assert reached(lana) == ["Universidade do Porto"]
    assert str(Region.objects.get()) == "Portuguese-speaking countries"


def test_reach_is_asked_for_in_equally_many_queries_however_many_there_are(lana, world):
    numbers = []
    for country in ("ES", "PT", "PE", "CN"):
        region = define_region(by=factories.SYSTEM, name=country, countries=[country, "FR"])
        give_responsibility(by=factories.SYSTEM, user=lana, region=region)
        give_responsibility(by=factories.SYSTEM, user=lana, country=country)
        with CaptureQueriesContext(connection) as queries:
            list(answered_for(User.objects.get(pk=lana.pk)))
        numbers.append(len(queries))
    assert numbers == [5] * 4


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_only_administrators_say_who_answers_for_what(role, lana, world):
    actor = Actor(factories.user("mara", role))
    region = ibero_america()
    given = give_responsibility(by=factories.SYSTEM, user=lana, region=region)
    for deed in (
        lambda: give_responsibility(by=actor, user=actor.user, country="ES"),
        lambda: end_responsibility(by=actor, responsibility=given, ends_on=YESTERDAY),
        lambda: take_back_responsibility(by=actor, responsibility=given),
        lambda: define_region(by=actor, name="World", countries=["ES"]),
        lambda: revise_region(by=actor, region=region, name="World", countries=["ES"]),
    ):
        with pytest.raises(Forbidden):
            deed()
    assert [str(row) for row in Responsibility.objects.all()] == ["lana: Ibero-America"]
    assert [str(row) for row in Region.objects.all()] == ["Ibero-America"]


def test_the_same_is_not_given_twice_for_the_same_time(lana, world):
    give_responsibility(by=factories.SYSTEM, user=lana, country="ES", starts_on="2011", ends_on="2014-06")
    give_responsibility(by=factories.SYSTEM, user=lana, country="ES", starts_on="2014-07")
    for days in ({}, {"starts_on": "2014"}, {"ends_on": "2011"}, {"starts_on": "2030", "ends_on": "2031"}):
        with pytest.raises(Refused, match="lana answers for Spain already"):
            give_responsibility(by=factories.SYSTEM, user=lana, country="ES", **days)
    assert Responsibility.objects.count() == 2


def test_it_does_not_end_before_it_begins(lana, world):
    given = give_responsibility(by=factories.SYSTEM, user=lana, country="ES", starts_on="2014-07")
    for deed in (
        lambda: end_responsibility(by=factories.SYSTEM, responsibility=given, ends_on="2014-06-30"),
        lambda: give_responsibility(by=factories.SYSTEM, user=lana, country="PT", starts_on="2015", ends_on="2014"),
    ):
        with pytest.raises(Refused, match="The end lies before the beginning"):
            deed()
    assert [str(row.ends_on or "") for row in Responsibility.objects.all()] == [""]


def test_two_regions_of_one_name_are_refused(world):
    define_region(by=factories.SYSTEM, name="Ibero-America", countries=["ES"])
    with pytest.raises(Refused, match="There is a region of this name"):
        define_region(by=factories.SYSTEM, name="ibero-america", countries=["PT"])
    assert Region.objects.count() == 1


@pytest.mark.concept(14)
def test_partners_are_narrowed_by_who_answers_for_them_on_whatever_ground(client, world, lana):
    Organisation.objects.update(visibility="internal")
    for name in ("Universidad del Puerto", "Faculty of Ships", "Universidade do Porto", "Universidad de Lima"):
        start_partnership(by=factories.SYSTEM, organisation=world[name])
    rita = factories.user("rita", Role.COORDINATOR)
    iberia = define_region(by=factories.SYSTEM, name="Iberia", countries=["PT", "ES"])
    give_responsibility(by=factories.SYSTEM, user=lana, backup=rita, region=iberia)
    give_responsibility(by=factories.SYSTEM, user=rita, country="PE")
    give_responsibility(by=factories.SYSTEM, user=rita, organisation=world["Universidad del Puerto"], ends_on=YESTERDAY)
    client.force_login(factories.user("vera", Role.VIEWER))

    def of(*users):
        page = client.get("/partners/", {"responsible": [user.pk for user in users]}).context["page"]
        return sorted(row.name for row in page)

    assert of(lana) == ["Faculty of Ships", "Universidad del Puerto", "Universidade do Porto"]
    assert of(rita) == ["Universidad de Lima"]
    assert len(of(lana, rita)) == 4
    assert of(factories.user("nobody")) == []
