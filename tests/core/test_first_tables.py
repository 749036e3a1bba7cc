"""An empty database gets its tables at once: as if it had gone through all migrations, one after the other."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def empty_database(folder: Path) -> Iterator[None]:
    """For its length the database is another one, without a table."""
    usual = connections["default"]
    on_server = usual.vendor == "postgresql"
    name = f"{usual.settings_dict['NAME']}_empty" if on_server else str(folder / f"{uuid4().hex}.sqlite3")
    if on_server:
        _on_server(usual, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
    connections["default"] = other = usual.copy()
    other.settings_dict["NAME"] = name
    try:
        yield
    finally:
        other.close()
        connections["default"] = usual
        if on_server:
            _on_server(usual, f'DROP DATABASE "{name}"')


def _on_server(database: BaseDatabaseWrapper, *statements: str) -> None:
    with database._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def schema_of() -> list[tuple[Any, ...]]:
    """Tables, columns, constraints, indexes, triggers and functions; in whichever order columns came to be."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
            return sorted((*row, words(sql or "")) for *row, sql in cursor.fetchall())
        found: list[tuple[Any, ...]] = []
        for statement in POSTGRESQL:
            cursor.execute(statement)
            found += sorted(cursor.fetchall())
        return found


def words(sql: str) -> list[str]:
    return sorted(re.findall(r"\w+|[<>=]+", sql))


POSTGRESQL = (
    """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, collation_name,
              is_identity, identity_generation, numeric_precision, numeric_scale
       FROM information_schema.columns WHERE table_schema = 'public'""",
    """SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace""",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    """SELECT proname, pg_get_functiondef(oid) FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND probin IS NULL""",
    "SELECT extname FROM pg_extension",
)


def rows_of() -> dict[str, list[Any]]:
    """What the tables hold, but for numbers and moments, which are those of no two databases."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            present = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            columns = ", ".join(f'"{name}"' for name in sorted(present - {"id", "content_type_id", "applied"}))
            cursor.execute(f'SELECT {columns} FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.mark.full
def test_tables_made_at_once_are_those_of_all_migrations(tmp_path):
    with empty_database(tmp_path):
        call_command("migrate", verbosity=0)
        at_once = schema_of(), rows_of()
    with empty_database(tmp_path):
        call_command(migrate.Command(), verbosity=0)
        by_steps = schema_of(), rows_of()

    assert at_once == by_steps
