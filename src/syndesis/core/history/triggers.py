"""The triggers behind the history, made anew after every migration and dropped before it.

Dropped before, because a column removed under a live trigger fails and an added one would leave stale images; made
after, because SQLite rebuilds a table, and so loses its triggers, on most changes. Source of the design: measurements
on both engines; libraries miss bulk writes or record nothing on SQLite.
"""
# ruff: noqa: S608  (the statements are put together from names of our own tables and columns)

from collections.abc import Iterator

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from syndesis.core.models import Audited

PAIRS = 30
"""Columns in one json_object call: SQLite takes 63 pairs at most."""

ON_POSTGRESQL = """
CREATE OR REPLACE FUNCTION syndesis_history_insert_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO core_historyevent (at, change_id, model, object_id, operation)
  SELECT clock_timestamp(), nullif(current_setting('syndesis.change', true), '')::bigint,
         TG_ARGV[0], "{key}", 'insert' FROM added;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION syndesis_history_delete_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO core_historyevent (at, change_id, model, object_id, operation, old)
  SELECT clock_timestamp(), nullif(current_setting('syndesis.change', true), '')::bigint,
         TG_ARGV[0], "{key}", 'delete', to_jsonb(removed) - TG_ARGV[1]::text[] FROM removed;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION syndesis_history_update_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  image jsonb := to_jsonb(OLD) - TG_ARGV[1]::text[];
BEGIN
  IF image <> to_jsonb(NEW) - TG_ARGV[1]::text[] THEN
    INSERT INTO core_historyevent (at, change_id, model, object_id, operation, old)
    VALUES (clock_timestamp(), nullif(current_setting('syndesis.change', true), '')::bigint,
            TG_ARGV[0], NEW."{key}", 'update', image);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION syndesis_history_truncate_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO core_historyevent (at, change_id, model, object_id, operation, old)
     SELECT clock_timestamp(), nullif(current_setting(''syndesis.change'', true), '''')::bigint,
            %L, "{key}", ''delete'', to_jsonb(t) - %L::text[] FROM %I t',
    TG_ARGV[0], TG_ARGV[1], TG_TABLE_NAME);
  RETURN NULL;
END $$;
"""
"""Of all tables with one name of the key. What one statement adds or takes away is written in one statement too. A
change goes row by row, as only there an old row surely meets its new one."""

POSTGRESQL_TRIGGERS = {
    "insert": "AFTER INSERT ON {table} REFERENCING NEW TABLE AS added FOR EACH STATEMENT",
    "delete": "AFTER DELETE ON {table} REFERENCING OLD TABLE AS removed FOR EACH STATEMENT",
    "update": "AFTER UPDATE ON {table} FOR EACH ROW",
    "truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}


def audited_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, Audited)]


def drop(using: str = DEFAULT_DB_ALIAS) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
                " WHERE tgname LIKE 'syndesis_history_%%'"
            )
            statements = [f'DROP TRIGGER "{name}" ON "{table}"' for name, table in cursor.fetchall()]
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'syndesis_history_%%'")
            statements = [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]
        for statement in statements:
            cursor.execute(statement)


def create(using: str = DEFAULT_DB_ALIAS) -> None:
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if "core_historyevent" not in present:
        return
    drop(using)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for key in {model._meta.pk.column for model in audited_models()}:
                cursor.execute(ON_POSTGRESQL.format(key=key))
        for model in audited_models():
            if model._meta.db_table in present:
                make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
                for statement in make(model, connection):
                    cursor.execute(statement)


def _columns(model: type[models.Model], connection: BaseDatabaseWrapper) -> list[str]:
    """The columns that an image keeps, as the table has them now: during a migration the model may differ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_xinfo(%s) WHERE hidden <> 1", [model._meta.db_table])
        present = [name for (name,) in cursor.fetchall()]
    hidden = _hidden(model)
    return [column for column in present if column not in hidden]


def _hidden(model: type[models.Model]) -> set[str]:
    excluded = getattr(model, "history_exclude", ())
    return {str(field.column) for field in model._meta.concrete_fields if field.name in excluded}


def _on_postgresql(model: type[models.Model], _connection: BaseDatabaseWrapper) -> Iterator[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    hidden = "{" + ",".join(sorted(_hidden(model))) + "}"
    for operation, when in POSTGRESQL_TRIGGERS.items():
        of_table = when.format(table=f'"{table}"')
        yield (
            f'CREATE TRIGGER "syndesis_history_{operation}_{table}" {of_table} EXECUTE FUNCTION'
            f" syndesis_history_{operation}_{key}('{model._meta.label_lower}', '{hidden}')"
        )


def _on_sqlite(model: type[models.Model], connection: BaseDatabaseWrapper) -> Iterator[str]:
    table, key, columns = model._meta.db_table, model._meta.pk.column, _columns(model, connection)
    json = {field.column for field in model._meta.concrete_fields if isinstance(field, models.JSONField)}
    image = _image([(column, column in json) for column in columns])
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    for operation, row, old, when in (
        ("insert", "NEW", "NULL", ""),
        ("update", "NEW", image, f" WHEN {differs}"),
        ("delete", "OLD", image, ""),
    ):
        yield (
            f'CREATE TRIGGER "syndesis_history_{operation}_{table}" AFTER {operation.upper()} ON "{table}"{when} BEGIN'
            " INSERT INTO core_historyevent (at, change_id, model, object_id, operation, old)"
            " VALUES (strftime('%Y-%m-%d %H:%M:%f', 'now'), (SELECT change_id FROM core_historycontext WHERE id = 1),"
            f" '{model._meta.label_lower}', {row}.\"{key}\", '{operation}', {old}); END"
        )


def _image(columns: list[tuple[str, bool]]) -> str:
    """The old row as SQLite JSON: nested json_set of chunks, since json_object is short and json_patch drops nulls."""

    def pairs(chunk: list[tuple[str, bool]], prefix: str) -> str:
        return ", ".join(
            f"'{prefix}{column}', " + (f'json(OLD."{column}")' if is_json else f'OLD."{column}"')
            for column, is_json in chunk
        )

    image = f"json_object({pairs(columns[:PAIRS], '')})"
    for start in range(PAIRS, len(columns), PAIRS):
        image = f"json_set({image}, {pairs(columns[start : start + PAIRS], '$.')})"
    return image
