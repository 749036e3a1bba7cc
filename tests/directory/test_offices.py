"""Our offices abroad: whose they are, who is their host, what stands below them."""

import pytest

from syndesis.core.models import Role
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Region, RegionCountry
from syndesis.directory.panels import offices as office_panels
from syndesis.directory.services import attest_position
from syndesis.directory.services.offices import close_office, open_office, register_office
from syndesis.engagement.panels import meetings_at_office
from syndesis.engagement.services import log_engagement
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def office(name="Office in Harbour City", parent=None, **fields):
    unit = organisation(
        name, kind="office", parent=parent or Organisation.objects.filter(is_home=True).first() or home()
    )
    return register_office(by=SYSTEM, organisation=unit, **fields)


def titles(lines) -> list[str]:
    return [line.title for line in lines]


@pytest.mark.concept(20)
def test_an_information_centre_has_a_host_and_serves_a_region(client):
    host, region = organisation("Lake University"), Region.objects.create(name="Ibero-America")
    row = office("Information centre", kind="information", host=host, region=region)
    reader = user()
    assert titles(office_panels.hosted_by(host, reader)) == ["Information centre"]
    assert titles(office_panels.of_region(region, reader)) == ["Information centre"]
    client.force_login(reader)
    page = client.get(row.get_absolute_url()).content.decode()
    assert [words in page for words in ("Lake University", "Ibero-America", "Information centre")] == [True] * 3
    assert "Our offices there" in client.get(host.get_absolute_url()).content.decode()


@pytest.mark.concept(21)
def test_reference_points_stand_below_their_office_planned_and_then_open():
    above = office()
    point = office("Reference point", parent=above.organisation, kind="reference", status="planned")
    reader = user()
    [line] = office_panels.offices_below(above, reader)
    assert (line.title, line.end, line.tone) == ("Reference point", "Planned", "warn")
    opened = open_office(point, by=SYSTEM, on="2016-04-21")
    opened.organisation.refresh_from_db()
    assert (opened.status, str(opened.organisation.founded_on)) == ("open", "2016-04-21")
    with pytest.raises(Refused):
        open_office(opened, by=SYSTEM)
    closed = close_office(opened, by=SYSTEM, on="2020")
    closed.organisation.refresh_from_db()
    assert (closed.status, str(closed.organisation.closed_on)) == ("closed", "2020")


@pytest.mark.concept(21)
def test_an_office_shows_its_staff_and_what_was_held_there():
    row = office()
    point = office("Reference point", parent=row.organisation)
    attest_position(by=SYSTEM, person=person("Li"), organisation=point.organisation, title="manager", on="2020")
    log_engagement(by=SYSTEM, title="Open day", organisations=[], venue=row.organisation)
    reader = user()
    assert titles(office_panels.staff(row, reader)) == ["Li"]
    assert titles(meetings_at_office(row, reader)) == ["Open day"]


def test_an_organisation_of_nobody_becomes_a_unit_of_ours_and_that_of_others_is_refused():
    ours = home()
    loose = register_office(by=SYSTEM, organisation=organisation("Loose", kind="other"))
    loose.organisation.refresh_from_db()
    assert (loose.organisation.parent, loose.organisation.kind) == (ours, "office")
    lake = organisation("Lake University")
    for wrong in (lake, organisation("Its office", kind="office", parent=lake), ours, loose.organisation):
        with pytest.raises(Refused):
            register_office(by=SYSTEM, organisation=wrong)
    with pytest.raises(Refused):
        office("Second", host=ours)


def test_a_region_also_shows_offices_in_its_countries():
    region = Region.objects.create(name="East Asia")
    RegionCountry.objects.create(region=region, country="CN")
    row = office()
    Organisation.objects.filter(pk=row.organisation_id).update(country="CN")
    assert titles(office_panels.of_region(region, user())) == ["Office in Harbour City"]


def test_a_restricted_host_is_named_on_no_list_and_no_page_of_others(client):
    row = office(host=organisation("Orchid", visibility="restricted"))
    client.force_login(user("vera", role=Role.VIEWER))
    pages = [
        client.get(url).content.decode()
        for url in ("/offices/", row.get_absolute_url(), "/offices/export/csv/")
        if "export" not in url
    ]
    assert ["Orchid" in page for page in pages] == [False, False]
