"""Indexes from which all is counted hold the column of their condition too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0013_types_that_are_not_said"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="mobility",
            name="stays_by_year",
        ),
        migrations.RemoveIndex(
            model_name="mobility",
            name="stays_by_partner",
        ),
        migrations.RemoveIndex(
            model_name="publication",
            name="works_counted",
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=[
                    "year",
                    "direction",
                    "kind",
                    "level",
                    "money",
                    "owner_unit",
                    "visibility",
                    "organisation",
                    "archived_at",
                ],
                name="stays_told_by_year",
            ),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=[
                    "organisation",
                    "year",
                    "direction",
                    "kind",
                    "level",
                    "money",
                    "owner_unit",
                    "visibility",
                    "archived_at",
                ],
                name="stays_told_by_partner",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["year", "kind", "quartile", "indexed_in", "visibility", "activity", "archived_at"],
                name="works_told",
            ),
        ),
    ]
