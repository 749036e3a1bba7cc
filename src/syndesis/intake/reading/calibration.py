"""Step: certainty that means what it says: of findings at 0.9 about nine in ten are right.

Needs all findings. Sets their confidence by `lexicon/calibration.toml`. `reliability` shows how far that holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import load

STEPS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """The findings whose confidence is at least `least`: how many, what they claim on average, what share is right."""

    least: float
    count: int
    claimed: float
    right: float


def run(draft: Draft) -> None:
    for category, points in load("calibration").items():
        for finding in getattr(draft.reading, category):
            finding.confidence = round(calibrated(finding.confidence, points), 3)


def calibrated(stated: float, points: Sequence[Sequence[float]]) -> float:
    """The share that was right of findings of the stated certainty, on lines between the points."""
    if stated <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if stated <= right:
            return low + (high - low) * (stated - left) / (right - left)
    return points[-1][1]


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Band]:
    """The table of reliability of findings that were judged: (confidence, whether it was right)."""
    rows = list(judged)
    bands = []
    for least, below in zip(STEPS, (*STEPS[1:], 2.0), strict=True):
        held = [(confidence, right) for confidence, right in rows if least <= confidence < below]
        if held:
            claimed = sum(confidence for confidence, _ in held) / len(held)
            bands.append(Band(least, len(held), round(claimed, 2), round(sum(r for _, r in held) / len(held), 2)))
    return bands
