"""The results as a table, for the terminal and for `docs/dev/performance.md`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.measuring import Spread

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "dev" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = ("operation", "ours, ms", "floor, ms", "ratio", "budget", "")


@dataclass(frozen=True)
class Line:
    """One measured operation."""

    name: str
    ours: str
    floor: str = ""
    ratio: str = ""
    budget: str = ""
    within: bool | None = None
    """Whether it keeps its budget; None where it has none."""

    @property
    def verdict(self) -> str:
        return {True: "ok", False: "over", None: ""}[self.within]

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.name, self.ours, self.floor, self.ratio, self.budget, self.verdict)


def compared(name: str, ours: list[float], floor: list[float], times: float | None, most: float | None) -> Line:
    """An operation beside its floor. The ratio is of the middles."""
    mine, bare = Spread.of(ours), Spread.of(floor) if floor else None
    ratio = mine.middle / bare.middle if bare else None
    within, budget = None, ""
    if times is not None and ratio is not None:
        within, budget = ratio <= times, f"{times:g}x"
    elif most is not None:
        within, budget = mine.middle <= most, f"{most:g} ms"
    return Line(name, str(mine), str(bare) if bare else "", f"{ratio:.1f}x" if ratio else "", budget, within)


@dataclass(frozen=True)
class Table:
    """All operations on one database."""

    title: str
    lines: list[Line]

    def markdown(self) -> str:
        rows = [HEAD, tuple("---" for _ in HEAD), *(line.cells for line in self.lines)]
        return "\n".join([f"### {self.title}", "", *(f"| {' | '.join(row)} |" for row in rows), ""])

    def plain(self) -> str:
        rows = [HEAD, *(line.cells for line in self.lines)]
        widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
        shown = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
        return "\n".join([self.title, *shown, ""])

    @property
    def over(self) -> list[str]:
        return [line.name for line in self.lines if line.within is False]


def write(tables: list[Table], about: str) -> None:
    """Puts the tables in the place of the former ones."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    _former, _end, after = rest.partition(END)
    today = datetime.now(UTC).date()
    body = "\n".join(table.markdown() for table in tables)
    DOCUMENT.write_text(f"{before}{BEGIN}\nMeasured on {today}: {about}\n\n{body}{END}{after}", encoding="utf-8")
