"""Text out of files that somebody else made, which may be broken or hostile: plain Python, a function a format.

`apart` runs these functions in a process of their own, within limits.
"""

from typing import Literal

Reason = Literal["bomb", "characters", "damaged", "encrypted", "glyphs", "macros", "pages", "scan", "slow"]

LONGEST = 5_000_000
"""Characters of one text: ten times the longest book. To read more would take minutes."""
MOST_PAGES = 2_000


class Unreadable(Exception):
    """Why a file gives no text: one word, which its callers put into a message for people."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
