"""Printed lines become paragraphs again, and broken words whole, where that is safe."""

import pytest

from syndesis.lib.extraction.lines import Line, joined, vocabulary


def page(*texts: str, width: float = 6) -> list[Line]:
    return [Line(text, 72, 72 + width * len(text), 700 - 14 * n, 712 - 14 * n) for n, text in enumerate(texts)]


def read(*texts: str, also: str = "") -> str:
    lines = page(*texts)
    return joined(lines, vocabulary([*(line.text for line in lines), also]))


@pytest.mark.parametrize(
    ("lines", "also", "text"),
    [
        (("the universi-", "ties met"), "", "the universities met"),
        (("the universi\u00ad", "ties met"), "", "the universities met"),
        (("a co-", "operation"), "", "a cooperation"),
        (("a co-", "operation"), "the co-operation", "a co-operation"),
        (("a well-", "known man"), "he is well", "a well-known man"),
        (("a some-", "thing"), "some other thing, something", "a something"),
        (("in Rhine-", "Westphalia"), "", "in Rhine-Westphalia"),
        (("the Forschungs-", "und Lehrverbund"), "", "the Forschungs- und Lehrverbund"),
        (("in 2019-", "2020 they"), "", "in 2019-2020 they"),
        (("the end -", "or not"), "", "the end - or not"),
        (("северо-", "западный"), "северо-западный округ", "северо-западный"),
        (("универси-", "тет"), "", "университет"),
    ],
)
def test_a_word_broken_by_a_hyphen_is_made_whole_where_that_is_safe(lines, also, text):
    assert read(*lines, also=also) == text


def test_a_full_line_goes_on_in_the_next():
    assert read("The delegation was led by the Rector of Northern", "Polytechnic, who signed", "Lisbon") == (
        "The delegation was led by the Rector of Northern Polytechnic, who signed\nLisbon"
    )


def test_chinese_lines_are_joined_without_a_space():
    assert (
        read("大连理工大学代表团访问了北方理工大学并", "签署了协议")
        == "大连理工大学代表团访问了北方理工大学并签署了协议"
    )


def test_items_of_a_list_and_what_follows_a_full_stop_stay_lines():
    lines = (
        "The delegation met the deans of all faculties.",
        "Promises of both sides in the year that comes are",
    )
    assert read(*lines, "1. A school", "• A visit") == "\n".join((*lines, "1. A school", "• A visit"))


def test_other_sizes_columns_and_gaps_are_not_joined():
    first, second = page("A heading as wide as the lines below it are", "The text below the heading goes on like this")
    large = first._replace(top=first.top + 10)
    beside = second._replace(left=400, right=700, bottom=first.bottom, top=first.top)
    below = second._replace(bottom=500, top=512)
    for before, after, between in ((large, second, "\n"), (first, beside, "\n"), (first, below, "\n\n")):
        assert joined([before, after], set()) == f"{before.text}{between}{after.text}"


def test_lines_without_a_place_are_left_as_they_are():
    assert joined([Line("One", 0, 0, 0, 0), Line(" ", 0, 0, 0, 0), Line("Two", 0, 0, 0, 0)], set()) == "One\nTwo"
