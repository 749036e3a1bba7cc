"""How a text is cut into words, phrases and countries."""

import pytest

from syndesis.catalogue.matching.places import agrees
from syndesis.catalogue.matching.reading import read
from syndesis.catalogue.matching.words import folded, parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Univ. of Oxford", "The University of Oxford"),
        ("Universität Bonn", "University of Bonn"),
        ("Univ. Politécnica de Madrid", "Universidad Politecnica Madrid"),
        ("Dept. Comput. Sci.", "Department of Computer Science"),
        ("Xi’an Jiaotong University", "Xian Jiaotong University"),
        ("M.I.T.", "MIT"),
        ("St. Mary's Hospital", "Saint Marys Hosp"),
        ("S. N. Bose Centre", "SN Bose Center"),
        ("Texas A & M University", "Texas A&M University"),
        ("Zolix Instruments Co Ltd", "Zolix Instruments"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same_words(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("University of Tartu, Tartu, Estonia", {"EE"}),
        ("Hunan University Changsha 410082 PR China", {"CN"}),
        ("Univ. of Maryland, College Park, MD 20742", {"US"}),
        ("Dept. of Physics, Boulder, CO 80309, U.S.A.", {"US"}),
        ("Universität Wien, Österreich", {"AT"}),
        ("МГУ, Москва, Россия", {"RU"}),
        ("China Medical University, Taichung, Taiwan", {"TW"}),
        ("University of New Mexico", {"US"}),
        ("Institute of Physics", set()),
    ],
)
def test_countries_stand_at_the_end_of_a_phrase(text: str, countries: set[str]):
    assert read(text).countries == countries


def test_a_comma_ends_a_phrase_and_the_stop_of_an_abbreviation_does_not():
    assert read("Dept. of Physics, Univ. of Oslo").phrase == [0, 0, 1, 1]


def test_mail_addresses_and_markup_are_no_words():
    assert read("Univ. of Oslo#TAB# e-mail: a.b@example.org").words == ["university", "oslo"]


def test_glued_words_come_apart_at_their_capitals():
    assert parts("CONICETUniversidad") == ["CONICET", "Universidad"]


def test_hong_kong_agrees_with_china_and_taiwan_does_not():
    assert agrees("HK", {"CN"})
    assert not agrees("TW", {"CN"})
