"""How many moved, as rows: a partner, unit, kind, level or payer each, with both directions of each academic year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities.models import Mobility
from syndesis.activities.queries.moved import IN, OUT, Figure, Figures, Movement
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.web.mobility.asking import PARTNER, UNIT, Asking

PAGE = 50
Key = Any
VALUES = ("kind", "level", "money")
HIDDEN = "hidden"
"""What is told together of units that the reader may not see."""
Cells = dict[tuple[int, str], Figure]


@dataclass
class Row:
    """What was counted under one value."""

    key: Key
    label: str
    asks: tuple[tuple[str, str], ...]
    """What the lists are asked for the records behind it."""
    url: str = ""
    """The page of the record that it stands for."""
    is_listed: bool = True
    cells: Cells = field(default_factory=dict)

    def of(self, direction: str, year: int | None = None) -> Figure:
        found = Figure()
        for (told, way), figure in self.cells.items():
            if way == direction and year in (None, told):
                found = found + figure
        return found


@dataclass(frozen=True)
class Told:
    """The rows of a page, how many rows there are in all, and all people by year and direction."""

    rows: Sequence[Row]
    number: int
    together: Cells


def told(asking: Asking, page: int | None = 1) -> Told:
    """The rows with most people first, of a page of them; None for all of them."""
    if asking.field in (PARTNER, UNIT):
        return _of_organisations(asking, page)
    cells = _cells(_of_values(asking), lambda value: value)
    column: Any = Mobility._meta.get_field(asking.field)
    labels = dict(column.flatchoices)
    rows = [
        Row(value, str(labels.get(value) or _unsaid()), _asks(asking.by, value), cells=found)
        for value, found in cells.items()
    ]
    return Told(_largest(rows), len(rows), _together(cells.values()))


def _of_values(asking: Asking) -> Figures:
    """By kind, level or payer. Grouped by all three, as the index has them: it is read once, and nothing is sorted."""
    place = 2 + VALUES.index(asking.field)
    found: defaultdict[tuple[Any, ...], Figure] = defaultdict(Figure)
    for key, figure in asking.movement.by("year", "direction", *VALUES).items():
        wanted = (key[place], *key[:2])
        found[wanted] = found[wanted] + figure
    return found


def _of_organisations(asking: Asking, page: int | None) -> Told:
    """Partners with their parts, or units of ours with theirs."""
    tree = _Tree(asking)
    moved = asking.movement if page is None or asking.field == UNIT else _on_page(asking, tree, page)
    cells = _cells(moved.by(asking.field, "year", "direction"), tree.whole)
    rows = _largest([tree.row(key, found) for key, found in cells.items()])
    if asking.field == UNIT:
        return Told(rows, len(rows), _together(cells.values()))
    return Told(rows, tree.number or len(rows), dict(asking.movement.by("year", "direction")))


def _on_page(asking: Asking, tree: "_Tree", page: int) -> Movement:
    """Which partners have most people is asked first, then years and directions of those alone that the page shows."""
    people: defaultdict[Key, int] = defaultdict(int)
    members: defaultdict[Key, list[Any]] = defaultdict(list)
    for (value,), figure in asking.by_partner.by(PARTNER).items():
        key = tree.whole(value)
        people[key] += figure.people
        members[key].append(value)
    ordered = sorted(people, key=lambda key: (-people[key], tree.name(key)))
    tree.number = len(ordered)
    shown = ordered[(page - 1) * PAGE : page * PAGE]
    return asking.movement.among(PARTNER, [value for key in shown for value in members[key]])


class _Tree:
    """Under which row an organisation is told: that of its partner as a whole, or of the unit below our institution."""

    def __init__(self, asking: Asking) -> None:
        self.by = asking.by
        self.number = 0
        seen = Organisation.objects.filter(directory.organisations.scope(asking.user, "view")).order_by()
        self.seen = {pk: (name, path) for pk, name, path in seen.values_list("pk", "name", "path")}
        ours: Organisation | None = home() if asking.field == UNIT else None
        self.above: str = ours.path if ours else "/"
        self.ours: int | None = ours.pk if ours else None

    def whole(self, value: Any) -> Key:
        """What stands for an organisation: the first on its path below ours, else itself; None where none is said."""
        if value is None or value == self.ours:
            return value
        if value not in self.seen:
            return HIDDEN
        path = self.seen[value][1]
        if not path.startswith(self.above):
            return value
        first = int(path.removeprefix(self.above).partition("/")[0])
        return first if first in self.seen else value

    def name(self, key: Key) -> str:
        return self.seen[key][0] if key in self.seen else ""

    def row(self, key: Key, cells: Cells) -> Row:
        if key is None:
            return Row(None, _unsaid(), (("unsaid", "unit"),), cells=cells)
        if key == HIDDEN or key not in self.seen:
            return Row(HIDDEN, _("(not visible to you)"), (), is_listed=False, cells=cells)
        asks = ("central", "1") if key == self.ours else (self.by, str(key))
        return Row(key, self.seen[key][0], (asks,), reverse("web:partner", args=[key]), cells=cells)


def _asks(by: str, value: str) -> tuple[tuple[str, str], ...]:
    return ((by, value),) if value else (("unsaid", by),)


def _unsaid() -> str:
    return _("Not said")


def _cells(figures: Figures, group: Callable[[Any], Key]) -> dict[Key, Cells]:
    found: defaultdict[Key, defaultdict[tuple[int, str], Figure]] = defaultdict(lambda: defaultdict(Figure))
    for (value, year, direction), figure in figures.items():
        cells = found[group(value)]
        cells[year, direction] = cells[year, direction] + figure
    return {key: dict(cells) for key, cells in found.items()}


def _together(all_cells: Iterable[Cells]) -> Cells:
    found: defaultdict[tuple[int, str], Figure] = defaultdict(Figure)
    for cells in all_cells:
        for key, figure in cells.items():
            found[key] = found[key] + figure
    return dict(found)


def _largest(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-(row.of(OUT).people + row.of(IN).people), row.label))
