"""The rows of lists in their order, with what is asked of who may see them; and all that is counted, from indexes that
hold the columns of their condition too."""

import syndesis.core.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0016_screenings_of_one"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="agreement", name="agreements_counted"),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["status", "kind", "visibility", "owner_unit", "archived_at"],
                condition=models.Q(("archived_at__isnull", True)),
                name="agreements_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                models.F("status"),
                syndesis.core.indexes.LatestFirst("ends_on_last"),
                models.OrderBy(models.F("id"), descending=True),
                models.F("visibility"),
                models.F("owner_unit"),
                models.F("archived_at"),
                condition=models.Q(("archived_at__isnull", True)),
                name="agreements_by_end",
            ),
        ),
    ]
