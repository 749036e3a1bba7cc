"""The words of an index: near ones for misspelt ones, and how a process learns of new ones."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from syndesis.core.models import SearchWord
from syndesis.core.search import entries
from syndesis.core.search.vocabulary import Vocabulary, Words


def words(**rows: int) -> Words:
    made = Words()
    made.add(rows.items())
    return made


def vocabulary() -> Vocabulary:
    """Another process's view of the words of our records."""
    return Vocabulary("records", entries.SearchEntry)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("universty", "university"),
        ("moskow", "moscow"),
        ("masachusets", "massachusetts"),
        ("шанхаиский", "шанхаискии"),
        ("zinghua", "tsinghua"),
    ],
)
def test_a_misspelt_word_is_near_to_the_right_one(wrong: str, right: str) -> None:
    known = words(university=900, universe=2, moscow=50, massachusetts=70, шанхаискии=9, tsinghua=8, salamanca=7)
    assert next(iter(known.nearest(wrong))) == right


def test_of_two_equally_near_words_the_frequent_one_is_meant() -> None:
    assert next(iter(words(univeristy=1, university=9000).nearest("universty"))) == "university"


def test_nothing_is_near_to_gibberish_or_in_another_alphabet() -> None:
    assert (words(university=9).nearest("qqqqqqq"), words(мгту=3).nearest("mgtu")) == ({}, {})


def test_a_word_is_not_its_own_neighbour() -> None:
    assert list(words(lodz=4, lodzi=1).nearest("lodz")) == ["lodzi"]


def test_only_words_of_some_length_that_are_no_numbers_are_kept(db: None) -> None:
    vocabulary().add(["=at the university 2024 3d\n#upm\n@清 madrid"])
    assert sorted(SearchWord.objects.values_list("word", flat=True)) == ["madrid", "the", "university", "upm"]


def test_another_process_reads_what_was_added_and_nothing_twice(db: None) -> None:
    writing, reading = vocabulary(), vocabulary()
    writing.add(["=alpha beta"])
    first = reading.words()
    assert first.rows == {"alpha": 1, "beta": 1}
    writing.add(["=beta gamma"])
    assert reading.words().rows == {"alpha": 1, "beta": 1, "gamma": 1}
    assert reading.words() is first


def test_a_recount_counts_rows_and_drops_words_that_are_gone(searched: None) -> None:
    kept, gone = Group.objects.create(name="alpha beta"), Group.objects.create(name="beta gamma")
    entries.index(kept, gone)
    reading = vocabulary()
    assert reading.words().rows == {"alpha": 1, "beta": 1, "eurasia": 1, "gamma": 1, "group": 1}
    assert reading.recount() == 5
    assert reading.words().rows == {"alpha": 1, "beta": 2, "eurasia": 2, "gamma": 1, "group": 2}
    entries.remove(gone)
    assert reading.recount() == 4
    assert reading.words().rows == {"alpha": 1, "beta": 1, "eurasia": 1, "group": 1}


def test_words_of_a_transaction_that_was_undone_are_forgotten(transactional_db: None) -> None:
    reading = vocabulary()
    with transaction.atomic():
        reading.add(["=undone"])
        assert "undone" in reading.words().rows
        transaction.set_rollback(True)
    reading.add(["=done"])
    reading._looked_at = float("-inf")
    reading.words()
    _wait_for_thread()
    assert reading.words().rows == {"done": 1}


def test_outside_of_a_transaction_the_words_are_read_beside_the_caller(transactional_db: None) -> None:
    writing, reading = vocabulary(), vocabulary()
    writing.add(["=alpha"])
    assert reading.words().rows == {"alpha": 1}  # the first time it waits
    writing.add(["=beta"])
    assert reading.words().rows == {"alpha": 1}  # looked a moment ago
    reading._looked_at = float("-inf")
    reading.words()
    _wait_for_thread()
    assert reading.words().rows == {"alpha": 1, "beta": 1}


def _wait_for_thread() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("vocabulary"):
            thread.join(5)
    assert not connection.in_atomic_block
