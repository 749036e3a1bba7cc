"""Every reason that a reading may give has words."""

from syndesis.intake.reading.reasons import CODES
from syndesis.web.review.reasons import WORDS


def test_every_reason_of_a_reading_is_worded():
    assert sorted(set(CODES)) == sorted(WORDS)
