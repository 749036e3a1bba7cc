"""What is understood of a query, and how it is put to either database."""

import pytest

from syndesis.core.search.query import FTS5, TSQUERY, relaxed, understood
from syndesis.core.search.vocabulary import Words


def known(**rows: int) -> Words:
    words = Words()
    words.add(rows.items())
    return words


WORDS = known(university=9000, madrid=80, tsinghua=8, politecnica=60, politecnico=100, moscow=120)


def asked(text: str) -> str:
    return FTS5.all_of(understood(text, WORDS).meant)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("Madrid University", '("madrid") AND ("university"*)'),
        ("University of Madrid", '("university") AND ("madrid"*)'),
        ("Univ. Madrid", '("univ"*) AND ("madrid"*)'),
        ("univ madr", '("univ"*) AND ("madr"*)'),
        ("清华", '("清") AND ("华")'),
        ("Tsingua university", '("tsingua" OR "tsinghua") AND ("university"*)'),
        ("University Tsingua", '("university") AND ("tsinghua" OR "tsingua"*)'),
        ("university m", '("university"*)'),
        ("of the", '("of") AND ("the"*)'),
        ("UPM", '("upm"*)'),
    ],
)
def test_a_query_asks_for_every_important_word(text: str, expression: str) -> None:
    assert asked(text) == expression


def test_both_notations_say_the_same() -> None:
    meant = understood("Tsingua univ", WORDS).meant
    assert FTS5.all_of(meant, top=True) == '"\ue000" AND ("tsingua" OR "tsinghua") AND ("univ"*)'
    assert TSQUERY.all_of(meant, top=True) == "'\ue000' & ('tsingua' | 'tsinghua') & ('univ':*)"


def test_a_rare_word_that_may_be_a_slip_brings_its_frequent_neighbour() -> None:
    words = known(universty=1, university=9000)
    assert FTS5.all_of(understood("universty x1", words).meant) == '("universty" OR "university") AND ("x1"*)'


def test_of_three_words_any_one_may_be_missing() -> None:
    _, choices = relaxed(understood("moscow madrid tsinghua", WORDS), WORDS)
    assert [[item.word for item in meant] for meant in choices] == [
        ["madrid", "tsinghua"],
        ["moscow", "tsinghua"],
        ["moscow", "madrid"],
    ]


@pytest.mark.parametrize("other", ["moscow", "university", "thu"])
def test_of_two_words_the_rarer_one_that_is_known_must_stay(other: str) -> None:
    _, choices = relaxed(understood(f"tsinghua {other}", WORDS), WORDS)
    assert [[item.word for item in meant] for meant in choices] == [["tsinghua", other], ["tsinghua"]]


def test_near_words_of_known_ones_count_when_too_little_was_found() -> None:
    query, choices = relaxed(understood("politecnica", WORDS), WORDS)
    assert [list(item.words) for item in query.meant] == [["politecnico", "politecnica"]]
    assert choices == [query.meant]


def test_a_pasted_paragraph_is_cut() -> None:
    assert len(understood("word " * 500, WORDS).meant) == 12
