"""DOIs: the names by which works are cited, whatever address or prefix they were written with."""

import re
from urllib.parse import unquote

_BEFORE = re.compile(r"^\s*(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|(?:info:)?doi[:/]\s*)", re.IGNORECASE)
_FORM = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/\S+$")
"""ANSI/NISO Z39.84: a registrant, a slash, and whatever that registrant chose, without spaces."""
LONGEST = 200


def normal_doi(text: str) -> str:
    """The DOI in the form in which they are compared, "10.1000/xyz": without address or prefix, in small letters, which
    say the same as capitals (DOI Handbook 2.4). Raises ValueError where the text is none."""
    bare = _BEFORE.sub("", text).strip()
    if bare != text.strip() and "%" in bare:
        bare = unquote(bare)  # an address may write the signs of a DOI as those of an address
    bare = bare.rstrip(".,;").lower()
    if not _FORM.match(bare) or len(bare) > LONGEST:
        raise ValueError(f"no DOI: {text!r}")
    return bare
