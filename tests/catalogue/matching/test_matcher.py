"""Which organisations a text names, in a catalogue of invented ones."""

import pytest

from syndesis.catalogue.matching import Matcher, match_names
from syndesis.catalogue.matching.reading import read
from syndesis.catalogue.matching.texts import Text


def rors(engine: Matcher, text: str) -> list[str]:
    return [match.ror for match in engine.affiliation(text)]


@pytest.mark.parametrize(
    "text",
    [
        "University of Vestmark",
        "Department of Chemistry, University of Vestmark, Vestmark, Norway",
        "Dept. of Chem., Univ. of Vestmark, 1234 Vestmark, Norway",
        "Institutt for kjemi, Universitetet i Vestmark, Norge",
        "Faculty of Medicine of Vestmark University, Norway",
        "Department of Chemistry University of Vestmark Vestmark Norway",
        "Department of Chemistry, Universty of Vestmark, Norway",
    ],
)
def test_a_university_is_found_however_it_is_written(engine: Matcher, text: str):
    assert rors(engine, text) == ["0vest0001"]


def test_the_longer_name_is_meant_where_both_fit(engine: Matcher):
    assert rors(engine, "Cardiology, Vestmark University Hospital, Vestmark, Norway") == ["0vest0002"]


def test_several_organisations_come_in_the_order_of_the_text(engine: Matcher):
    text = "Zemplanian Academy of Sciences, Zemplan, Spain; and University of Vestmark, Vestmark, Norway"

    assert rors(engine, text) == ["0acad0001", "0vest0001"]


@pytest.mark.parametrize(("country", "ror"), [("Norway", "0sain0001"), ("Brazil", "0sain0002")])
def test_the_country_tells_namesakes_apart(engine: Matcher, country: str, ror: str):
    assert rors(engine, f"Department of History, Saint Orvin College, {country}") == [ror]


def test_a_company_is_found_without_the_country_of_the_register(engine: Matcher):
    assert rors(engine, "Tressatec GmbH, Tressa, Germany") == ["0make0001"]


@pytest.mark.parametrize("text", ["", " , ;", "N/A", "Department of Chemistry", "12345", "University", "Norway"])
def test_a_text_that_names_nobody_yields_nothing(engine: Matcher, text: str):
    assert rors(engine, text) == []


def test_a_very_long_text_is_read_to_its_limit(engine: Matcher):
    assert rors(engine, "University of Vestmark, Norway; " + "lorem " * 100_000) == ["0vest0001"]


def test_a_withdrawn_record_is_found_as_the_one_that_took_its_place(engine: Matcher):
    found = engine.name("Vestmark Conservatory of Whistling", "NO")

    assert found is not None
    assert (found.ror, found.matched) == ("0vest0001", "Vestmark Conservatory of Whistling")


def test_a_withdrawn_record_that_nothing_took_the_place_of_is_not_found(engine: Matcher):
    assert rors(engine, "Tumbledown College of Orrery, Orvinby, Norway") == []


def test_words_on_both_sides_of_a_comma_are_not_read_as_one(engine: Matcher):
    engine.index.joins.add(("med", "tech"))
    together, apart = "Institute of Medical Technology", "Institute of Medicine, Technical Institute"

    assert "medtech" in Text(read(together), engine.index).reading.words
    assert "medtech" not in Text(read(apart), engine.index).reading.words


def test_a_plain_name_is_not_that_of_a_part(engine: Matcher):
    assert engine.name("Faculty of Very Fine Arts at the University of Vestmark") is None


def test_many_names_are_matched_with_their_countries_and_reasons(engine: Matcher):
    found = match_names(["Univ. of Vestmark", "Saint Orvin College", "Nowhere Institute"], ["", "BR", "NO"])

    assert [match and match.ror for match in found] == ["0vest0001", "0sain0002", None]
    first = found[0]
    assert first is not None
    assert (first.name, first.ror_url) == ("University of Vestmark", "https://ror.org/0vest0001")
    assert first.reason == "the official name in full"
    assert 0.6 <= first.score <= 1


def test_a_country_that_differs_counts_against_a_name(engine: Matcher):
    here, there = (engine.name("University of Vestmark", land, min_score=0) for land in ("NO", "JP"))

    assert here is not None
    assert there is None or there.score < here.score
