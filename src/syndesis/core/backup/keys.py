"""The highest key that a database has given out in each table, which outlives the row that had it.

The history names records by key: a key that was given out again would give a new record the past of a deleted one.
"""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

from django.db import DEFAULT_DB_ALIAS, connection, connections

from syndesis.core.backup.tables import Table


def last_ids(tables: list[Table], using: str) -> dict[str, int]:
    """By name of the table; 0 where none was given out yet."""
    found = {table.name: 0 for table in tables}
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            found |= {name: seq for name, seq in cursor.fetchall() if name in found}
            return found
        for table in tables:
            if sequence := _sequence(table, using):
                # Outside of any snapshot, so never lower than what the rows of the snapshot have.
                cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")
                found[table.name] = cursor.fetchone()[0]
    return found


def go_on_after(table: Table, last_id: int) -> None:
    """Has the database give out keys above `last_id` and above those in the table, from the end of the transaction."""
    key = table.counted_key
    if not key:
        return
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT max("{key}") FROM "{table.name}"')
        last = max(last_id, cursor.fetchone()[0] or 0)
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, last])
        elif sequence := _sequence(table, DEFAULT_DB_ALIAS):
            cursor.execute(f"ALTER SEQUENCE {sequence} RESTART WITH {last + 1}")  # setval would survive a rollback


def _sequence(table: Table, using: str) -> str | None:
    if not table.counted_key:
        return None
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table.name}"', table.counted_key])
        name: str | None = cursor.fetchone()[0]
        return name
