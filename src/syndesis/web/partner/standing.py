"""What an organisation is held to be, as of a day: whether it still exists, names, statuses, rankings, fields; and the
tree of its units."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from syndesis.core import dates
from syndesis.core.forms import date_from_text
from syndesis.core.models import User
from syndesis.directory.choices import FieldUse
from syndesis.directory.models import Organisation
from syndesis.directory.panels.standing import status_detail
from syndesis.directory.queries.periods import period
from syndesis.directory.queries.standing import (
    Ranked,
    fields_on,
    is_closed,
    names_on,
    rankings_of,
    statuses_on,
    successors_of,
)
from syndesis.directory.queries.units import Unit, units_of
from syndesis.web.footnotes import Footnotes

UNITS_SHOWN = 20
"""More are folded."""
COLUMNS, WIDTH, HEIGHT = 5, 5, 16
"""Of the small picture of a ranking: so many editions, each so wide, in a box so high."""


@dataclass(frozen=True)
class AsOf:
    """The day for which the page is asked to tell an organisation's standing."""

    text: str = ""
    """As it was typed."""
    day: date | None = None
    error: str = ""

    @classmethod
    def of(cls, text: str) -> "AsOf":
        if not text.strip():
            return cls()
        try:
            day = date_from_text(text)
        except ValidationError as error:
            return cls(text, None, " ".join(error.messages))
        return cls(text, day.last if day else None)

    @property
    def words(self) -> str:
        return _("As of %(day)s") % {"day": date_format(self.day, "DATE_FORMAT")} if self.day else ""


@dataclass
class Standing:
    """As `web/partner/standing.html` takes it."""

    as_of: AsOf
    names: list[str]
    """The official names on the day asked for; none where no day is asked for."""
    statuses: list[dict[str, Any]]
    fields: list[dict[str, Any]]
    """{label, lines}"""
    rankings: list[dict[str, Any]]
    closed: dict[str, Any] | None = None
    """{title, successors}"""
    units: list[dict[str, Any]] = field(default_factory=list)
    units_folded: list[dict[str, Any]] = field(default_factory=list)

    @property
    def units_number(self) -> int:
        return len(self.units) + len(self.units_folded)

    @property
    def is_told(self) -> bool:
        return bool(self.statuses or self.fields or self.as_of.text)


def standing_of(organisation: Organisation, reader: User, notes: Footnotes, as_of: AsOf, today: date) -> Standing:
    day = as_of.day or today
    statuses, ranked = statuses_on(organisation, as_of.day), rankings_of(organisation, as_of.day)
    fields = fields_on(organisation, day)
    units = units_of(organisation, reader, day)
    notes.collect(
        [
            *statuses,
            *(result for each in ranked for result in each.results),
            *(row for rows in fields.values() for row in rows),
            *(position for unit in units for _person, position in unit.heads),
        ]
    )
    shown = [_unit(unit, notes) for unit in units]
    return Standing(
        as_of=as_of,
        names=[name.text for name in names_on(organisation, as_of.day)] if as_of.day else [],
        statuses=[
            {
                "title": row.name,
                "detail": status_detail(row),
                "end": period(row.starts_on, row.ends_on),
                "footnotes": notes.of(row),
            }
            for row in statuses
        ],
        fields=[
            {
                "label": _use(use, len(rows)),
                "lines": [
                    {
                        "title": str(row.field),
                        "url": row.field.get_absolute_url(),
                        "detail": row.remark,
                        "end": period(row.starts_on, row.ends_on),
                        "footnotes": notes.of(row),
                    }
                    for row in rows
                ],
            }
            for use, rows in fields.items()
        ],
        rankings=[_ranking(each, notes) for each in ranked],
        closed=_closed(organisation, reader),
        units=shown[:UNITS_SHOWN],
        units_folded=shown[UNITS_SHOWN:],
    )


def _closed(organisation: Organisation, reader: User) -> dict[str, Any] | None:
    """What is told of an organisation that no longer exists, whatever day is asked for."""
    if not is_closed(organisation):
        return None
    day = organisation.closed_on
    return {
        "title": _("Closed: %(day)s") % {"day": dates.full(day)} if day else _("This organisation no longer exists"),
        "successors": [
            {"name": row.name, "url": row.get_absolute_url()} for row in successors_of(organisation, reader)
        ],
    }


def _use(use: str, number: int) -> str:
    """The heading of fields of one meaning."""
    words = {
        FieldUse.PRIORITY: npgettext("heading", "Priority area", "Priority areas", number),
        FieldUse.COMPETENCE: npgettext("heading", "Competence", "Competences", number),
        FieldUse.SECTOR: npgettext("heading", "Sector", "Sectors", number),
        FieldUse.ACTIVE: npgettext("heading", "Field", "Fields", number),
        FieldUse.THEME: npgettext("heading", "Theme", "Themes", number),
    }
    return words[FieldUse(use)]


def _ranking(ranked: Ranked, notes: Footnotes) -> dict[str, Any]:
    oldest_first = ranked.results[:COLUMNS][::-1]
    best = min(result.rank for result in oldest_first)
    return {
        "system": ranked.system,
        "category": ranked.category,
        "moved": _moved(ranked.moved),
        "tone": "good" if ranked.moved > 0 else "",
        "spark": [
            {"x": 7 * place, "y": HEIGHT - height, "height": height}
            for place, height in enumerate(_height(best, result.rank) for result in oldest_first)
        ]
        if len(oldest_first) > 1
        else [],
        "spark_label": ", ".join(f"{result.edition}: {result.ranks}" for result in oldest_first),
        "rows": [
            {
                "edition": result.edition,
                "ranks": result.ranks,
                "source": result.source,
                "footnotes": notes.of(result),
            }
            for result in ranked.results
        ],
    }


def _height(best: int, rank: int) -> int:
    """The better the place, the higher the column."""
    return max(2, round(HEIGHT * best / rank))


def _moved(places: int) -> str:
    if places > 0:
        return ngettext("%(number)s place up", "%(number)s places up", places) % {"number": places}
    if places < 0:
        return ngettext("%(number)s place down", "%(number)s places down", -places) % {"number": -places}
    return ""


def _unit(unit: Unit, notes: Footnotes) -> dict[str, Any]:
    organisation = unit.organisation
    residents = (
        ngettext("%(number)s resident", "%(number)s residents", unit.residents) % {"number": unit.residents}
        if unit.residents
        else ""
    )
    return {
        "level": min(unit.level, 5),
        "name": organisation.name,
        "url": organisation.get_absolute_url(),
        "acronyms": ", ".join(unit.acronyms),
        "kind": " · ".join(filter(None, (str(organisation.get_kind_display()), organisation.city, residents))),
        "closed": is_closed(organisation),
        "heads": [
            {
                "name": str(person),
                "url": person.get_absolute_url(),
                "title": position.title,
                "footnotes": notes.of(position),
            }
            for person, position in unit.heads
        ],
        "former": _joined(unit.former_names),
        "competences": _joined(unit.competences),
    }


def _joined(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(words))
