"""The tables of a database as its migrations made them, whatever version of Syndesis looks at it."""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.migrations.loader import MigrationLoader

from syndesis.core.backup.errors import BackupError

Migration = tuple[str, str]
"""Application and name."""

LEFT_OUT = {
    "django_session": "sessions: people sign in again",
    "core_usersession": "sessions: people sign in again",
    "core_mailrequest": "requests for mails: counted for an hour",
    "core_submission": "forms that were sent: remembered for a day",
    "core_workerheartbeat": "signs of life of workers",
    "core_historycontext": "the deed under way",
    "core_searchentry": "search entries: made anew from the records",
    "core_searchvocabulary": "words of the search: counted anew",
    "core_searchword": "words of the search: counted anew",
}
"""Tables whose rows no archive holds, and why. Word indexes (FTS5, tsvector) are no tables of a migration at all: they
are made anew with their triggers."""
MADE_BY_ITSELF = {"django_content_type", "auth_permission", "core_schedule", "core_change"}
"""Tables that have rows although nobody has worked with the database: made by migrations and workers."""


@dataclass(frozen=True)
class Table:
    """One table at one state of the migrations."""

    name: str
    app: str
    model: type[models.Model]
    columns: "list[models.Field[object, object]]"

    @property
    def shape(self) -> list[list[str]]:
        return [[str(column.column), type(column).__name__] for column in self.columns]

    @property
    def counted_key(self) -> str | None:
        """The column of the key that the database gives out itself."""
        key = self.model._meta.pk
        return str(key.column) if isinstance(key, models.AutoField | models.BigAutoField) else None


def applied(using: str = DEFAULT_DB_ALIAS) -> set[Migration]:
    """The migrations that a database has gone through. Raises BackupError where this version does not know them all."""
    loader = MigrationLoader(connections[using])
    present = set(loader.applied_migrations or ())
    refuse_unknown(present, "the database")
    return {key for key in present if key in loader.graph.nodes}  # what was squashed is in its successor


def refuse_unknown(migrations: Iterable[Migration], what: str) -> None:
    """Raises BackupError where `what` has gone through migrations that this version does not have."""
    known = set(MigrationLoader(None).disk_migrations or ())
    unknown = sorted(set(migrations) - known)
    if unknown:
        names = ", ".join(f"{app}.{name}" for app, name in unknown)
        raise BackupError(
            f"{what} is of another, probably newer version of Syndesis; this one does not know the migrations {names}"
        )


def tables_at(migrations: Collection[Migration]) -> list[Table]:
    """The tables that these migrations make, in the order of their names."""
    if not migrations:
        return []
    state = MigrationLoader(None).project_state(sorted(migrations))
    found = []
    for model in state.apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy:
            columns = [column for column in options.local_concrete_fields if not getattr(column, "generated", False)]
            found.append(Table(options.db_table, options.app_label, model, columns))
    return sorted(found, key=lambda table: table.name)


def count(table: Table, using: str = DEFAULT_DB_ALIAS) -> int:
    with connections[using].cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table.name}"')
        return int(cursor.fetchone()[0])
