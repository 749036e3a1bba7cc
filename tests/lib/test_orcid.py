"""ORCID iDs in their own form, however they are given; one that is mistyped is none."""

import pytest

from syndesis.lib.orcid import normal_orcid


@pytest.mark.parametrize(
    "given",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        "https://orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-0097/",
        " ORCID: 0000-0002-1825-0097 ",
    ],
)
def test_an_orcid_is_brought_into_its_own_form(given):
    assert normal_orcid(given) == "0000-0002-1825-0097"


def test_the_last_character_may_be_an_x():
    assert normal_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize("given", ["0000-0002-1825-0098", "0000-0002-1825-009", "", "https://example.org/0000"])
def test_what_does_not_fit_is_no_orcid(given):
    with pytest.raises(ValueError, match="no ORCID iD"):
        normal_orcid(given)
