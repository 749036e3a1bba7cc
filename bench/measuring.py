"""Measuring two ways to do the same in turn, so that what slows the machine down slows both."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WARM = 3
"""Rounds that do not count."""
SECONDS = 12.0
"""After so long an operation has been tried often enough."""
FEWEST = 5


@dataclass(frozen=True)
class Operation:
    """Something that people wait for; `ours` and, where there is one, the same rows in a bare Django view."""

    name: str
    ours: Callable[[], object]
    floor: Callable[[], object] | None = None
    times: float | None = None
    """Its budget, in times the floor."""
    most: float | None = None
    """Its budget in milliseconds."""
    grows: bool = False
    """Whether it is also compared with a tenth of the data."""
    writes: bool = False
    """Whether the record is another one afterwards: it comes last."""
    rounds: int | None = None
    """Not more often than this."""
    warm: int = WARM
    each: int = 1
    """How many things one call does, such as texts read: what is told is the time of one."""


def interleaved(operation: Operation, rounds: int) -> tuple[list[float], list[float]]:
    """The milliseconds of ours and of the floor, a round of each in turn, and the first of them in turn too."""
    for _round in range(min(operation.warm, rounds)):
        operation.ours()
        if operation.floor:
            operation.floor()
    wanted, since = min(rounds, operation.rounds or rounds), time.perf_counter()
    ours: list[float] = []
    floor: list[float] = []
    gc.collect()
    while len(ours) < wanted and (len(ours) < FEWEST or time.perf_counter() - since < SECONDS):
        pair = [(operation.ours, ours)] + ([(operation.floor, floor)] if operation.floor else [])
        for call, times in pair if len(ours) % 2 else pair[::-1]:
            times.append(milliseconds(call) / operation.each)
    return ours, floor


def milliseconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


@dataclass(frozen=True)
class Spread:
    """The middle of some times, and between which the half of them lie."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Spread":
        if len(times) < 2:
            return cls(times[0], times[0], times[0])
        low, middle, high = statistics.quantiles(times, n=4, method="inclusive")
        return cls(middle, low, high)

    def __str__(self) -> str:
        digits = 1 if self.middle < 100 else 0
        return f"{self.middle:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"
