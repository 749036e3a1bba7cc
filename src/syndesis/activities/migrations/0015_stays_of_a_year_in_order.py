"""The list of one academic year stands in an index in its order."""

import syndesis.core.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0014_counted_from_indexes_alone"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                models.F("year"),
                syndesis.core.indexes.LatestFirst("starts_on_first"),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("archived_at", None)),
                name="stays_latest_of_year",
            ),
        ),
    ]
