"""By which promises what is owed under agreements is met."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0012_until_when_agreements_run"),
        ("engagement", "0014_promises_counted_by_side"),
    ]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="obligation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="initiatives",
                to="agreements.obligation",
                verbose_name="fulfils",
            ),
        ),
    ]
