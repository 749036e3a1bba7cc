"""The manners in which activities, promises and figures are told, a sentence each."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from syndesis.intake.reading import Gazetteer, read

MANNERS = Path(__file__).parent / "manners"


def manners(language: str) -> Iterator[tuple[str, str, str]]:
    for line in (MANNERS / f"undertakings_{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            what, wanted, sentence = line.split("|")
            yield what, wanted, re.sub(r" ?/ ", "\n", sentence)


def told(what: str, sentence: str, world: Gazetteer) -> str:
    text = re.sub(r"[\[\]]", "", sentence)
    reading = read(text, world, published_hint="2024-05-20")
    if what == "U":
        found = sorted(a.kind for a in reading.activities)
    elif what == "F":
        found = [f"{f.value:g}" if f.value < 1e6 else str(int(f.value)) for f in reading.figures]
    else:
        found = [f"{c.status}|{c.evidence.of(text).strip(' .')}" for c in reading.commitments]
    return ",".join(found) or "none"


@pytest.mark.full
@pytest.mark.any_database
@pytest.mark.parametrize("language", ["en", "es", "ru", "zh", "de"])
def test_every_manner_of_undertaking_is_read(language: str, world: Gazetteer):
    unread = []
    for what, wanted, sentence in manners(language):
        found = told(what, sentence, world)
        promise = re.search(r"\[([^]]+)\]", sentence)
        expected = f"{wanted}|{promise.group(1).strip(' .')}" if promise else wanted
        if found != expected:
            unread.append((what, sentence, found))

    assert unread == []
