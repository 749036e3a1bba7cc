"""How well annotated texts are read, where they lie beside the project: floors that no change may fall through."""

import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from syndesis.intake.reading import Gazetteer, KnownName, KnownOrganisation, read
from syndesis.intake.reading.gold_schema import to_gold

FLOORS = {
    "organisations": 0.85,
    "people": 0.85,
    "engagements": 0.75,
    "agreements": 0.65,
    "activities": 0.55,
    "commitments": 0.75,
    "figures": 0.75,
}
HOME = KnownOrganisation(
    source="record",
    key="1",
    ror="02x91aj62",
    names=tuple(
        KnownName(text, language, kind)  # type: ignore[arg-type]
        for text, language, kind in [
            ("Peter the Great St. Petersburg Polytechnic University", "en", "official"),
            ("St. Petersburg Polytechnic University", "en", "alias"),
            ("Polytechnic University", "en", "alias"),
            ("SPbPU", "en", "acronym"),
        ]
    ),
    kind="university",
    country="RU",
    is_home=True,
)


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(gold: Path, texts: Path, gazetteer: Gazetteer) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield json.loads(path.read_text(encoding="utf-8")), to_gold(read(text, gazetteer), f"{path.stem}.txt")


def below(
    floors: dict[str, float], score: ModuleType, rows: Sequence[tuple[dict[str, Any], dict[str, Any]]]
) -> dict[str, float]:
    """F1 of each category over all texts, where it has fallen through its floor; `rows`: annotated and read."""
    reached = {}
    for category in floors:
        same, least = score.MATCH[category]
        matched = sum(len(score.pair(gold[category], found[category], same, least)) for gold, found in rows)
        read_, annotated = (sum(len(each[place][category]) for each in rows) for place in (1, 0))
        reached[category] = score.f1(matched, read_, annotated)[2]
    return {category: f1 for category, f1 in reached.items() if f1 < floors[category]}


@pytest.mark.full
def test_the_seed_texts_are_read_no_worse_than_before(shared: Path):
    from syndesis.catalogue import dump

    score = scorer(shared)
    world = Gazetteer.from_catalogue(dump.read(shared / "data" / "ror" / "ror.jsonl.zst"))
    rows = list(pairs(shared / "gold" / "seeds", shared / "seeds", Gazetteer([HOME]).over(world)))
    assert below(FLOORS, score, rows) == {}
