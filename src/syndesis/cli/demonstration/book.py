"""What is loaded already, by the names that the data files use; and the data files themselves."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement
from syndesis.directory.models import Organisation, Person, Position
from syndesis.engagement.models import Engagement

FOLDER = Path(__file__).parent
PLURALS = {"person": "people", "activity": "activities", "enquiry": "enquiries", "life": "lives", "money": "money"}
HOME = "Peter the Great St. Petersburg Polytechnic University"


@dataclass
class Book:
    """Records by name; a name of another record, or one that is not loaded yet, is a mistake in the data."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    positions: dict[tuple[str, str], Position] = field(default_factory=dict)
    """By the person's name and the position's title."""
    agreements: dict[str, Agreement] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    engagements: dict[str, Engagement] = field(default_factory=dict)

    @property
    def home(self) -> Organisation:
        return self.organisations[HOME]

    def keep(self, organisation: Organisation) -> Organisation:
        if organisation.name in self.organisations:
            raise ValueError(f"two organisations of the demonstration are called {organisation.name}")
        self.organisations[organisation.name] = organisation
        return organisation


def rows(folder: str, kind: str, table: str = "") -> list[dict[str, Any]]:
    """The tables `[[kind]]` of the file of that kind, or its other tables; those of `invented` marked as such."""
    path = FOLDER / folder / f"{PLURALS.get(kind, f'{kind}s')}.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8")).get(table or kind, []) if path.exists() else []
    return [dict(row) | ({"is_invented": True} if folder == "invented" else {}) for row in found]


def registry() -> Iterator[dict[str, str]]:
    """The organisations of the registry, home institution first."""
    with (FOLDER / "facts" / "organisations.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def names(written: list[str]) -> list[tuple[str, str, str]]:
    """Names out of "text|language|kind"."""
    parts = [each.split("|") for each in written if each]
    return [(text, language, kind) for text, language, kind in parts]
