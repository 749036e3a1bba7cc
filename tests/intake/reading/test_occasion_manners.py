"""Occasions and agreements as press offices tell of them, in a sentence or a short text each.

A line of `manners/occasions_*.txt` is "E kind date; kind date | A kind status date | text": all the occasions and all
the agreements that the text tells of; "-" for none. A date is stated at the precision that the text supports.
"""

from pathlib import Path

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read

HERE = Path(__file__).parent


def told(what: str, reading: Reading) -> list[list[str]]:
    if what == "A":
        return [[a.kind, a.status, a.date] for a in reading.agreements]
    return [[e.kind, e.date] for e in reading.engagements]


def are_those(what: str, wanted: str, found: list[list[str]]) -> bool:
    """Whether what was found is what was wanted, in any order; a day stands for its month."""
    size = 3 if what == "A" else 2
    rows = [] if wanted == "-" else [[*words.split(), ""][:size] for words in wanted.split("; ")]
    short = [[*row[:-1], row[-1][: max(len(w[-1]) for w in rows)]] for row in found] if rows else found
    return sorted(short) == sorted(rows)


@pytest.mark.any_database
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_manner_of_telling_is_read(language: str, world: Gazetteer):
    unread = []
    for line in (HERE / "manners" / f"occasions_{language}.txt").read_text(encoding="utf-8").splitlines():
        *stated, text = line.split(" | ")
        reading = read(text, world, published_hint="2024-05-20")
        for what, wanted in ((part[0], part[2:]) for part in stated):
            if not are_those(what, wanted, told(what, reading)):
                unread.append((text, wanted, told(what, reading)))

    assert unread == []
