"""ORCID iDs: the sixteen characters by which researchers are told apart, the last of which checks the others."""

import re

_FORM = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:orcid\.org/|orcid:?\s*)?(\d{4})[- ]?(\d{4})[- ]?(\d{4})[- ]?(\d{3}[\dXx])/?$",
    re.IGNORECASE,
)


def normal_orcid(text: str) -> str:
    """The iD in its own form, 0000-0002-1825-0097, given that, its address or its bare digits. Raises ValueError where
    it is none, or where its last character does not agree with the others."""
    match = _FORM.match(text.strip())
    if match is None:
        raise ValueError(f"no ORCID iD: {text!r}")
    digits = "".join(match.groups()).upper()
    if check_character(digits[:-1]) != digits[-1]:
        raise ValueError(f"no ORCID iD: {text!r}")
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def check_character(digits: str) -> str:
    """By ISO 7064 MOD 11-2, as ORCID computes it
    (support.orcid.org, "Structure of the ORCID Identifier")."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
