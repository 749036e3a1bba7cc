"""The manners in which people, their offices and employers are told, a sentence each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndesis.intake.reading import Gazetteer, read
from syndesis.intake.reading.gold_schema import to_gold

HERE = Path(__file__).parent


def manners(language: str) -> Iterator[tuple[list[list[str]], str]]:
    """The people wanted, by name, office and employer as far as they are settled, and the sentence."""
    for line in (HERE / "manners" / f"people_{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            *wanted, sentence = line.split("|")
            people = [[x.strip() for x in person.split(";")] for person in wanted if person != "none"]
            yield people, sentence.replace(" / ", "\n")


@pytest.mark.full
@pytest.mark.any_database
@pytest.mark.parametrize("language", ["en", "es", "ru", "zh", "de"])
def test_every_manner_of_telling_of_people_is_read(language: str, world: Gazetteer):
    unread = []
    for wanted, sentence in manners(language):
        people = to_gold(read(sentence, world, published_hint="2024-05-20"), "")["people"]
        found = [[p["name"], p["role"] or "", p["organisation"] or ""] for p in people]
        settled = [row[: len(want)] for row, want in zip(found, wanted, strict=False)]
        if len(found) != len(wanted) or sorted(settled) != sorted(wanted):
            unread.append((sentence, found))

    assert unread == []
