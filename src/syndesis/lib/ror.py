"""ROR ids, which name research organisations, in one form: "03n6nwv02"."""

import re

_ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[a-z0-9]{6}\d{2})/?")


def normal_ror(text: str) -> str:
    """The id of itself or of its address, https://ror.org/03n6nwv02; blank where the text is none."""
    found = _ROR.fullmatch(text.strip().lower())
    return found[1] if found else ""
