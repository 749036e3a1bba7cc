"""The rows of lists in their order, with what is asked of who may see them; and all that is counted, from indexes that
hold the columns of their condition too."""

import syndesis.core.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagement", "0016_promises_of_further_kinds"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="engagement", name="occasions_counted"),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(
                fields=["kind", "direction", "format", "city", "visibility", "owner_unit", "archived_at", "series"],
                condition=models.Q(("archived_at__isnull", True), ("series__isnull", True)),
                name="occasions_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(
                models.F("kind"),
                syndesis.core.indexes.LatestFirst("held_on_last"),
                models.OrderBy(models.F("id"), descending=True),
                models.F("visibility"),
                models.F("owner_unit"),
                models.F("archived_at"),
                models.F("series"),
                condition=models.Q(("archived_at__isnull", True), ("series__isnull", True)),
                name="occasions_latest",
            ),
        ),
        migrations.RemoveIndex(model_name="initiative", name="promises_counted"),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["stage", "activity_kind", "owed_by", "visibility", "owner_unit", "archived_at"],
                condition=models.Q(("archived_at__isnull", True)),
                name="promises_counted",
            ),
        ),
        migrations.RemoveIndex(model_name="initiative", name="promises_by_stage"),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                models.F("stage"),
                syndesis.core.indexes.LatestFirst("stage_on_last"),
                models.OrderBy(models.F("id"), descending=True),
                models.F("visibility"),
                models.F("owner_unit"),
                models.F("archived_at"),
                condition=models.Q(("archived_at__isnull", True)),
                name="promises_by_stage",
            ),
        ),
    ]
