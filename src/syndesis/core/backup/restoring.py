"""Restoring: the tables are made anew as they were, filled, and brought to this version, in one transaction."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction
from django.utils import timezone

from syndesis.core import files, search
from syndesis.core.backup import filling, rebuilding
from syndesis.core.backup import manifest as manifests
from syndesis.core.backup.archive import members
from syndesis.core.backup.errors import BackupError, BadArchive
from syndesis.core.backup.keys import go_on_after
from syndesis.core.backup.manifest import Manifest, Progress, table_of, verified
from syndesis.core.backup.tables import LEFT_OUT, MADE_BY_ITSELF, Table, applied, count, refuse_unknown, tables_at

ALIVE = timedelta(seconds=30)
"""How fresh a sign of life is of a worker that runs now."""


def restore(
    path: Path, *, force: bool = False, progress: Progress, afterwards: Sequence[Callable[[], object]] = ()
) -> Manifest:
    """Makes the database and the files what the archive holds; `afterwards` makes anew what is derived on upper floors.

    Only where the database is empty or `force` throws away what it holds. Raises BackupError or BadArchive; then rows
    and files are as before, also when the process is killed (but for files that no row names).
    """
    _refuse_running()
    _refuse_full(force)
    manifest = verified(path)
    progress("members verified", len(manifest.members))
    migrations = {(app, name) for app, name in manifest.migrations}
    refuse_unknown(migrations, str(path))
    with _files_taken_back() as new_files, connection.constraint_checks_disabled(), transaction.atomic():
        _refuse_full(force)
        rebuilding.rebuild(migrations)
        tables = {table.name: table for table in tables_at(migrations)}
        _compare(path, manifest, tables)
        _fill(path, manifest, tables, new_files, progress)
        _check_references(path)
        rebuilding.migrate_forward(progress)
        ContentType.objects.clear_cache()
        emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)  # triggers and word indexes
        progress("records indexed", search.reindex())
        for call in afterwards:
            call()
    if force:
        _remove_others()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return manifest


def _refuse_running() -> None:
    """A running worker holds ids in memory that mean something else afterwards."""
    if "core_workerheartbeat" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM core_workerheartbeat WHERE beat_at > %s",
            [connection.ops.adapt_datetimefield_value(timezone.now() - ALIVE)],
        )
        if cursor.fetchone()[0]:
            raise BackupError("a worker is running, or was killed a moment ago: stop Syndesis and try again in 30 s")


def _refuse_full(force: bool) -> None:
    if force:
        return
    passed = LEFT_OUT.keys() | MADE_BY_ITSELF
    held = {table.name: count(table) for table in tables_at(applied()) if table.name not in passed}
    full = [f"{name} ({rows:,})" for name, rows in held.items() if rows]
    if full:
        named = ", ".join(full[:5]) + (", ..." if len(full) > 5 else "")
        raise BackupError(f"the database is not empty: it has rows in {named}; --force throws them away")


@contextmanager
def _files_taken_back() -> Iterator[list[str]]:
    """A list of files that this restoration has brought: where it fails, they go again."""
    brought: list[str] = []
    try:
        yield brought
    except BaseException:
        for sha256 in brought:
            files.path_of(sha256).unlink(missing_ok=True)
        raise


def _compare(path: Path, manifest: Manifest, tables: dict[str, Table]) -> None:
    if odd := set(manifest.tables) ^ (tables.keys() - set(manifest.left_out)):
        raise BadArchive(f"{path} does not agree with its own migrations: it has or lacks the table {min(odd)}")
    for name, facts in manifest.tables.items():
        if facts.columns != tables[name].shape:
            raise BadArchive(f"{path} does not agree with its own migrations: other columns in the table {name}")


def _fill(path: Path, manifest: Manifest, tables: dict[str, Table], brought: list[str], progress: Progress) -> None:
    """Rows first, since they stand first in the archive; they count only once all files are on the disk."""
    filler = filling.Filler(path, tables)
    for table, some in groupby(members(path), key=lambda member: table_of(member[0])):
        for name, content in some:
            if hashlib.sha256(content).hexdigest() != manifest.members.get(name) and name != manifests.NAME:
                raise BadArchive(f"{path} has changed since it was verified, in its member {name}")
            if table:
                filler.fill(table, name, content)
            elif name.startswith("files/"):
                _put(name.partition("/")[2], content, brought)
        if table:
            progress(table, manifest.tables[table].rows)
    for name, facts in manifest.tables.items():
        if count(tables[name]) != facts.rows:
            raise BadArchive(f"{path}: not all rows of the table {name} have arrived")
        go_on_after(tables[name], facts.last_id)
    lost = [sha256 for sha256 in _named_files() if not files.path_of(sha256).exists()]
    if foreign := sorted(set(lost) - set(manifest.lost_files)):
        raise BadArchive(f"{path} lacks its member files/{foreign[0]}")
    progress("files", manifest.files)


def _put(sha256: str, content: bytes, brought: list[str]) -> None:
    path = files.path_of(sha256)
    if not path.exists() or path.read_bytes() != content:
        path.unlink(missing_ok=True)  # one that a failing disk has damaged
        brought.append(sha256)
        files.put(content)


def _check_references(path: Path) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise BadArchive(f"{path} holds a row that names a missing one: {error}") from error


def _named_files() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sha256 FROM core_storedfile")
        return {sha256 for (sha256,) in cursor.fetchall()}


def _remove_others() -> None:
    """Files of what the database held before."""
    named = _named_files()
    for path in Path(settings.FILES).glob("??/*"):
        if path.name not in named:
            path.unlink(missing_ok=True)
