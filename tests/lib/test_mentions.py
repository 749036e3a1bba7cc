"""Where a text names a person, and the text without the name."""

import pytest

from syndesis.lib.mentions import Mentions, spellings, without


def taken_out(text, *names, **how):
    return without(text, Mentions(names).of(text, **how))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Head Vladimir Khizhnyak spoke.", "Head ██████████████████ spoke."),
        ("V.D. KHIZHNYAK spoke, and V. Khizhnyak's guest.", "██████████████ spoke, and ████████████'s guest."),
        ("Khizhnyak, Vladimir and Khizhnyak V.D. met", "███████████████████ and ██████████████ met"),
        ("Vladimir Dmitrievich Khizhnyak", "██████████████████████████████"),
        ("Mr Khizhnyak left", "Mr █████████ left"),
        ("Vladimir Putnik and Olga", "Vladimir Putnik and Olga"),
        ("khizhnyak", "khizhnyak"),
        ("Khizhnyakov", "Khizhnyakov"),
    ],
)
def test_a_name_is_taken_out_in_its_usual_forms(text, left):
    assert taken_out(text, ("Vladimir", "Khizhnyak")) == left


def test_accents_and_capitals_make_no_difference():
    name = ("Miguel", "Jiménez Carrizosa")

    assert taken_out("Miguel JIMENEZ CARRIZOSA", name) == "█" * 24
    assert taken_out("prof. Jiménez-Carrizosa", name) == "prof. █████████████████"


def test_russian_endings_are_taken_out_too():
    assert taken_out("встреча с Владимиром Хижняком и Хижняка", ("Владимир", "Хижняк")) == (
        "встреча с ███████████████████ и ███████"
    )


def test_a_chinese_name_is_taken_out_as_a_whole_only():
    assert taken_out("王小明与王国平", ("小明", "王")) == "███与王国平"


def test_an_initial_on_record_stands_for_any_name_that_begins_so():
    assert taken_out("Mikhail Rayak", ("M. E.", "Rayak")) == "█" * 13


def test_an_address_has_no_capitals():
    address = "https://example.edu/people/khizhnyak"

    assert taken_out(address, ("Vladimir", "Khizhnyak")) == address
    assert taken_out(address, ("Vladimir", "Khizhnyak"), in_any_case=True) == "https://example.edu/people/█████████"


def test_whether_a_given_name_stands_with_it_is_told():
    found = Mentions([("Anna", "Berg")]).of("Anna Berg met Berg.")

    assert [mention.whole for mention in found] == [True, False]


def test_a_database_can_be_asked_by_pieces_of_the_name():
    assert {"Jiménez", "JIMÉNEZ", "jimenez", "Jimenez"} <= spellings([("", "Jiménez Bo")])
    assert "Калинин" in spellings([("Лана", "Калинина")])
