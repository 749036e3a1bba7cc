"""Reading a dump: every form that it comes in, and every way in which it can be broken."""

import json
import zipfile
from pathlib import Path

import pytest
import zstandard

from syndesis.catalogue import dump
from syndesis.catalogue.dump import BadRecord, DumpError
from tests.catalogue.records import ALL, BERLIN, MADRID, TSINGHUA, name, record

LINES = b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in ALL)
ARRAY = json.dumps(ALL, indent=4, ensure_ascii=False).encode()
COMPRESS = zstandard.ZstdCompressor().compress


def written(folder: Path, file: str, content: bytes) -> Path:
    path = folder / file
    path.write_bytes(content)
    return path


def zipped(folder: Path, file: str, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(folder / file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return folder / file


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("ror.jsonl", LINES),
        ("ror.jsonl.zst", COMPRESS(LINES)),
        ("ror.json", ARRAY),
        ("ror.json.zst", COMPRESS(ARRAY)),
        ("named-otherwise.dat", COMPRESS(ARRAY)),
        ("windows.json", b"\xef\xbb\xbf  \r\n" + ARRAY.replace(b"\n", b"\r\n")),
        ("windows.jsonl", b"\xef\xbb\xbf" + LINES.replace(b"\n", b"\r\n")),
        ("blank-lines.jsonl", LINES.replace(b"\n", b"\n\n")),
        ("no-last-newline.jsonl", LINES.rstrip()),
        ("two-frames.jsonl.zst", COMPRESS(LINES[:1000]) + COMPRESS(LINES[1000:])),
    ],
)
def test_each_form_of_a_dump_yields_the_same_records(tmp_path: Path, file: str, content: bytes) -> None:
    path = written(tmp_path, file, content)
    assert list(dump.read(path)) == ALL
    assert dump.count(path) == len(ALL)


def test_the_official_archive_is_read_by_its_schema_2_file(tmp_path: Path) -> None:
    old = json.dumps([{"id": "https://ror.org/03cve4549", "name": "Tsinghua University", "country": {}}]).encode()
    members = {
        "v1.63-2025-04-03-ror-data.json": old * 1000,
        "v1.63-2025-04-03-ror-data.csv": b"id,name",
        "v1.63-2025-04-03-ror-data_schema_v2.json": ARRAY,
        "__MACOSX/._v1.63-2025-04-03-ror-data_schema_v2.json": b"\x00",
    }
    path = zipped(tmp_path, "v1.63-2025-04-03-ror-data.zip", members)
    assert list(dump.read(path)) == ALL
    assert dump.release(path) == "v1.63"


def test_an_archive_of_the_later_releases_has_schema_2_under_the_plain_name(tmp_path: Path) -> None:
    assert list(dump.read(zipped(tmp_path, "v2.0.zip", {"v2.0-2025-12-16-ror-data.json": ARRAY}))) == ALL


def test_an_archive_of_schema_1_only_is_refused_with_the_remedy(tmp_path: Path) -> None:
    old = json.dumps([{"id": "https://ror.org/03cve4549", "name": "Tsinghua University", "country": {}}]).encode()
    path = zipped(tmp_path, "v1.20.zip", {"v1.20-2023-02-28-ror-data.json": old})
    with pytest.raises(DumpError, match=r"^v1.20.zip, record 1: written in ROR schema 1; needed is schema 2"):
        list(dump.read(path))


def test_an_archive_without_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DumpError, match="the archive holds no JSON file"):
        list(dump.read(zipped(tmp_path, "photos.zip", {"a.jpg": b"x"})))


def test_a_bad_record_is_skipped_and_reported_with_its_place(tmp_path: Path) -> None:
    broken = [
        TSINGHUA,
        {"names": TSINGHUA["names"]},
        record("03v4gjf40"),
        "text",
        {"id": "https://ror.org/03v4gjf49", "name": "Written in schema 1", "country": {}},
        record("wrong", name("A", None)),
        record("03v4gjf41", {"value": 7, "types": []}),
        record("03v4gjf42", name("B", None), locations=["Berlin"]),
        record("03v4gjf43", name("C", None)) | {"types": "education"},
        BERLIN,
    ]
    content = b"".join(json.dumps(item).encode() + b"\n" for item in broken) + b"{oops\n" + json.dumps(MADRID).encode()
    bad: list[BadRecord] = []
    read = list(dump.read(written(tmp_path, "r.jsonl", content), on_bad=bad.append))
    assert read == [TSINGHUA, BERLIN, MADRID]
    assert [str(item).removeprefix("r.jsonl, ") for item in bad[:-1]] == [
        "line 2: no ROR id",
        "line 3: no names",
        "line 4: not an object",
        "line 5: no names",
        "line 6: 'https://ror.org/wrong' is not a ROR id",
        "line 7: malformed names",
        "line 8: malformed locations",
        "line 9: malformed types",
    ]
    assert (bad[-1].place, bad[-1].reason[:8]) == ("line 11", "not JSON")


def test_bad_records_before_the_first_good_one_are_reported_too(tmp_path: Path) -> None:
    bad: list[BadRecord] = []
    content = b"{}\n[]\n" + LINES
    assert len(list(dump.read(written(tmp_path, "r.jsonl", content), on_bad=bad.append))) == len(ALL)
    assert [item.place for item in bad] == ["line 1", "line 2"]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("cut.jsonl", LINES[:-40], "cut.jsonl is truncated: it breaks off after line 8"),
        ("cut.json", ARRAY[:-40], "cut.json is truncated: it breaks off after record 8"),
        ("cut.jsonl.zst", COMPRESS(LINES)[:-200], "cut.jsonl.zst is truncated: it breaks off after"),
        ("broken.json", ARRAY.replace(b'"lang"', b"lang", 1), "broken.json holds broken JSON after start"),
        ("empty.json", b"", "empty.json is not a ROR dump: it holds no usable record"),
        ("none.json", b"[]", "none.json is not a ROR dump: it holds no usable record"),
        ("other.json", b'[{"id": 1}]', "other.json is not a ROR dump: it holds no usable record"),
        ("prose.txt", b"Dear colleagues,\n" * 40, "prose.txt is not a ROR dump: its first 25 records are unusable"),
        ("cut.zip", b"PK\x03\x04" + b"\x00" * 100, "cut.zip is damaged or truncated after start"),
    ],
)
def test_a_file_that_is_no_whole_dump_is_refused_by_name_and_place(
    tmp_path: Path, file: str, content: bytes, message: str
) -> None:
    with pytest.raises(DumpError) as error:
        list(dump.read(written(tmp_path, file, content)))
    assert str(error.value)[: len(message)] == message


def test_what_was_read_before_the_break_was_delivered(tmp_path: Path) -> None:
    records = dump.read(written(tmp_path, "cut.json", ARRAY[:-40]))
    assert [next(records) for _ in ALL[:-1]] == ALL[:-1]
    with pytest.raises(DumpError):
        next(records)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DumpError, match=r"^gone.zip cannot be read: No such file"):
        list(dump.read(tmp_path / "gone.zip"))
    with pytest.raises(DumpError, match="cannot be read: Is a directory"):
        list(dump.read(tmp_path))


def test_the_rebuilt_registry_is_read_whole(shared: Path) -> None:
    path = shared / "data/ror/ror.jsonl.zst"
    bad: list[BadRecord] = []
    assert (sum(1 for _ in dump.read(path, on_bad=bad.append)), bad) == (129_046, [])
