"""Words of a text made fit for a title."""

import pytest

from syndesis.intake.reading.titles import LONGEST, title_of


@pytest.mark.parametrize(
    ("words", "language", "title"),
    [
        ("and the launch of [joint programmes](#) of the", "en", "Launch of joint programmes"),
        ("Are planning to hold a series of lectures in various", "en", "Hold a series of lectures"),
        ("opportunities for joint projects", "en", "Joint projects"),
        ("una escuela de verano de", "es", "Escuela de verano"),
        ("и также на открытие лаборатории для", "ru", "Открытие лаборатории"),
        ("联合实验室", "zh", "联合实验室"),
        ("", "en", ""),
    ],
)
def test_a_title_begins_and_ends_with_words_that_matter(words, language, title):
    assert title_of(words, language) == title


def test_a_long_clause_is_cut_at_a_word():
    title = title_of("joint laboratories " * 20, "en")
    assert (len(title) <= LONGEST, title.split()[-1] in ("joint", "laboratories")) == (True, True)
