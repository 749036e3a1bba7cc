"""Indexes from which stays and yearly counts are counted: all of them, the few restricted ones, those under agreements."""

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
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("agreement__isnull", False), ("archived_at", None)),
                fields=["agreement", "year", "direction", "kind", "organisation", "visibility", "archived_at"],
                name="stays_under_agreement",
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
        migrations.AddIndex(
            model_name="mobilitycount",
            index=models.Index(
                condition=models.Q(("agreement__isnull", False), ("archived_at", None)),
                fields=[
                    "agreement",
                    "year",
                    "direction",
                    "kind",
                    "organisation",
                    "people",
                    "visibility",
                    "archived_at",
                ],
                name="counts_under_agreement",
            ),
        ),
    ]
