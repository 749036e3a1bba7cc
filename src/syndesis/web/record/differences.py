"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

LONG = 60
"""Characters from which two texts are compared by words; shorter ones are read at a glance."""
MOST = 3000
"""Words beyond which comparing takes too long: then the texts stand beside each other as they are."""
_PIECE = re.compile(r"\s+|[^\W_]+|[\W_]")


@dataclass(frozen=True)
class Run:
    """A stretch of text that stayed, went or came."""

    text: str
    what: Literal["same", "gone", "new"] = "same"


def runs(old: str, new: str) -> list[Run]:
    """Both texts in one; nothing where they are too short or too long for that, or have too little in common."""
    if max(len(old), len(new)) < LONG:
        return []
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if len(before) + len(after) > MOST:
        return []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    if matcher.ratio() < 0.4:
        return []
    found: list[Run] = []
    for what, start, end, other, last in matcher.get_opcodes():
        if what == "equal":
            found.append(Run("".join(before[start:end])))
            continue
        if end > start:
            found.append(Run("".join(before[start:end]), "gone"))
        if last > other:
            found.append(Run("".join(after[other:last]), "new"))
    return found


def side(all_runs: list[Run], without: str) -> list[Run]:
    """One of the two texts, with what only it has marked."""
    return [run for run in all_runs if run.what != without]
