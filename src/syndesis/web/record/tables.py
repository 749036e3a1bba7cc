"""The rows that belong to a record, on its page: as a small table each, where no panel of the type shows them; what a
record has one of at most as facts among its own."""

from collections.abc import Sequence
from typing import Any

from django.db.models import DecimalField, IntegerField, Model

from syndesis.core.fields import CurrencyField
from syndesis.core.models import User
from syndesis.objects.tables import Table, tables_of
from syndesis.web.footnotes import Footnotes
from syndesis.web.record.head import Kind
from syndesis.web.record.words import Words, label_of

Shown = list[tuple[Table, list[Any]]]


def rows_shown(kind: Kind, record: Model, reader: User) -> Shown:
    """The tables that no panel shows, each with the rows that the reader may see; without those that have none."""
    named = {panel.name for part in kind.parts() for panel in part.panels}
    tables = [table for table in tables_of(kind).values() if table.name not in named and table.asked_of(record)]
    found = [(table, list(table.rows([record.pk]).filter(table.seen(reader)))) for table in tables]
    return [(table, rows) for table, rows in found if rows]


def facts_drawn(shown: Shown, reader: User, footnotes: Footnotes) -> list[dict[str, Any]]:
    """What is on record of single rows, as `ui/pairs.html` takes it."""
    single = [(table, row) for table, rows in shown if table.is_single for row in rows]
    words = Words(reader)
    words.look_up(row for _table, row in single)
    return [
        {
            "name": f"{table.name}.{column.name}",
            "label": label_of(column),
            "says": [value],
            "footnotes": footnotes.of_field(row, column.name),
        }
        for table, row in single
        for column in table.fields
        if not isinstance(column, CurrencyField) and (value := words.value(row, column))
    ]


def tables_drawn(shown: Shown, reader: User, footnotes: Footnotes) -> list[dict[str, Any]]:
    """As `ui/section.html` takes them."""
    several = [(table, rows) for table, rows in shown if not table.is_single]
    words = Words(reader)
    words.look_up(row for _table, rows in several for row in rows)
    return [_section(table, rows, words, footnotes) for table, rows in several]


def is_number(column: Any) -> bool:
    """Whether the values of a field are numbers to be compared, and not names of years or vocabularies."""
    return isinstance(column, IntegerField | DecimalField) and not column.choices and column.name != "year"


def _section(table: Table, rows: Sequence[Any], words: Words, footnotes: Footnotes) -> dict[str, Any]:
    said = [[words.value(row, column) for column in table.fields] for row in rows]
    told = [place for place, column in enumerate(table.fields) if not isinstance(column, CurrencyField)]
    used = [place for place in told if any(line[place] for line in said)]  # an amount bears its currency itself
    return {
        "id": table.name,
        "title": table.title,
        "count": len(rows),
        "table": {
            "heads": [(label_of(table.fields[place]), is_number(table.fields[place])) for place in used],
            "rows": [
                {
                    "cells": [
                        (label_of(table.fields[place]), line[place], is_number(table.fields[place])) for place in used
                    ],
                    "footnotes": footnotes.of(row),
                }
                for row, line in zip(rows, said, strict=True)
            ],
        },
    }
