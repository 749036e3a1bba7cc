"""The promises of the source documents give the report: what was promised, with whom, and what became of it."""

import pytest

from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.engagement.models import Initiative, InitiativeParty, Introduction, Offer
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.queries import reports
from syndesis.engagement.queries.headline import figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def promised():
    """The promises of the documents, as an administrator sees them."""
    return PromiseType.rows(User.objects.get(username="demo")).filter(is_invented=False)


@pytest.mark.concept(37)
def test_the_promises_of_each_document_stand_under_their_year():
    told = {row.label: (row.counts["made"], row.counts["open"]) for row in reports.by_year(promised())}
    assert told == {"2022": (7, 7), "2021": (6, 6), "2019": (4, 4), "2015": (5, 5)}


@pytest.mark.concept(37, 41)
def test_all_of_them_are_open_and_silent_too_long():
    told = figures(promised())
    assert (told.open, told.silent, told.year, told.made, told.kept) == (22, 22, 2022, 7, 0)


@pytest.mark.concept(68)
def test_the_company_takes_part_as_an_industrial_partner():
    rows = InitiativeParty.objects.filter(organisation__name="Talgo", initiative__is_invented=False)
    assert (rows.count(), set(rows.values_list("role", flat=True))) == (4, {"industrial"})


def test_those_of_2021_are_told_by_partner():
    cohort = promised().filter(reports.made_in("2021"))
    told = {row.label: row.counts["made"] for row in reports.by_partner(cohort, Organisation.objects.all())}
    assert told == {
        "Universidad Politécnica de Madrid": 4,
        "Language Center": 1,
        "School of Engineering and Industrial Design": 2,
    }


@pytest.mark.concept(34)
def test_the_working_meeting_has_an_owner_on_both_sides_and_no_day():
    row = Initiative.objects.get(title="Working meeting on joint research in materials")
    assert (str(row.owner), str(row.counterpart), row.due_on) == ("Anton Naumov", "Pedro Armisen Bobo", None)


@pytest.mark.concept(84, 87)
def test_offers_and_introductions_are_marked_as_invented():
    assert [set(model.objects.values_list("is_invented", flat=True)) for model in (Offer, Introduction)] == [{True}] * 2
