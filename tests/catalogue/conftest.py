"""A small catalogue. Models are imported when Django is ready, which it is not where pytest is told to begin here."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.catalogue.records import ALL

if TYPE_CHECKING:
    from syndesis.catalogue import loader

Dump = Callable[[Iterable[Any]], Path]


@pytest.fixture
def dump_of(tmp_path: Path) -> Dump:
    """Writes a dump of the given records and returns its path."""

    def write(records: Iterable[Any]) -> Path:
        path = tmp_path / "v9.9-2026-01-01-ror-data.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return write


@pytest.fixture
def catalogue(db: None, dump_of: Dump) -> "loader.Loaded":
    """The nine organisations of `records.ALL`, loaded."""
    from syndesis.catalogue import loader

    return loader.load(dump_of(ALL))
