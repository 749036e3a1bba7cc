"""Calls, grants, property and facilities come in from workbooks, by the words that people use."""

import pytest

from syndesis.activities.models import Call, Facility, Grant, IntellectualProperty
from syndesis.activities.objects import CallType, FacilityType, GrantType, IntellectualPropertyType
from syndesis.core.models import Role
from tests.activities.factories import activity
from tests.directory.factories import organisation, user
from tests.objects.importing.runs import actor, checked, counted, problems, written

pytestmark = pytest.mark.django_db

GRANTS = """\
Grant,Number,Funder,Programme,Call,Won with,For,Amount,Of it for us,Currency,Awarded
Blades,24-17,Science Foundation,Teams,Joint call,Orchid,Quiet rotors,"21,000,000.50",1000,RUB,2023-12-12
Wheels,24-18,Science Foundation,,,,,5,,euro,2012
Hubs,24-19,Science Foundation,,,,,5,6,EUR,2012
Gears,24-20,Science Foundation,,,,,5,,,2012
Nuts,24-21,Science Foundation,,,,,5,,doubloons,2012
Rust,24-22,Science Foundation,,,,,-5,,EUR,20255
"""


@pytest.mark.concept(61, 62, 63)
def test_grants_come_in_with_their_call_activity_and_currency_and_what_is_wrong_is_told_at_its_row():
    funder, orchid = organisation("Science Foundation", kind="funder"), organisation("Orchid")
    other, project = organisation("Natural Foundation", kind="funder"), activity("Quiet rotors", kind="project")
    mara = user("mara", Role.ADMINISTRATOR)
    calls = checked(
        CallType,
        "Call,Funders,Opens,Closes\nJoint call,Science Foundation; Natural Foundation,2023-06-01,15.09.2023\n",
        by=actor(mara),
    )
    assert (problems(calls), written(calls, by=actor(mara)).state) == ([], "done")
    call = Call.objects.get()
    assert set(call.organisations.all()) == {funder, other}

    run = checked(GrantType, GRANTS, by=actor(mara))

    assert problems(run) == [
        (4, "Of it for us", "", "Our share of €6 is more than the whole of €5."),
        (5, "Currency", "", "Say in which currency."),
        (6, "Currency", "doubloons", "“doubloons” is no currency: write three letters, such as EUR."),
        (7, "Amount", "-5", "Ensure this value is greater than or equal to 0."),
        (7, "Awarded", "20255", "“20255” is not understood as a date: write 12 April 2011, April 2011 or 2011."),
    ]
    written(run, by=actor(mara), without_errors=True)
    blades, wheels = Grant.objects.order_by("number")
    assert (str(blades.amount), str(blades.own_share), blades.currency) == ("21000000.50", "1000.00", "RUB")
    assert (blades.call, blades.activity, list(blades.organisations.all())) == (call, project, [orchid])
    assert (wheels.currency, str(wheels.awarded_on)) == ("EUR", "2012")
    assert counted(checked(GrantType, GRANTS, by=actor(mara)))["same"] == 2


@pytest.mark.concept(75, 80)
def test_property_comes_in_with_its_owners_and_facilities_with_their_unit():
    orchid, talgo = organisation("Orchid"), organisation("Talgo", kind="company")
    mara = user("mara", Role.ADMINISTRATOR)
    run = checked(
        IntellectualPropertyType,
        "Title,Kind,Status,Number,Country,Owners,Filed\n"
        "Quiet wheel,Patent,Granted,RU 17,Russia,Orchid; Talgo,2022-03\n",
        by=actor(mara),
    )
    assert (problems(run), written(run, by=actor(mara)).state) == ([], "done")
    row = IntellectualProperty.objects.get()
    assert (row.kind, row.status, row.country, str(row.filed_on)) == ("patent", "granted", "RU", "2022-03")
    assert set(row.organisations.all()) == {orchid, talgo}

    run = checked(
        FacilityType, "Name,Kept by,Open to partners,On what terms\nWelder,Orchid,yes,By the hour\n", by=actor(mara)
    )
    assert (problems(run), written(run, by=actor(mara)).state) == ([], "done")
    welder = Facility.objects.get()
    assert (welder.owner_unit, welder.is_offered, welder.terms) == (orchid, True, "By the hour")
