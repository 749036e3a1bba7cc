"""Making the tables anew at an earlier state of the migrations, and bringing them forward again.

All of it inside one transaction, which both databases allow for tables too: taken back, the former tables are there.
"""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from syndesis.core import first_tables
from syndesis.core.backup.errors import BackupError
from syndesis.core.backup.manifest import Progress
from syndesis.core.backup.tables import Migration, applied, tables_at

PATIENCE = 20
"""Seconds to wait for others to let go of the tables, as long as SQLite waits."""


def rebuild(migrations: set[Migration]) -> None:
    """Drops our tables with all that hangs on them, and makes them as these migrations do, without rows."""
    _drop()
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    first_tables.make(
        executor,
        [
            migration
            for migration, _ in executor.migration_plan(leaves, clean_start=True)
            if (migration.app_label, migration.name) in migrations
        ],
    )
    _empty()
    connection.check_constraints()  # migrations leave references to be checked at once, but rows come in any order


def migrate_forward(progress: Progress) -> None:
    """Brings the filled tables to this version of Syndesis."""
    executor = MigrationExecutor(connection, _settle)
    leaves = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(leaves)
    if plan:
        executor.migrate(leaves, plan=plan)
        progress("migrations applied to an older archive", len(plan))


def _settle(action: str, *_: Any) -> None:
    """PostgreSQL alters no table while references of its rows wait to be checked at the end of the transaction."""
    if action == "apply_success":
        connection.check_constraints()


def _drop() -> None:
    names = [table.name for table in tables_at(applied())] + [MigrationRecorder.Migration._meta.db_table]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE %%' ORDER BY name DESC")
            names = [name for (name,) in cursor.fetchall()] + names
            for name in names:
                cursor.execute(f'DROP TABLE IF EXISTS "{name}"')
        else:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")  # somebody may still have the site open
            try:
                cursor.execute("DROP TABLE IF EXISTS " + ", ".join(f'"{name}"' for name in names))
            except DatabaseError as error:
                raise BackupError(f"the tables cannot be made anew; is Syndesis stopped? {error}") from error


def _empty() -> None:
    """Takes away what the migrations themselves have written: the archive has its own."""
    with connection.cursor() as cursor:
        for table in tables_at(applied()):
            cursor.execute(f'DELETE FROM "{table.name}"')
