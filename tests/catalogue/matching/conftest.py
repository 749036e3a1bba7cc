"""A loaded catalogue of invented organisations, and its matcher."""

import json
from pathlib import Path

import pytest

from syndesis.catalogue import loader
from syndesis.catalogue.matching import Matcher, kept, matcher
from tests.catalogue.matching.invented import ASKED, filling


@pytest.fixture
def invented(db: None, tmp_path: Path) -> loader.Loaded:
    path = tmp_path / "v9.9-2026-01-01-ror-data.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in [*ASKED, *filling()]), encoding="utf-8")
    return loader.load(path)


@pytest.fixture
def folder(tmp_path: Path, settings: object) -> Path:
    """A folder of data of its own, so that no index is there yet."""
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]
    kept._opened.cache_clear()
    return tmp_path / "data" / "matching"


@pytest.fixture
def engine(invented: loader.Loaded, folder: Path) -> Matcher:
    return matcher()
