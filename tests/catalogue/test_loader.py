"""Loading a dump: once, again, changed, cut short, with records that no database takes."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.db import connection

from syndesis.catalogue import index, loader
from syndesis.catalogue.dump import DumpError
from syndesis.catalogue.loader import BATCH, Loaded
from syndesis.catalogue.models import CatalogueOrganisation
from tests.catalogue.conftest import Dump
from tests.catalogue.records import ALL, BERLIN, MADRID, TSINGHUA, Record, name, record

pytestmark = pytest.mark.django_db


def rors() -> list[str]:
    return sorted(CatalogueOrganisation.objects.values_list("ror", flat=True))


def numbered(count: int) -> list[Record]:
    return [record(f"0aa{number:06}", name(f"Institute {number}", "en", "ror_display")) for number in range(count)]


def test_every_record_of_the_dump_is_in_the_catalogue(catalogue: Loaded) -> None:
    assert catalogue == Loaded(release="v9.9", read=9, added=9)
    assert rors() == sorted(item["id"][-9:] for item in ALL)


def test_a_record_keeps_what_the_register_says(catalogue: Loaded) -> None:
    row = CatalogueOrganisation.objects.get(ror="03cve4549")
    kept = {
        "name": row.name, "kind": row.kind, "country": row.country, "country_name": row.country_name, "city": row.city,
        "place": (row.latitude, row.longitude), "established": row.established, "website": row.website,
        "wikipedia": row.wikipedia, "domains": row.domains, "status": row.status, "identifiers": row.identifiers,
        "names": row.names, "types": row.types, "release": row.release, "vanished": row.vanished_at,
    }  # fmt: skip
    assert kept == {
        "name": "Tsinghua University", "kind": "university", "country": "CN", "country_name": "CN", "city": "Beijing",
        "place": (1.5, -2.5), "established": 1911, "website": "https://www.tsinghua.edu.cn",
        "wikipedia": "https://en.wikipedia.org/wiki/Tsinghua_University", "domains": ["tsinghua.edu.cn"],
        "status": "active", "identifiers": {"grid": ["grid.12527.33"], "isni": ["0000 0001 0662 3178"]},
        "names": [["Tsinghua University", "en", "official"], ["清华大学", "zh", "official"], ["THU", "", "acronym"]],
        "types": ["education", "funder"], "release": "v9.9", "vanished": None,
    }  # fmt: skip


def test_loading_again_changes_nothing(catalogue: Loaded, dump_of: Dump) -> None:
    before = list(CatalogueOrganisation.objects.order_by("pk").values())
    assert loader.load(dump_of(ALL)) == Loaded(release="v9.9", read=9)
    assert list(CatalogueOrganisation.objects.order_by("pk").values()) == before


def test_a_changed_record_is_updated_in_its_place(catalogue: Loaded, dump_of: Dump) -> None:
    pk = CatalogueOrganisation.objects.get(ror="03v4gjf40").pk
    changed = deepcopy(BERLIN)
    changed["names"][2]["value"] = "Technische Universität Neukölln"
    loaded = loader.load(dump_of([changed if item is BERLIN else item for item in ALL]))
    assert loaded == Loaded(release="v9.9", read=9, changed=1)
    assert CatalogueOrganisation.objects.get(pk=pk).name == "Technische Universität Neukölln"
    assert [item.pk for item in index.names.ranked("Neukolln")] == [pk]


def test_a_record_that_vanishes_stays_marked_until_it_comes_back(catalogue: Loaded, dump_of: Dump) -> None:
    assert loader.load(dump_of([item for item in ALL if item is not MADRID])).vanished == 1
    marked = CatalogueOrganisation.objects.exclude(vanished_at=None)
    assert [row.ror for row in marked] == ["03n6nwv02"]
    first = marked.get().vanished_at
    assert loader.load(dump_of([item for item in ALL if item is not MADRID])).vanished == 0
    assert marked.get().vanished_at == first
    assert loader.load(dump_of(ALL)).changed == 1
    assert list(marked.all()) == []


def test_a_record_that_stands_twice_counts_once_with_its_last_state(db: None, dump_of: Dump) -> None:
    later = TSINGHUA | {"status": "inactive"}
    loader.load(dump_of([TSINGHUA, later]))
    assert [(row.ror, row.status) for row in CatalogueOrganisation.objects.all()] == [("03cve4549", "inactive")]


def test_a_dump_that_breaks_off_leaves_the_catalogue_usable_and_marks_nothing(catalogue: Loaded, dump_of: Dump) -> None:
    path = dump_of(numbered(BATCH + 10))
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(DumpError, match="is truncated"):
        loader.load(path)
    assert len(rors()) == len(ALL) + BATCH
    assert not CatalogueOrganisation.objects.exclude(vanished_at=None).exists()
    assert loader.load(dump_of([*ALL, *numbered(BATCH + 10)])).added == 10


def test_a_load_that_is_stopped_goes_on_where_it_was(catalogue: Loaded, dump_of: Dump) -> None:
    records = [*ALL, *numbered(2 * BATCH)]

    def stop(done: int, total: int) -> None:
        if done >= BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loader.load(dump_of(records), stop)
    assert len(rors()) == BATCH
    assert [item.ror for item in CatalogueOrganisation.objects.filter(ror="03n6nwv02")] == ["03n6nwv02"]
    assert loader.load(dump_of(records)) == Loaded(release="v9.9", read=len(records), added=BATCH + len(ALL))


def test_progress_is_told_batch_by_batch(db: None, dump_of: Dump) -> None:
    told: list[tuple[int, int]] = []
    loader.load(dump_of(numbered(BATCH + 3)), lambda done, total: told.append((done, total)))
    assert told == [(0, BATCH + 3), (BATCH, BATCH + 3), (BATCH + 3, BATCH + 3)]


def test_bad_records_are_skipped_and_counted(db: None, dump_of: Dump) -> None:
    broken = [
        TSINGHUA,
        {"names": []},
        BERLIN | {"established": "long ago", "locations": [{"geonames_details": {"lat": "north"}}]},
        MADRID | {"locations": [{"geonames_details": None}], "established": None},
    ]
    loaded = loader.load(dump_of(broken))
    assert (loaded.read, loaded.added, loaded.skipped) == (3, 2, 2)
    assert rors() == ["03cve4549", "03n6nwv02"]


def test_one_record_that_the_database_refuses_does_not_take_its_neighbours_along(db: None, dump_of: Dump) -> None:
    odd = record("0bb000000", name("Half a \ud83d letter", "en", "ror_display"))
    loaded = loader.load(dump_of([TSINGHUA, odd, BERLIN]))
    assert (loaded.added, loaded.skipped, rors()) == (2, 1, ["03cve4549", "03v4gjf40"])


def test_a_null_character_costs_its_record_only(db: None, dump_of: Dump) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite takes null characters")
    loaded = loader.load(dump_of([TSINGHUA, record("0bb000000", name("Null\x00", "en", "ror_display")), BERLIN]))
    assert (loaded.added, loaded.skipped, rors()) == (2, 1, ["03cve4549", "03v4gjf40"])


def test_the_vocabulary_knows_the_words_of_the_catalogue(catalogue: Loaded) -> None:
    rows = index.names.vocabulary.words().rows
    assert {word: rows.get(word) for word in ("tsinghua", "upm", "политехническии", "清")} == {
        "tsinghua": 2, "upm": 2, "политехническии": 2, "清": None,
    }  # fmt: skip


@pytest.mark.full
def test_the_whole_register_is_loaded_and_found(db: None, shared: Path) -> None:
    from syndesis.catalogue.queries import suggest

    path = shared / "data/ror/ror.jsonl.zst"
    assert (loader.load(path).added, loader.load(path)) == (129_046, Loaded(read=129_046))
    expected = {
        "Tsingua": "Tsinghua University",
        "Universidad Politecnica Madrid": "Universidad Politécnica de Madrid",
        "清华": "Tsinghua University",
        "Санкт-Петербургский политехнический": "Peter the Great St. Petersburg Polytechnic University",
        "Moskow State Universty": "Lomonosov Moscow State University",
        "TU Berlin": "Technische Universität Berlin",
        "UPM": "Universidad Politécnica de Madrid",
        "Masachusetts Institute of Tecnology": "Massachusetts Institute of Technology",
        "Saint Petersburg Polytechnic": "Peter the Great St. Petersburg Polytechnic University",
    }
    assert {text: suggest(text)[0].name for text in expected} == expected
