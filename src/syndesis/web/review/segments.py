"""A text cut where a span begins or ends, so that nested places can be coloured without nesting marks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass
class Segment:
    """A run of the text under the same places."""

    text: str
    classes: str = ""
    finding_ids: list[int] = field(default_factory=list)
    evidence_ids: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    """Ids of the evidence that starts here."""


@dataclass(frozen=True)
class Place:
    """A span with the class that colours it; the narrowest of several at one place gives the colour."""

    start: int
    end: int
    css: str
    finding: int | None = None
    evidence: int | None = None


def segments(text: str, places: Iterable[Place]) -> list[Segment]:
    ordered = sorted((p for p in places if 0 <= p.start < p.end <= len(text)), key=lambda p: (p.start, -p.end))
    cuts = sorted({0, len(text), *(p.start for p in ordered), *(p.end for p in ordered)})
    result: list[Segment] = []
    open_places: list[Place] = []
    upcoming = iter([*ordered, None])
    following = next(upcoming)
    for start, end in pairwise(cuts):
        open_places = [p for p in open_places if p.end > start]
        starting = []
        while following is not None and following.start == start:
            starting.append(following)
            following = next(upcoming)
        open_places += starting
        narrowest = min(open_places, key=lambda p: p.end - p.start, default=None)
        result.append(
            Segment(
                text=text[start:end],
                classes=narrowest.css if narrowest else "",
                finding_ids=list(dict.fromkeys(p.finding for p in open_places if p.finding is not None)),
                evidence_ids=list(dict.fromkeys(p.evidence for p in open_places if p.evidence is not None)),
                anchors=[p.evidence for p in starting if p.evidence is not None],
            )
        )
    if result:
        result[0].text = result[0].text.lstrip("\n")  # for the eye only: the places are cut by now
    return result
