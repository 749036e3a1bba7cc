"""A screening may be of one organisation or person; that of all says so."""

import django.db.models.deletion
from django.db import migrations, models

from syndesis.core.history import recording_migration


def say_of_all(apps, schema_editor):
    runs = apps.get_model("agreements", "ScreeningRun").objects
    if not runs.exists():
        return
    with recording_migration("Screenings of all partners told apart"):
        runs.filter(agreement=None).update(is_whole=True)
        schema_editor.connection.check_constraints()  # PostgreSQL drops no trigger of a table with some yet to check


class Migration(migrations.Migration):
    dependencies = [("agreements", "0015_signatories_by_agreement")]
    operations = [
        migrations.AddField(
            "screeningrun",
            name,
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="screenings",
                to=f"directory.{name}",
                verbose_name=name,
            ),
        )
        for name in ("organisation", "person")
    ] + [
        migrations.AddField("screeningrun", "is_whole", models.BooleanField(default=False, verbose_name="all partners")),
        migrations.RunPython(say_of_all, migrations.RunPython.noop),
    ]
