"""The typefaces of papers: Inter for Latin, Cyrillic and Greek, Noto Sans SC for Chinese. Made by `frontend/build.py`.

The fonts of the machine are never used: a paper looks alike wherever it is made.
"""

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("Inter", "Noto Sans SC")


def lacking(text: str) -> str:
    """The characters of a text that no typeface here can set, each once: of Arabic, Thai, Korean and other scripts.
    None where the typefaces were not built."""
    starts, ends = _coverage()
    found = dict.fromkeys(char for char in text if not char.isspace())
    return "".join(char for char in found if ends[bisect_right(starts, ord(char)) - 1] < ord(char))


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """The first and the last of every run of characters that can be set, beginning with an empty one at zero."""
    try:
        runs = json.loads((FOLDER / "coverage.json").read_text(encoding="ascii"))
    except FileNotFoundError:
        runs = [[0, 0x10FFFF]]
    return [-1, *(first for first, _ in runs)], [-1, *(last for _, last in runs)]
