"""A briefing on two pages: its longest parts give way, and say how much they leave out."""

import math
from dataclasses import replace

from syndesis.insight.briefings.shapes import Briefing, Part
from syndesis.insight.briefings.words import width

ROOM = 118.0
"""Lines of the paper on two pages (`templates/papers/briefing.typ`), with some left for what breaks badly; where that
was not enough, the paper is made anew with less (`papers.pdf`)."""
ACROSS = 112
"""Latin letters that a line of the paper holds."""
HEADING, FACTS, TITLE = 2.1, 3.4, 5.0
LEAST = 2
"""Lines that a part keeps, if it has any."""
FIXED = {"remarks", "who", "numbers", "risks"}


def fitted(whole: Briefing, room: float = ROOM) -> Briefing:
    """One line after another is taken from the part that takes the most room, until all fits."""
    parts = list(whole.parts)
    while TITLE + sum(map(height, parts)) > room:
        giving = [each for each in parts if each.name not in FIXED and len(each.lines) > LEAST]
        if not giving:
            break
        longest = max(giving, key=height)
        parts[parts.index(longest)] = longest.cut(len(longest.lines) - 1)
    return replace(whole, parts=parts)


def height(part: Part) -> float:
    """So many lines of the paper, as it is set."""
    rows: float = sum(_rows(f"{line.title} {line.detail} {line.end}") for line in part.lines)
    rows += sum(_rows(f"{text}", ACROSS - 22) for _label, text in part.pairs)
    rows += FACTS if part.facts else 0
    rows += 1 if part.left_out or (part.empty and not part.lines) else 0
    return HEADING + rows


def _rows(text: str, across: int = ACROSS) -> int:
    return max(1, math.ceil(width(text) / across))
