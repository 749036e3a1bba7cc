"""Who moved under an agreement is counted for a list of partners from indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0017_stays_that_few_may_see"),
        ("agreements", "0017_in_the_order_of_their_lists"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("agreement__isnull", False), ("archived_at", None)),
                fields=["agreement", "year", "direction", "kind", "organisation", "archived_at"],
                name="stays_under_agreement",
            ),
        ),
        migrations.AddIndex(
            model_name="mobilitycount",
            index=models.Index(
                condition=models.Q(("agreement__isnull", False), ("archived_at", None)),
                fields=["agreement", "year", "direction", "kind", "organisation", "people", "archived_at"],
                name="counts_under_agreement",
            ),
        ),
    ]
