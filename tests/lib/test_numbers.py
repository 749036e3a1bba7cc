import pytest

from syndesis.lib.numbers import plain_number


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("1200000.50", "1200000.50"),
        ("1 200 000,50", "1200000.50"),
        ("1\u00a0200\u202f000", "1200000"),
        ("1,200,000.50", "1200000.50"),
        ("1.200.000,50", "1200000.50"),
        ("1.200.000", "1200000"),
        ("1'200'000", "1200000"),
        ("1,200", "1200"),
        ("12,5", "12.5"),
        ("-3,5", "-3.5"),
        ("a lot", "alot"),
    ],
)
def test_a_number_is_read_however_people_write_it(written: str, plain: str) -> None:
    assert plain_number(written) == plain
