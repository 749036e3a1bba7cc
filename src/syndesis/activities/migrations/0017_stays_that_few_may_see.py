"""Indexes of the few stays that not everybody may see, and of yearly counts in the order in which they are told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0016_months_never_negative"),
        ("agreements", "0017_in_the_order_of_their_lists"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("visibility", "restricted")),
                fields=[
                    "year",
                    "direction",
                    "kind",
                    "level",
                    "money",
                    "owner_unit",
                    "organisation",
                    "visibility",
                    "archived_at",
                ],
                name="stays_restricted_by_year",
            ),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("visibility", "restricted")),
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
                name="stays_restricted_by_partner",
            ),
        ),
        migrations.AddIndex(
            model_name="mobilitycount",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=[
                    "year",
                    "direction",
                    "kind",
                    "level",
                    "money",
                    "owner_unit",
                    "organisation",
                    "visibility",
                    "people",
                    "archived_at",
                ],
                name="counts_told_by_year",
            ),
        ),
    ]
