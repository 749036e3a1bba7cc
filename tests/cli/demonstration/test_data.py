"""The demonstration's data against the registry that it was taken from, and against the texts that it tells of."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import zstandard

from syndesis.cli.demonstration.book import FOLDER, registry

WORDS = 11
"""So many words in a row are more than a name with a title."""


@pytest.fixture(scope="module")
def dump(shared: Path) -> dict[str, Any]:
    """The records of the registry that the demonstration names, by id."""
    wanted = re.compile("|".join(row["ror"] for row in registry()).encode())
    found = {}
    with (shared / "data" / "ror" / "ror.jsonl.zst").open("rb") as file:
        for line in io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(file)):
            if wanted.search(line):
                record = json.loads(line)
                found[record["id"].rpartition("/")[2]] = record
    return found


def test_every_organisation_stands_in_the_registry_by_its_name_and_country(dump):
    wrong = []
    for row in registry():
        record = dump.get(row["ror"])
        shown = [name["value"] for name in record["names"] if "ror_display" in name["types"]] if record else []
        country = record["locations"][0]["geonames_details"]["country_code"] if record else ""
        if (shown, country) != ([row["name"]], row["country"]):
            wrong.append(row["name"])
    assert wrong == []


def test_only_one_organisation_is_closed_in_the_registry(dump):
    closed = [row["name"] for row in registry() if dump[row["ror"]]["status"] not in ("active", None)]
    assert closed == ["City, University of London"]


def test_no_organisation_stands_twice():
    rows = list(registry())
    assert len({row["ror"] for row in rows}) == len({row["name"] for row in rows}) == len(rows) == 299


def test_no_sentence_of_a_source_was_taken_over(shared):
    sources = " ".join(path.read_text(encoding="utf-8") for path in (shared / "seeds").glob("*.txt"))
    ours = "\n".join(
        path.read_text(encoding="utf-8") for ending in ("*.toml", "*.txt") for path in FOLDER.rglob(ending)
    )
    assert _runs(ours) & _runs(sources) == set()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}
