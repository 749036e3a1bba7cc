"""The manners in which agreements and occasions are told, a sentence each, and texts of our own that hold many."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read
from syndesis.intake.reading.gold_schema import to_gold
from tests.intake.reading.test_scores import below, scorer

HERE = Path(__file__).parent
FLOORS = {"engagements": 0.75, "agreements": 0.75, "activities": 0.70, "commitments": 0.75}


def manners(language: str) -> Iterator[tuple[str, list[str], str]]:
    for line in (HERE / "manners" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            what, *wanted, sentence = line.split("|")
            yield what, wanted, sentence


def told(what: str, reading: Reading) -> list[list[str]]:
    if what == "A":
        return [[a.kind, a.status, a.date] for a in reading.agreements]
    return [[e.kind, e.date] for e in reading.engagements]


@pytest.mark.full
@pytest.mark.any_database
@pytest.mark.parametrize("language", ["en", "es", "ru", "zh", "de"])
def test_every_manner_of_telling_is_read(language: str, world: Gazetteer):
    unread = []
    for what, wanted, sentence in manners(language):
        found = told(what, read(sentence, world, published_hint="2024-05-20"))
        expected = [] if wanted[0] == "none" else [wanted]
        months = [[*one[:-1], one[-1][: len(wanted[-1])]] for one in found]
        if months != expected:
            unread.append((sentence, found))

    assert unread == []


@pytest.mark.full
@pytest.mark.any_database
@pytest.mark.parametrize("lot", ["a", "b"])
def test_our_own_lots_are_read_no_worse_than_before(lot: str, shared: Path):
    score, world = scorer(shared), Gazetteer([])
    rows = [
        (
            json.loads(path.read_text(encoding="utf-8")),
            to_gold(read(path.with_suffix(".txt").read_text(encoding="utf-8"), world), f"{path.stem}.txt"),
        )
        for path in sorted((HERE / "lots" / lot).glob("*.json"))
    ]
    assert below(FLOORS, score, rows) == {}
