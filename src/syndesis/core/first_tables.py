"""The tables of a database that has none: made at once as the last migration leaves them, not step by step.

A hundred migrations cost twenty seconds of a processor, nearly all of it for states in between that no row has ever
seen. `tests/core/test_first_tables.py` holds that both ways end alike, rows and triggers included.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, RunSQL, SeparateDatabaseAndState
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

WRITTEN_BY_HAND = (RunSQL, SeparateDatabaseAndState)
"""Operations that make what the models do not tell."""


def none_in(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database has no table yet."""
    return not connection.introspection.table_names()


def make(executor: MigrationExecutor, migrations: Sequence[Migration]) -> None:
    """Makes the tables of these migrations, given in their order, and records that they were applied."""
    if any(isinstance(operation, WRITTEN_BY_HAND) for migration in migrations for operation in migration.operations):
        executor.migrate(executor.loader.graph.leaf_nodes(), plan=[(migration, False) for migration in migrations])
        return
    state = ProjectState(real_apps=executor.loader.unmigrated_apps)
    for migration in migrations:
        state = migration.mutate_state(state, preserve=False)
    with executor.connection.schema_editor(atomic=True) as editor:
        editor.create_model(MigrationRecorder.Migration)
        for key in state.models:
            model = state.apps.get_model(*key)
            if model._meta.can_migrate(executor.connection):
                editor.create_model(model)
        for migration in migrations:
            executor.record_migration(migration)  # type: ignore[call-arg, arg-type]  # the stubs tell an older one
