"""Occasions told by nouns and verbs of any manner, in five languages: what took place, when, and what did not."""

import pytest

from syndesis.intake.reading import Gazetteer, read


def occasions(text: str, gazetteer: Gazetteer, published: str = "2018-04-20") -> list[tuple[str, str]]:
    found = read(text, gazetteer, published_hint=published).engagements
    return [(e.kind, e.date) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uppsala University staff attended a symposium in Bonn on 4 March 2018.", [("conference", "2018-03-04")]),
        ("A reception for Tsinghua University took place on Tuesday.", [("meeting", "2018-04-17")]),
        ("A delegation from Tsinghua University is visiting Uppsala University.", [("visit", "2018-04")]),
        ("Staff of Uppsala University toured the Tsinghua University campus last week.", [("visit", "2018-04")]),
        ("The two rectors of Uppsala University could meet at a forum one day.", []),
        ("Uppsala University will host a forum.", []),
        ("Uppsala University will host a forum on 2 May.", [("forum", "2018-05-02")]),
        ("The partnership of Uppsala University, marked by a ceremony, dates back to 1995.", [("ceremony", "")]),
        ("Una delegación de la Universitat de Girona ha visitado Madrid.", [("visit", "")]),
        ("El 3 de abril de 2018 la Universitat de Girona participó en un seminario.", [("workshop", "2018-04-03")]),
        ("12 марта 2018 года в Томском политехническом университете прошёл семинар.", [("workshop", "2018-03-12")]),
        ("Am 25. März 2018 fand ein Vorbereitungstreffen der Uppsala University statt.", [("meeting", "2018-03-25")]),
    ],
)  # fmt: skip
def test_an_occasion_is_found_by_its_noun_and_a_word_of_taking_place(
    world: Gazetteer, text: str, expected: list[tuple[str, str]]
):
    assert occasions(text, world) == expected


def test_a_signing_is_an_occasion_only_where_its_setting_is_told(world: Gazetteer):
    bare = "Uppsala University has signed an agreement with Tsinghua University."
    told = (
        "The agreement of Uppsala University and Tsinghua University was signed on 9 April in the presence of guests."
    )
    old = "Uppsala University and Tsinghua University signed an agreement in 2006."

    assert [occasions(text, world) for text in (bare, told, old)] == [[], [("ceremony", "2018-04-09")], []]


def test_a_weekday_is_the_last_one_of_its_name_unless_the_words_say_otherwise(world: Gazetteer):
    text = "Tsinghua University visited Uppsala University {}."

    days = [occasions(text.format(words), world) for words in ("on Friday", "last Friday", "Monday")]

    assert days == [[("visit", "2018-04-20")], [("visit", "2018-04-13")], [("visit", "2018-04-16")]]
