"""Stays, yearly counts and offers of internships come in from workbooks, by the words that offices use."""

import pytest

from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount
from syndesis.activities.objects import InternshipOfferType, MobilityCountType, MobilityType
from syndesis.core.models import Role
from tests.directory.factories import home, organisation, user
from tests.objects.importing.runs import actor, checked, counted, problems, written

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
STAYS = """\
Code,Direction,Kind,Partner,Unit,Level,Paid by,From,Until
S-1,From us,Student exchange,Orchid University,Institute of Energy,Master,A programme or grant,2024-09-01,31.01.2025
S-2,in,Research internship,Orchid University,Institute of Energy,doctoral,host,2025-02,2025-07
S-3,To us,Student exchange,Orchid University,,Bachelor,,2025-02,2024-07
"""
COUNTS = """\
Direction,Kind,Partner,Academic year,People,Level
To us,Student exchange,Orchid University,2023/24,14,Master
To us,Student exchange,Orchid University,2022,9,Master
"""


@pytest.mark.concept(90)
@pytest.mark.concept(85)
def test_stays_counts_and_offers_come_in_from_files():
    home()
    orchid, energy = organisation("Orchid University"), organisation("Institute of Energy")
    ada = actor(user("ada", Role.ADMINISTRATOR))
    run = checked(MobilityType, STAYS, by=ada)
    assert [(row, column) for row, column, *_rest in problems(run)] == [(4, "Until (inclusive)")]
    written(run, by=ada, without_errors=True)
    found = Mobility.objects.order_by("code").values_list("code", "direction", "kind", "level", "money", "year")
    assert list(found) == [
        ("S-1", "out", "student", "master", "grant", 2024),
        ("S-2", "in", "research", "doctoral", "host", 2024),
    ]
    assert {(stay.organisation, stay.owner_unit) for stay in Mobility.objects.all()} == {(orchid, energy)}
    assert counted(checked(MobilityType, STAYS, by=ada))["same"] == 2

    run = checked(MobilityCountType, COUNTS, by=ada)
    assert (problems(run), written(run, by=ada).state) == ([], "done")
    assert list(MobilityCount.objects.order_by("year").values_list("year", "people")) == [(2022, 9), (2023, 14)]
    again = checked(MobilityCountType, COUNTS.replace(",9,", ",11,"), by=ada)
    written(again, by=ada)
    assert list(MobilityCount.objects.order_by("year").values_list("year", "people")) == [(2022, 11), (2023, 14)]

    offers = "Title,Offered by,Places,Level,Apply by\nRotors,Orchid University,3,Master,2026-03-01\n"
    written(checked(InternshipOfferType, offers, by=ada), by=ada)
    offer = InternshipOffer.objects.get()
    assert (offer.organisation, offer.places, str(offer.apply_by)) == (orchid, 3, "2026-03-01")
