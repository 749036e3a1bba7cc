"""What an archive says about itself in its last member, and whether the rest of it agrees."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from syndesis.core.backup.archive import members
from syndesis.core.backup.errors import BadArchive

NAME = "manifest.json"
FORMAT = 1
"""Raised when an older version of Syndesis could not read the archive any more."""

Progress = Callable[[str, int], None]
"""Called with what is done and how many there were of it."""


@dataclass
class TableFacts:
    """What the archive holds of one table."""

    columns: list[list[str]]
    """Name and type (Django's) of each, in the order of the values of a row."""
    rows: int = 0
    last_id: int = 0
    """The highest key that the database has given out, also to rows since deleted; 0 where it gives none."""

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.columns]


@dataclass
class Manifest:
    """The closing member. SHA-256 protects against damage, not against forgery: an archive is as safe as its place."""

    version: str
    created_at: str
    engine: str
    migrations: list[list[str]]
    """Application and name of each that the database had gone through."""
    tables: dict[str, TableFacts] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    """Tables of which the archive has no rows: derived, of the moment, or not wanted."""
    lost_files: list[str] = field(default_factory=list)
    """SHA-256 of files that a row names, but that were gone or damaged when the backup was taken."""
    broken_reference: str = ""
    """What the database says of a row that names a missing one; such an archive cannot be restored as it is."""
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT
    product: str = "syndesis"

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    @property
    def files(self) -> int:
        return sum(name.startswith("files/") for name in self.members)

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def of_json(cls, content: bytes, path: Path) -> "Manifest":
        try:
            facts = json.loads(content)
            if facts["product"] != "syndesis" or not isinstance(facts["format"], int):
                raise BadArchive(f"{path} is no backup of Syndesis: {NAME} names another product")
            if facts["format"] > FORMAT:
                raise BadArchive(f"{path} was made by a newer version of Syndesis ({facts['version']})")
            tables = {name: TableFacts(**table) for name, table in facts.pop("tables").items()}
            return cls(tables=tables, **facts)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadArchive(f"{path} is no backup of Syndesis, or damaged: {NAME} cannot be read ({error})") from error


def table_of(member: str) -> str | None:
    """The table whose rows a member holds; None for other members."""
    kind, _, rest = member.partition("/")
    return rest.partition("/")[0] if kind == "tables" else None


def verified(path: Path) -> Manifest:
    """Reads the whole archive and returns its manifest. Raises BadArchive, which names the member that is at fault."""
    hashes: dict[str, str] = {}
    rows: Counter[str] = Counter()
    manifest = None
    for name, content in members(path):
        if name in hashes or manifest:
            raise BadArchive(f"{path} has a member too many: {name}")
        if name == NAME:
            manifest = Manifest.of_json(content, path)
            continue
        hashes[name] = hashlib.sha256(content).hexdigest()
        if table := table_of(name):
            rows[table] += content.count(b"\n")
    if manifest is None:
        last = f"; its last member is {list(hashes)[-1]}" if hashes else ""
        raise BadArchive(f"{path} is cut short or damaged, or no backup of Syndesis: it has no {NAME}{last}")
    _compare(path, manifest, hashes, rows)
    return manifest


def _compare(path: Path, manifest: Manifest, hashes: dict[str, str], rows: Counter[str]) -> None:
    for name, sha256 in manifest.members.items():
        if name not in hashes:
            raise BadArchive(f"{path} lacks its member {name}")
        if hashes[name] != sha256 or (name.startswith("files/") and name != f"files/{sha256}"):
            raise BadArchive(f"{path} is damaged in its member {name}: its content has changed")
    if foreign := sorted(hashes.keys() - manifest.members.keys()):
        raise BadArchive(f"{path} has a member that {NAME} does not name: {foreign[0]}")
    for table in sorted(rows.keys() | manifest.tables.keys()):
        told = manifest.tables[table].rows if table in manifest.tables else 0
        if rows[table] != told:
            raise BadArchive(f"{path} is damaged in tables/{table}: {rows[table]} rows where {NAME} says {told}")
