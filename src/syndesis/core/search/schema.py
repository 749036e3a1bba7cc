"""The word index of a table: an FTS5 table kept by triggers on SQLite, a generated tsvector column on PostgreSQL.

Both hold exactly the words that `lib.text` made (separated by spaces, line ends and marks): neither database's own
idea of a word takes part. Whatever writes the row, ORM, bulk or raw, moves the index with it.
"""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

from django.db import connections, models

from syndesis.core.models.search import SearchEntry
from syndesis.core.search.lines import MARKS

VECTOR = "search_vector"


def create(using: str) -> None:
    """The index of our own records, where it is missing. To be called whenever tables were made or changed."""
    create_for(SearchEntry, using)


def create_for(model: type[models.Model], using: str) -> None:
    """The index of one table, where it or a part of it is missing (SQLite drops triggers when it remakes a table)."""
    connection = connections[using]
    if model._meta.db_table not in connection.introspection.table_names():
        return
    if connection.vendor == "sqlite":
        _create_fts(model, using)
    else:
        _create_vector(model, using)


def purge(model: type[models.Model], using: str) -> None:
    """Words of rows that were taken out stay in the files of FTS5 until it merges them, so it does that now: a second
    or so for 100,000 rows. PostgreSQL does it by itself when it vacuums."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        fts = fts_table(model)
        with connection.cursor() as cursor:
            cursor.execute(f'INSERT INTO "{fts}"("{fts}") VALUES (\'optimize\')')


def fts_table(model: type[models.Model]) -> str:
    """The FTS5 table; its words with their counts are in `<name>_words`."""
    return f"{model._meta.db_table}_fts"


def _create_fts(model: type[models.Model], using: str) -> None:
    table, fts = model._meta.db_table, fts_table(model)
    forget = f'INSERT INTO "{fts}"("{fts}", rowid, search_text) VALUES (\'delete\', old.id, old.search_text);'
    learn = f'INSERT INTO "{fts}"(rowid, search_text) VALUES (new.id, new.search_text);'
    # The text is read from the table itself (`content`), so that a deletion always names the words that were added.
    # No positions and no lengths: we ask for words, and rank in Python.
    wanted = {
        fts: f'CREATE VIRTUAL TABLE "{fts}" USING fts5(search_text, content=\'{table}\', content_rowid=\'id\', '
             "tokenize='ascii', prefix='2 3 4', detail='none', columnsize=0)",
        f"{fts}_words": f"CREATE VIRTUAL TABLE \"{fts}_words\" USING fts5vocab('{fts}', 'row')",
        f"{fts}_insert": f'CREATE TRIGGER "{fts}_insert" AFTER INSERT ON "{table}" BEGIN {learn} END',
        f"{fts}_delete": f'CREATE TRIGGER "{fts}_delete" AFTER DELETE ON "{table}" BEGIN {forget} END',
        f"{fts}_update": f'CREATE TRIGGER "{fts}_update" AFTER UPDATE OF search_text ON "{table}" '
                         f"WHEN old.search_text <> new.search_text BEGIN {forget} {learn} END",
    }  # fmt: skip
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name >= %s AND name < %s", [fts, f"{fts}~"])
        missing = wanted.keys() - {name for (name,) in cursor.fetchall()}
        if not missing:
            return
        for name, sql in wanted.items():
            if name in missing:
                cursor.execute(sql)
        cursor.execute(f'INSERT INTO "{fts}"("{fts}") VALUES (\'rebuild\')')  # rows may have come without triggers


def _create_vector(model: type[models.Model], using: str) -> None:
    table = model._meta.db_table
    spaces = " " * (len(MARKS) + 1)
    words = f"array_remove(string_to_array(translate(search_text, E'\\n{MARKS}', '{spaces}'), ' '), '')"
    introspection = connections[using].introspection
    with connections[using].cursor() as cursor:
        # Asked first, since even a statement that finds nothing to do locks out every reader.
        if VECTOR not in {column.name for column in introspection.get_table_description(cursor, table)}:
            cursor.execute(
                f'ALTER TABLE "{table}" ADD COLUMN {VECTOR} tsvector '
                f"GENERATED ALWAYS AS (array_to_tsvector({words})) STORED"
            )
        if f"{table}_{VECTOR}" not in introspection.get_constraints(cursor, table):
            # Without a pending list: a search never pays for the writes before it.
            cursor.execute(f'CREATE INDEX "{table}_{VECTOR}" ON "{table}" USING gin ({VECTOR}) WITH (fastupdate = off)')
