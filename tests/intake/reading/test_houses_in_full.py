"""Names that a house shares with its system, or of which the catalogue has a short form."""

import dataclasses

import pytest

from syndesis.intake.reading import Gazetteer, read
from tests.intake.reading.conftest import catalogue


@pytest.mark.any_database
def test_a_university_is_meant_before_the_system_that_it_belongs_to():
    system = catalogue("0nsystem0", "US", "University of Norwick System|en", "Universidad de Norwick|es|alias")
    house = catalogue("0nhouse00", "US", "University of Norwick at Tarn|en", "University of Norwick|en|alias")
    world = Gazetteer([system, dataclasses.replace(house, parent="0nsystem0")])
    [found] = read("Hay un convenio con la Universidad de Norwick.", world).organisations
    assert found.candidates[0].ror == "0nhouse00"


@pytest.mark.any_database
def test_a_house_in_full_is_the_short_form_of_the_catalogue():
    centre = catalogue("0ntcnso00", "IT", "Nautical Training Centre of the NSO|en", kind="other")
    house = catalogue("0nsohouse", "CH", "Northern Standards Organisation|en", kind="other")
    text = "The lecture was given by the Nautical Training Centre of the Northern Standards Organisation."
    found = [(o.candidates[0].ror, o.linked) for o in read(text, Gazetteer([centre, house])).organisations]
    assert found == [("0ntcnso00", True)]


@pytest.mark.any_database
def test_a_company_has_the_name_that_the_text_writes_out():
    text = (
        "Orvik chief designer Nils Aas came to the college. The college and Orvik Studios agreed to meet again.\n\n"
        "Orvik Studios was founded in 1999."
    )
    assert "Orvik Studios" in [o.name for o in read(text, Gazetteer()).organisations]
