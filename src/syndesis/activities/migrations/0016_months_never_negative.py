"""The months of a yearly count are never fewer than none."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0015_stays_of_a_year_in_order"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mobilitycount",
            name="months",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=9,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="months together",
            ),
        ),
    ]
