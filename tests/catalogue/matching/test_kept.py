"""The index on disk: built once, renewed when stale, whole whatever else writes it."""

import threading
from pathlib import Path

import pytest

from syndesis.catalogue import loader
from syndesis.catalogue.matching import NoCatalogue, building, kept, matcher
from syndesis.catalogue.matching.index import NameIndex
from syndesis.catalogue.models import CatalogueOrganisation
from tests.catalogue.matching.invented import VESTMARK


def rows() -> list[dict[str, object]]:
    return list(CatalogueOrganisation.objects.order_by("pk").values(*kept.COLUMNS))


def test_it_is_built_when_first_asked_for_and_then_only_opened(invented: loader.Loaded, folder: Path):
    told: list[str] = []

    matcher(lambda: told.append("building"))
    kept._opened.cache_clear()
    matcher(lambda: told.append("building"))

    assert told == ["building"]
    assert len(list(folder.iterdir())) == 1


def test_it_is_built_anew_when_the_catalogue_changes(invented: loader.Loaded, folder: Path):
    matcher()
    CatalogueOrganisation.objects.filter(ror=VESTMARK["id"].rpartition("/")[2]).delete()

    assert matcher().name("University of Vestmark", "NO") is None


@pytest.mark.parametrize("wreck", [b"", b"something else", b"syndesis-matching\n" + b"\xff" * 40])
def test_a_spoilt_file_is_replaced(invented: loader.Loaded, folder: Path, wreck: bytes):
    matcher()
    next(folder.iterdir()).write_bytes(wreck)
    kept._opened.cache_clear()

    assert matcher().name("University of Vestmark", "NO") is not None


def test_writers_at_the_same_time_leave_a_whole_file(invented: loader.Loaded, tmp_path: Path):
    path, some = tmp_path / "shared.index", rows()
    writers = [threading.Thread(target=building.build, args=(path, "key", some)) for _ in range(4)]

    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(NameIndex(path, "key").rors) == sum(row["status"] != "withdrawn" for row in some)
    assert [other.name for other in tmp_path.glob("*.part")] == []


def test_the_same_catalogue_gives_the_same_file(invented: loader.Loaded, tmp_path: Path):
    some = rows()

    building.build(tmp_path / "one", "key", some)
    building.build(tmp_path / "two", "key", some)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_empty_catalogue_is_named(db: None, folder: Path):
    with pytest.raises(NoCatalogue):
        matcher()
