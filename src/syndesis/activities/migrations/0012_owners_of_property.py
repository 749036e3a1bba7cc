"""The rows of owners are called so; a right whose owners nobody knows has none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0011_publications_of_nobody"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="propertyshare",
            options={"ordering": ["id"], "verbose_name": "owner", "verbose_name_plural": "owners"},
        ),
        migrations.AlterField(
            model_name="intellectualproperty",
            name="organisations",
            field=models.ManyToManyField(
                blank=True,
                related_name="property",
                through="activities.PropertyShare",
                to="directory.organisation",
                verbose_name="owners",
            ),
        ),
    ]
