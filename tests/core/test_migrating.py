"""A database that people have filled is migrated forward: rows, history and triggers survive a column that comes, one
that goes, and a change of data."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate

from syndesis.core.history import Actor, events_of, recording, recording_migration
from syndesis.core.models import HistoryEvent
from syndesis.directory.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)


def fill_mottos(state: Any, _editor: Any) -> None:
    with recording_migration("Mottos filled"):
        state.get_model("directory", "organisation").objects.filter(city="Wuxi").update(motto="Onward")


class NextRelease(migrations.Migration):
    """What a next release may do to a full table."""

    operations = [
        migrations.AddField("organisation", "motto", models.CharField(max_length=50, default="")),
        migrations.RemoveField("organisation", "website"),
        migrations.AlterField("organisation", "city", models.CharField(max_length=200, blank=True)),
        migrations.RunPython(fill_mottos, migrations.RunPython.noop),
    ]


def _signal(signal: Any) -> None:
    for config in [config for config in apps.get_app_configs() if config.models_module]:
        signal.send(
            sender=config, app_config=config, verbosity=0, interactive=False, using="default", apps=apps, plan=[]
        )


def _migrate(forward: bool) -> None:
    """Apply (or take back) the release as `migrate` does, with its signals before and after."""
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(executor.loader.graph.leaf_nodes())
    release = NextRelease("9999_next", "directory")
    _signal(pre_migrate)
    with connection.schema_editor(atomic=release.atomic) as editor:
        if forward:
            release.apply(state, editor)
        else:
            release.unapply(state, editor)
    _signal(post_migrate)


def test_a_full_database_is_migrated_forward_with_its_history():
    with recording(Actor.system(), "Registered"):
        park = Organisation.objects.create(name="Harbour Park", city="Wuxi", website="https://park.example")
    _migrate(forward=True)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, city, motto FROM directory_organisation")
            rows = cursor.fetchall()
            cursor.execute("UPDATE directory_organisation SET motto = 'Further' WHERE id = %s", [park.pk])
        events = [(e.operation, e.change.reason if e.change else None) for e in events_of(park).order_by("id")]
        old = HistoryEvent.objects.filter(model="directory.organisation").latest("id").old
    finally:
        _migrate(forward=False)
    assert rows == [("Harbour Park", "Wuxi", "Onward")]
    assert events == [("insert", "Registered"), ("update", "Mottos filled"), ("update", None)]
    assert (old["motto"], "website" in old) == ("Onward", False)
