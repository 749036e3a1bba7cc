"""The manners in which organisations are named, a sentence each, with what is easily taken for one."""

from pathlib import Path

import pytest

from syndesis.intake.reading import Gazetteer, read

MANNERS = Path(__file__).parent / "manners"


@pytest.mark.any_database
@pytest.mark.parametrize("language", ["en", "es", "ru", "zh", "de"])
def test_every_manner_of_naming_is_read(language: str, world: Gazetteer):
    unread = []
    for line in (MANNERS / f"organisations_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        wanted, sentence = line.replace(" / ", "\n").split("|")
        found = [f"{o.name}={o.kind}" for o in read(sentence, world, published_hint="2024-05-20").organisations]
        if sorted(found) != sorted(wanted.split(";")):
            unread.append((sentence, found))

    assert unread == []
