"""A footnote shows the sentence around its place."""

import pytest

from syndesis.web.footnotes import MARGIN, sentence_around
from syndesis.web.review.segments import Place, segments

TEXT = "Prof. Sokolov met the guests. They signed an agreement in St. Petersburg! Then they left."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Sokolov", "Prof. Sokolov met the guests."),
        ("agreement", "They signed an agreement in St. Petersburg!"),
        ("guests. They", "Prof. Sokolov met the guests. They signed an agreement in St. Petersburg!"),
        ("left", "Then they left."),
    ],
)
def test_the_whole_sentence_is_quoted(words, sentence):
    start = TEXT.index(words)
    assert sentence_around(TEXT, start, start + len(words)) == sentence


def test_a_sentence_that_is_cut_says_so():
    window = "and " * 60 + "agreement" + " and" * 60
    start = window.index("agreement")
    assert start > MARGIN
    quote = sentence_around(window, start, start + 9)
    assert (quote[:2], quote[-2:]) == ("… ", " …")


def test_nested_places_are_cut_into_runs_that_make_up_the_text():
    places = [Place(0, 10, "person", 1, 1), Place(4, 6, "organisation", 2), Place(8, 14, "figure", 3)]
    runs = segments("0123456789abcdefgh", places)
    assert [(run.text, run.classes, run.finding_ids, run.anchors) for run in runs] == [
        ("0123", "person", [1], [1]),
        ("45", "organisation", [1, 2], []),
        ("67", "person", [1], []),
        ("89", "figure", [1, 3], []),
        ("abcd", "figure", [3], []),
        ("efgh", "", [], []),
    ]
