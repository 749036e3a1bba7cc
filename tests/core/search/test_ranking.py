"""Which of several rows a query means."""

import pytest

from syndesis.core.search.lines import ACRONYM, ALIAS, OFFICIAL, compose
from syndesis.core.search.query import understood
from syndesis.core.search.ranking import best
from syndesis.core.search.vocabulary import Words

WORDS = Words()
WORDS.add([("university", 9000), ("moscow", 100), ("state", 800), ("madrid", 50), ("technical", 500)])


def row(*names: str, context: str = "") -> str:
    marks = {"=": OFFICIAL, "+": ALIAS, "#": ACRONYM}
    return compose([(marks[name[0]], name[1:]) for name in names], [context])


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("moscow university", row("=Moscow University"), row("=Moscow State University")),
        ("moscow university", row("=Moscow University"), row("=University of Moscow")),
        ("upm", row("#UPM"), row("=UPM Research Centre")),
        ("upm", row("=UPM"), row("#UPM")),
        ("tu", row("#TU"), row("=Tulane")),
        ("eth", row("=ETH Zurich"), row("=Ethos Foundation")),
        ("moskow university", row("=Moscow University"), row("=Mosul University")),
        ("technical university madrid", row("=Technical University", context="Madrid"), row("=Technical University")),
        ("technical university madrid", row("=Technical University of Madrid"), row("=X", context="technical Madrid")),
        ("madrid university moscow", row("=Madrid Moscow College"), row("=University of Moscow")),
        ("清华", row("=清华大学"), row("=北京清华长庚医院")),
    ],
)
def test_the_nearer_name_goes_first(query: str, better: str, worse: str) -> None:
    asked = understood(query, WORDS)
    assert best(asked, better, 0.0)[0] > best(asked, worse, 0.0)[0]


def test_between_equal_names_the_prior_decides() -> None:
    asked = understood("moscow state university", WORDS)
    text = row("=Moscow State University")
    assert best(asked, text, 0.6)[0] > best(asked, text, 0.3)[0]


def test_the_line_that_matched_is_told() -> None:
    asked = understood("upm", WORDS)
    assert best(asked, row("=Universidad Politécnica de Madrid", "+UPM Madrid", "#UPM"), 0.0)[1] == 2


def test_a_name_without_letters_does_no_harm() -> None:
    assert best(understood("upm", WORDS), row("=…", "#UPM"), 0.0)[1] == 1
