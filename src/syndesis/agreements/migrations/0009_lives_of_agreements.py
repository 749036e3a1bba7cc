"""The last day after notice; and since when agreements on record have been what they are."""

from django.db import migrations, models

from syndesis.core.history import recording_migration

BATCH = 1000


def begin(apps, schema_editor):
    """Each agreement came to its status when it was registered, as far as is known."""
    agreements, moves = apps.get_model("agreements", "Agreement"), apps.get_model("agreements", "Move")
    if not agreements.objects.exists():
        return
    with recording_migration("Moves of agreements begun"):
        rows = agreements.objects.order_by("pk").values_list("pk", "status")
        moves.objects.bulk_create((moves(agreement_id=key, status=status) for key, status in rows), BATCH)
        schema_editor.connection.check_constraints()  # PostgreSQL drops no trigger of a table with some yet to check


class Migration(migrations.Migration):
    dependencies = [("agreements", "0008_risk_questions_in_languages")]
    operations = [
        migrations.AddField(
            "agreement",
            "terminates_on",
            models.DateField(blank=True, editable=False, null=True, verbose_name="terminated from the end of"),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
