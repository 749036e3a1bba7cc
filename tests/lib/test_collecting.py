"""Looking for garbage rarely while much is held."""

import gc

import pytest

from syndesis.lib.collecting import OLD, YOUNG, rarely_collecting


def test_garbage_is_looked_for_rarely_and_then_as_before():
    usual = gc.get_threshold()
    with rarely_collecting():
        assert (gc.get_threshold()[0], gc.get_threshold()[2]) == (YOUNG, OLD)
    assert gc.get_threshold() == usual


def test_a_failure_leaves_the_usual_pace():
    usual = gc.get_threshold()

    @rarely_collecting()
    def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=""):
        fail()
    assert gc.get_threshold() == usual


def test_who_leaves_first_leaves_the_pace_to_who_is_still_inside():
    usual = gc.get_threshold()
    with rarely_collecting():
        with rarely_collecting():
            pass
        assert gc.get_threshold()[0] == YOUNG
    assert gc.get_threshold() == usual
