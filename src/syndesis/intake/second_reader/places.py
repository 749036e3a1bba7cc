"""Where in a text a quotation stands."""

import re

from syndesis.intake.reading.contract import Span

LONGEST = 2000
"""Characters of a quotation that is looked for."""
ALIKE = {"'": "['’‘`]", '"': '["“”„«»]', "-": "[-–—‑]"}
"""Marks that models set otherwise than the text; each stands for its kind."""
_KIND = {mark: pattern for pattern in ALIKE.values() for mark in pattern[1:-1]}


def place_of(quotation: object, text: str) -> Span | None:
    """The first place of the very words, with other spaces and marks at most; none where the text has them not."""
    if not isinstance(quotation, str) or not (words := quotation[: LONGEST + 1].split()) or len(quotation) > LONGEST:
        return None
    at = text.find(quotation)
    if at >= 0:
        return Span(at, at + len(quotation))
    pattern = r"\s+".join("".join(_KIND.get(mark, re.escape(mark)) for mark in word) for word in words)
    match = re.search(pattern, text)
    return Span(match.start(), match.end()) if match else None
