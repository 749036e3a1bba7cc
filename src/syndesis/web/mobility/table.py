"""How many moved, as rows: a partner, unit, kind, level or payer each, with both directions of each academic year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.activities.models import Mobility
from syndesis.activities.queries.moved import IN, OUT, Figure, Figures
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.web.mobility.asking import PARTNER, UNIT, Asking

PAGE = 50
Key = Any
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
    figures = asking.movement.by(asking.field, "year", "direction")
    labels = dict(Mobility._meta.get_field(asking.field).flatchoices)
    cells = _cells(figures, lambda value: value)
    rows = [Row(value, str(labels.get(value, value) or _unsaid()), _asks(asking.by, value)) for value in cells]
    for row in rows:
        row.cells = cells[row.key]
    return Told(_largest(rows), len(rows), _together(cells.values()))


def _of_organisations(asking: Asking, page: int | None) -> Told:
    """Partners with their parts, or units of ours with theirs. Which of them have most people is asked first, then
    years and directions of those alone that stand on the page."""
    group = _Tree(asking).group
    all_of_them: defaultdict[Key, int] = defaultdict(int)
    members: defaultdict[Key, list[Any]] = defaultdict(list)
    if asking.field == PARTNER:
        figures = asking.of_all_years.by(PARTNER, within=asking.within)
    else:
        figures = asking.movement.by(asking.field)
    for (key,), figure in figures.items():
        all_of_them[group(key).key] += figure.people
        members[group(key).key].append(key)
    ordered = sorted(all_of_them, key=lambda key: (-all_of_them[key], str(key)))
    shown = ordered if page is None else ordered[(page - 1) * PAGE : page * PAGE]
    wanted = [key for each in shown for key in members[each]]
    moved = asking.movement if page is None else asking.movement.among(asking.field, wanted)
    cells = _cells(moved.by(asking.field, "year", "direction"), lambda value: group(value).key)
    rows = []
    for key in shown:
        row = group(members[key][0])
        row.cells = cells.get(key, {})
        rows.append(row)
    together = _cells(asking.movement.by("year", "direction"), lambda *_none: None, of_all=True)
    return Told(rows, len(ordered), together.get(None, {}))


class _Tree:
    """Under which row an organisation is told: that of its partner as a whole, or of the unit below our institution."""

    def __init__(self, asking: Asking) -> None:
        self.by, self.rows = asking.by, dict[Key, Row]()
        seen = Organisation.objects.filter(directory.organisations.scope(asking.user, "view")).order_by()
        self.seen = {pk: (name, path) for pk, name, path in seen.values_list("pk", "name", "path")}
        ours = home() if asking.field == UNIT else None
        self.above = ours.path if ours else "/"
        self.ours = ours.pk if ours else None

    def group(self, key: Key) -> Row:
        if key is None:
            return self._row(None, _unsaid(), (("unsaid", "unit"),))
        if key == self.ours:
            return self._row(key, self._name(key), (("central", "1"),))
        if key not in self.seen:
            return self._row(HIDDEN, _("(not visible to you)"), (), is_listed=False)
        path = self.seen[key][1]
        whole = int(path.removeprefix(self.above).split("/")[0]) if path.startswith(self.above) else key
        known = whole if whole in self.seen else key
        return self._row(known, self._name(known), ((self.by, str(known)),))

    def _name(self, key: int) -> str:
        return self.seen[key][0] if key in self.seen else _("(not visible to you)")

    def _row(self, key: Key, label: str, asks: tuple[tuple[str, str], ...], *, is_listed: bool = True) -> Row:
        if key not in self.rows:
            url = reverse("web:partner", args=[key]) if isinstance(key, int) else ""
            self.rows[key] = Row(key, label, asks, url, is_listed)
        return self.rows[key]


def _asks(by: str, value: str) -> tuple[tuple[str, str], ...]:
    return ((by, value),) if value else (("unsaid", by),)


def _unsaid() -> str:
    return _("Not said")


def _cells(figures: Figures, group: Callable[..., Key], *, of_all: bool = False) -> dict[Key, Cells]:
    found: defaultdict[Key, defaultdict[tuple[int, str], Figure]] = defaultdict(lambda: defaultdict(Figure))
    for key, figure in figures.items():
        value, year, direction = (None, *key) if of_all else key
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
