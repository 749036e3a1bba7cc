"""The cells of a table: each value in the form that its column declares, drawn here since a list has hundreds of them
and an include for each would take most of a page's time."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.objects.columns import Column, Format

SHORT = 22
"""Characters that stay on one line."""
Cell = dict[str, Any]
"""{text, detail, tone, chip (bool), days (of silence), icon, url, label (of the column), numeric}; all optional. Drawn,
it also has `html`, and `attributes` of its place in the table."""


def _text(column: Column, value: Any) -> Cell:
    return {"text": column.choices.get(value, value)}


def _chip(column: Column, value: Any) -> Cell:
    return _text(column, value) | {"chip": True, "tone": column.declared.tones.get(value, "")}


def _number(column: Column, value: Any) -> Cell:
    return {"text": value or ""}


def _date(column: Column, value: Any) -> Cell:
    return {"text": dates.full(value)}


def _silence(column: Column, value: Any) -> Cell:
    return {"days": (timezone.localdate() - value).days if value else None, "text": ""}


def _country(column: Column, value: Any) -> Cell:
    return {"text": country_name(value)}


CELLS: dict[Format, Callable[[Column, Any], Cell]] = {
    Format.TEXT: _text,
    Format.CHIP: _chip,
    Format.NUMBER: _number,
    Format.DATE: _date,
    Format.SILENCE: _silence,
    Format.COUNTRY: _country,
}


def worded(column: Column, value: Any) -> str:
    """A value as people read it, where nothing but words can stand."""
    return str(CELLS[column.declared.format](column, value)["text"])


def row_of(columns: Sequence[Column], row: Any) -> dict[str, Any]:
    """A row as `ui/table.html` takes one; the first cell is its name and leads to it."""
    cells = []
    for column in columns:
        about = {"detail": column.detail(row), "label": column.label, "numeric": column.numeric}
        cells.append(CELLS[column.declared.format](column, column.value(row)) | about)
    return drawn({"url": row.get_absolute_url(), "key": row.pk, "cells": cells})


def drawn(row: dict[str, Any]) -> dict[str, Any]:
    """The row with each of its cells drawn."""
    name, *others = row["cells"]
    detail = _detail(name)
    name["attributes"] = mark_safe(' class="lead"')
    name["html"] = format_html('<a class="name" href="{}" data-open>{}</a>{}', row["url"], name["text"], detail)
    for cell in others:
        cell["attributes"], cell["html"] = _attributes(cell), _drawn(cell)
    return row


def _attributes(cell: Cell) -> SafeString:
    text, classes = cell.get("text") or "", []
    if cell.get("numeric"):
        classes.append("n")
    if not text and cell.get("days") is None:
        classes.append("void")
    elif not cell.get("chip") and len(str(text)) < SHORT:
        classes.append("nowrap")
    return mark_safe(f' class="{" ".join(classes)}" data-label="{conditional_escape(cell.get("label", ""))}"')  # noqa: S308


def _drawn(cell: Cell) -> SafeString:
    if cell.get("chip"):
        html = _chip_drawn(str(cell["text"]), cell.get("tone", ""), cell.get("icon", "")) if cell["text"] else ""
    elif cell.get("days") is not None:
        html = _silence_drawn(cell["days"], get_language())
    elif cell.get("url"):
        html = format_html('<a href="{}">{}</a>', cell["url"], cell["text"])
    elif cell.get("tone"):
        html = format_html('<span class="tone-{}">{}</span>', cell["tone"], cell["text"])
    else:
        text = cell.get("text")
        html = conditional_escape("" if text is None else text)
    return mark_safe(html + _detail(cell))  # noqa: S308 -- each part is escaped


def _detail(cell: Cell) -> SafeString:
    return format_html("<small>{}</small>", cell["detail"]) if cell.get("detail") else SafeString("")


@lru_cache(maxsize=512)
def _chip_drawn(label: str, tone: str, icon: str) -> SafeString:
    return render_to_string("ui/chip.html", {"label": label, "tone": tone, "icon": icon})


@lru_cache(maxsize=4096)
def _silence_drawn(days: int, _language: str) -> SafeString:
    return render_to_string("ui/silence.html", {"days": days})
