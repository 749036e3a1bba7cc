"""Small indexes from which all stays are counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0018_moved_under_agreements"),
        ("agreements", "0017_in_the_order_of_their_lists"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["year", "direction", "kind", "level", "money", "archived_at"],
                name="stays_counted_by_year",
            ),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["organisation", "year", "archived_at"],
                name="stays_counted_by_partner",
            ),
        ),
    ]
