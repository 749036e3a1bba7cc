"""Django's `migrate`, quicker where the database is empty."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from syndesis.core import first_tables

PARTIAL = ("app_label", "plan", "check_unapplied", "prune", "fake", "fake_initial")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options[name] for name in PARTIAL) and first_tables.none_in(connection):
            executor = MigrationExecutor(connection)
            if not executor.loader.detect_conflicts():  # of which Django's own tells below
                leaves = executor.loader.graph.leaf_nodes()
                plan = executor.migration_plan(leaves, clean_start=True)
                first_tables.make(executor, [migration for migration, _ in plan])
        super().handle(*args, **options)
