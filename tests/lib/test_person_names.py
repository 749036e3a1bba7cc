"""Which word of a name is the family name, and how it is written."""

import pytest

from syndesis.lib.person_names import apart, in_normal_case, is_initials, proper_case, split_name

PINYIN = {"wang", "li", "zhou"}


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Anna Berg", "Anna", "Berg"),
        ("Pavel NOSOV", "Pavel", "Nosov"),
        ("Rosa MÉNDEZ IBARRA", "Rosa", "Méndez Ibarra"),
        ("NOSOV", "", "Nosov"),
        ("V.D. Nosov", "V.D.", "Nosov"),
        ("Nosov V.D.", "V.D.", "Nosov"),
        ("Jan van der Meer", "Jan", "van der Meer"),
        ("Wang Xiaoming", "Xiaoming", "Wang"),
        ("Zhou Yi", "Yi", "Zhou"),
        ("Иван Петрович Сидоров", "Иван Петрович", "Сидоров"),
        ("Сидоров Иван Петрович", "Иван Петрович", "Сидоров"),
        ("王小明", "小明", "王"),
        ("欧阳修", "修", "欧阳"),
        ("Bruce LEE", "Bruce", "Lee"),
        ("", "", ""),
    ],
)
def test_names_are_split(written: str, given: str, family: str):
    assert split_name(written.split(), surnames_first=PINYIN) == (given, family)


def test_spanish_names_end_in_two_family_names():
    assert split_name("Elena Vidal Soto".split(), spanish=True) == ("Elena", "Vidal Soto")


def test_a_second_given_name_is_no_family_name():
    assert split_name("José Luis Soto".split(), spanish=True, given_names={"luis"}) == ("José Luis", "Soto")


@pytest.mark.parametrize(
    ("written", "proper"),
    [("LOPEZ-RUIZ", "Lopez-Ruiz"), ("O'BRIEN", "O'Brien"), ("McKay", "McKay"), ("ÁLVAREZ", "Álvarez")],
)
def test_capitals_are_set_back(written: str, proper: str):
    assert proper_case(written) == proper


def test_initials_are_told_from_short_names():
    assert [is_initials(word) for word in ("V.D.", "J.", "J", "Li", "Ng", "KIM")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("HERRERO", "Herrero"),
        ("JIMÉNEZ CARRIZOSA", "Jiménez Carrizosa"),
        ("ХИЖНЯК", "Хижняк"),
        ("DE LA CRUZ", "de la Cruz"),
        ("O'NEILL", "O'Neill"),
        ("LI", "Li"),
        ("McAllister", "McAllister"),
        ("von der Heide", "von der Heide"),
        ("清华", "清华"),
    ],
)
def test_a_name_in_capitals_is_shown_without_them(typed, shown):
    assert in_normal_case(typed) == shown


def test_initials_of_a_given_name_stay():
    assert [in_normal_case(name, given=True) for name in ("V.D.", "JM", "FÉLIX")] == ["V.D.", "JM", "Félix"]


@pytest.mark.parametrize(
    ("given", "family", "kept"),
    [
        ("", "Félix VALDÉS", ("Félix", "Valdés")),
        ("", "HERRERO", ("", "Herrero")),
        ("", "Armisen Bobo", ("", "Armisen Bobo")),
        ("MIGUEL", "JIMÉNEZ CARRIZOSA", ("Miguel", "Jiménez Carrizosa")),
    ],
)
def test_only_a_name_that_says_so_is_taken_apart(given, family, kept):
    assert apart(given, family) == kept
