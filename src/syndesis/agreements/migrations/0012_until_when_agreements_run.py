"""Until when agreements run; by which pattern they are numbered."""

from django.db import migrations, models
from django.db.models import F

from syndesis.core.history.migrating import recording_migration

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def tell_from_their_texts(apps, schema_editor):
    """Nothing changed or renewed them so far: the end is what their text says."""
    agreements = apps.get_model("agreements", "Agreement").objects.exclude(ends_on_last=None)
    if not agreements.exists():
        return
    with recording_migration("Terms of agreements reckoned"):
        agreements.update(runs_until=F("ends_on_last"), decide_by=F("ends_on_last"))
        agreements.filter(status__in=["renewed", "expired", "terminated"]).update(decide_by=None)
        schema_editor.connection.check_constraints()  # PostgreSQL drops no trigger of a table with some yet to check


class Migration(migrations.Migration):
    dependencies = [("agreements", "0011_reminders_by_day")]

    operations = [
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                ("id", KEY.clone()),
                ("scope", models.CharField(max_length=100, unique=True)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "count of reference numbers",
                "verbose_name_plural": "counts of reference numbers",
            },
        ),
        migrations.CreateModel(
            name="ReferencePattern",
            fields=[
                ("id", KEY.clone()),
                (
                    "pattern",
                    models.CharField(
                        blank=True,
                        help_text="As {kind}-{year}-{number:03}; blank: none is given.",
                        max_length=60,
                        verbose_name="pattern",
                    ),
                ),
            ],
            options={
                "verbose_name": "pattern of reference numbers",
                "verbose_name_plural": "patterns of reference numbers",
            },
        ),
        migrations.AlterField(
            model_name="agreementlanguage",
            name="is_authentic",
            field=models.BooleanField(default=False, help_text="This version is binding.", verbose_name="authentic"),
        ),
        migrations.RunPython(tell_from_their_texts, migrations.RunPython.noop),
    ]
