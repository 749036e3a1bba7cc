"""The database before a command uses it."""

import gc
import os
import sys

SELDOM = (50_000, 20, 100)
"""Objects until garbage is looked for, and how often further: a command holds a great many records at once, most of
which are none. Twenty thousand agreements are written in 7.1 s instead of 9.5."""


def set_up() -> None:
    """Django with the settings of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "syndesis.config.settings")
    import django

    django.setup()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def ready() -> None:
    """Sets Django up and brings the tables to the state that this version of Syndesis expects; says so if it must."""
    set_up()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        from django.core.management import call_command

        print("Preparing the database ...", file=sys.stderr, flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def empty() -> None:
    """Throws away all tables and kept files of this installation."""
    import shutil
    from pathlib import Path

    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.FILES, ignore_errors=True)
