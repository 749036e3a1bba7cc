"""Entries set down beside the database while a file is read: rows with one number are one entry, and a file of any
length needs little memory, and no lock until all of it is known to be readable."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from syndesis.agreements.screening.reading import Entry


class Spool:
    """A table in a file of its own, gone with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="syndesis-screening-")
        self._db = sqlite3.connect(Path(self._folder.name) / "spool.sqlite3", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("CREATE TABLE entry (key TEXT PRIMARY KEY, said TEXT NOT NULL)")
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
        told = json.dumps(
            [entry.name, entry.names, entry.is_person, entry.country, entry.born_on, entry.remark], ensure_ascii=False
        )
        done = self._db.execute("INSERT OR IGNORE INTO entry VALUES (?, ?)", (entry.key, told))
        if not done.rowcount:
            self._join(entry)

    def _join(self, entry: Entry) -> None:
        (told,) = self._db.execute("SELECT said FROM entry WHERE key = ?", (entry.key,)).fetchone()
        name, names, is_person, country, born_on, remark = json.loads(told)
        others = [*names, entry.name, *entry.names]
        joined = [
            name,
            [each for each in dict.fromkeys(others) if each != name],
            entry.is_person if is_person is None else is_person,
            country or entry.country,
            born_on or entry.born_on,
            remark or entry.remark,
        ]
        self._db.execute("UPDATE entry SET said = ? WHERE key = ?", (json.dumps(joined, ensure_ascii=False), entry.key))
        self.joined += 1

    def __len__(self) -> int:
        (number,) = self._db.execute("SELECT count(*) FROM entry").fetchone()
        return int(number)

    def __iter__(self) -> Iterator[Entry]:
        for key, told in self._db.execute("SELECT key, said FROM entry ORDER BY rowid"):
            name, names, is_person, country, born_on, remark = json.loads(told)
            yield Entry(key, name, tuple(names), is_person, country, born_on, remark)
