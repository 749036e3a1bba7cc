"""Entries set down beside the database while a file is read: rows with one number are one entry, and a file of any
length needs little memory, and no lock until all of it is known to be readable."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from syndesis.agreements.screening.keys import written
from syndesis.agreements.screening.reading import Entry

COLUMNS = ("key", "is_person", "name", "names", "country", "born_on", "remark", "keys")
"""Of an entry, as the database has them."""


class Spool:
    """A table in a file of its own, gone with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="syndesis-screening-")
        self._db = sqlite3.connect(Path(self._folder.name) / "spool.sqlite3", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute(f"CREATE TABLE entry ({', '.join(COLUMNS)}, PRIMARY KEY (key))")
        self._db.execute("BEGIN")
        self.joined = 0
        """Rows that say more of an entry that was there."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._db.close()
        self._folder.cleanup()

    def add(self, entry: Entry) -> None:
        done = self._db.execute(f"INSERT OR IGNORE INTO entry VALUES ({', '.join('?' * 8)})", _row(entry))  # noqa: S608
        if not done.rowcount:
            self._join(entry)

    def _join(self, entry: Entry) -> None:
        there = self._db.execute("SELECT * FROM entry WHERE key = ?", (entry.key,)).fetchone()
        key, is_person, name, names, country, born_on, remark, _keys = there
        others = dict.fromkeys((*json.loads(names), entry.name, *entry.names))
        joined = Entry(
            key=key,
            name=name,
            names=tuple(each for each in others if each != name),
            is_person=entry.is_person if is_person is None else bool(is_person),
            country=country or entry.country,
            born_on=born_on or entry.born_on,
            remark=remark or entry.remark,
        )
        self._db.execute(f"REPLACE INTO entry VALUES ({', '.join('?' * 8)})", _row(joined))  # noqa: S608
        self.joined += 1

    def __len__(self) -> int:
        (number,) = self._db.execute("SELECT count(*) FROM entry").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The entries as rows of `COLUMNS`."""
        for key, is_person, *rest in self._db.execute("SELECT * FROM entry ORDER BY rowid"):
            yield key, None if is_person is None else bool(is_person), *rest


def _row(entry: Entry) -> tuple[Any, ...]:
    names = json.dumps(entry.names, ensure_ascii=False)
    keys = written((entry.name, *entry.names), is_person=entry.is_person)
    return entry.key, entry.is_person, entry.name, names, entry.country, entry.born_on, entry.remark, keys
