"""Writing the rows of an archive into tables that have neither triggers nor rows yet."""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from syndesis.core.backup.errors import BackupError, BadArchive
from syndesis.core.backup.tables import Table
from syndesis.core.backup.values import reader


class Filler:
    """Fills tables, member by member."""

    def __init__(self, path: Path, tables: dict[str, Table]) -> None:
        self._path = path
        self._tables = tables
        self._readers: dict[str, Callable[[bytes], list[Any]]] = {}

    def fill(self, name: str, member: str, content: bytes) -> None:
        """Raises BadArchive where a row cannot be read, BackupError where this database cannot take it."""
        table = self._tables[name]
        if name not in self._readers:
            self._readers[name] = reader(table)
        read = self._readers[name]
        rows = []
        for number, line in enumerate(content.split(b"\n")[:-1], start=1):
            try:
                rows.append(read(line))
            except (ValueError, TypeError, ValidationError) as error:
                raise BadArchive(f"{self._path}: line {number} of {member} cannot be read: {error}") from error
        try:
            _write(table, rows)
        except DatabaseError as error:
            # SQLite keeps texts of any length and null characters, PostgreSQL does not.
            raise BackupError(f"this database does not take what {member} holds: {error}") from error


def _write(table: Table, rows: list[list[Any]]) -> None:
    columns = ", ".join(f'"{column.column}"' for column in table.columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Four times as fast as INSERT, and its errors name line and column.
            with connection.wrap_database_errors, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})', rows)
