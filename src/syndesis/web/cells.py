"""The cells of a table: each value in the form that its column declares, drawn here since a list has hundreds of them
and an include for each would take most of a page's time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.directory.queries.headline import grouped
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.columns import Column, Format

SHORT = 22
"""Characters that stay on one line."""
THOUSAND = 1000
Cell = dict[str, Any]
"""{text, detail, tone, chip (bool), days (of silence), icon, url, label (of the column), numeric}; all optional. Drawn,
it also has `html`, and `attributes` of its place in the table."""
Maker = Callable[[Any], Cell]
"""Makes a cell of a value."""


def _text(column: Column) -> Maker:
    words = {value: str(label) for value, label in column.choices.items()}
    return lambda value: {"text": words.get(value, value)}


def _chip(column: Column) -> Maker:
    words, tones = _text(column), column.declared.tones
    return lambda value: words(value) | {"chip": True, "tone": tones.get(value, "")}


def _number(column: Column) -> Maker:
    """A number; or what a type words as one, with its unit, as it is."""
    return lambda value: {"text": grouped(value) if isinstance(value, int) and value >= THOUSAND else value or ""}


def _date(column: Column) -> Maker:
    language = get_language()
    return lambda value: {"text": _day(value, language)}


def _silence(column: Column) -> Maker:
    today = timezone.localdate()
    return lambda value: {"days": (today - value).days if value else None, "text": ""}


def _country(column: Column) -> Maker:
    return lambda value: {"text": country_name(value)}


MAKERS: dict[Format, Callable[[Column], Maker]] = {
    Format.TEXT: _text,
    Format.CHIP: _chip,
    Format.NUMBER: _number,
    Format.DATE: _date,
    Format.SILENCE: _silence,
    Format.COUNTRY: _country,
}


def worded(column: Column) -> Callable[[Any], str]:
    """Puts values into words, where nothing but words can stand."""
    make = MAKERS[column.declared.format](column)
    return lambda value: str(make(value)["text"])


def rows_of(columns: Sequence[Column], records: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows as `ui/table.html` takes them; the first cell is the name of the record and leads to it."""
    made = [(column, MAKERS[column.declared.format](column), str(column.label), column.numeric) for column in columns]
    rows = []
    for record in records:
        cells = [
            make(column.value(record)) | {"detail": column.detail(record), "label": label, "numeric": numeric}
            for column, make, label, numeric in made
        ]
        rows.append(drawn({"url": record.get_absolute_url(), "key": record.pk, "cells": cells}))
    return rows


def drawn(row: dict[str, Any]) -> dict[str, Any]:
    """The row with each of its cells drawn."""
    name, *others = row["cells"]
    name["attributes"] = LEAD
    name["html"] = mark_safe(  # noqa: S308 -- each part is escaped
        f'<a class="name" href="{escape(row["url"])}" data-open>{escape(name["text"])}</a>'
        f"{_quick_look(get_language())}{_detail(name)}"
    )
    for cell in others:
        cell["attributes"], cell["html"] = _attributes(cell), _drawn(cell)
    row["html"] = mark_safe("".join([f"<td{each['attributes']}>{each['html']}</td>" for each in row["cells"]]))  # noqa: S308 -- each part is escaped
    return row


@lru_cache(maxsize=8)
def _quick_look(_language: str) -> str:
    return render_to_string("ui/quick_button.html")


LEAD = mark_safe(' class="lead"')


def _attributes(cell: Cell) -> SafeString:
    text, classes = cell.get("text") or "", "n " if cell.get("numeric") else ""
    if not text and cell.get("days") is None:
        classes += "void"
    elif not cell.get("chip") and len(str(text)) < SHORT:
        classes += "nowrap"
    return _place(classes, cell.get("label", ""))


@lru_cache(maxsize=512)
def _place(classes: str, label: str) -> SafeString:
    return format_html(' class="{}" data-label="{}"', classes, label)


def _drawn(cell: Cell) -> SafeString:
    text = cell.get("text")
    if cell.get("chip"):
        html = _chip_drawn(str(text), cell.get("tone", ""), cell.get("icon", "")) if text else ""
    elif cell.get("days") is not None:
        html = _silence_drawn(cell["days"], get_language())
    elif cell.get("url"):
        html = format_html('<a href="{}">{}</a>', cell["url"], text)
    elif cell.get("tone"):
        html = format_html('<span class="tone-{}">{}</span>', cell["tone"], text)
    else:
        html = "" if text is None else escape(text)
    return mark_safe(html + _detail(cell))  # noqa: S308 -- each part is escaped


def _detail(cell: Cell) -> str:
    return f"<small>{escape(cell['detail'])}</small>" if cell.get("detail") else ""


@lru_cache(maxsize=4096)
def _day(value: PartialDate | date | None, _language: str) -> str:
    return dates.full(PartialDate.of(value) if isinstance(value, date) else value)


@lru_cache(maxsize=512)
def _chip_drawn(label: str, tone: str, icon: str) -> SafeString:
    return render_to_string("ui/chip.html", {"label": label, "tone": tone, "icon": icon})


@lru_cache(maxsize=4096)
def _silence_drawn(days: int, _language: str) -> SafeString:
    return render_to_string("ui/silence.html", {"days": days})
