"""One moment of the database, to be read for as long as it takes while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction

ALIAS = "backup"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a connection of its own whose every query sees the same moment, and which cannot write."""
    own = connection.copy(ALIAS)
    if own.vendor == "sqlite":
        # As the site opens it, a transaction would keep all writers out. In WAL mode a reader keeps nobody out.
        own.settings_dict["OPTIONS"] = {**own.settings_dict["OPTIONS"], "transaction_mode": "DEFERRED"}
    connections[ALIAS] = own
    try:
        with transaction.atomic(using=ALIAS):
            with own.cursor() as cursor:
                if own.vendor == "sqlite":
                    cursor.execute("PRAGMA query_only = ON")
                    cursor.execute("SELECT count(*) FROM sqlite_master")  # the first read settles the moment
                else:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    cursor.execute("SELECT 1")
            yield ALIAS
    finally:
        own.close()
        del connections[ALIAS]
