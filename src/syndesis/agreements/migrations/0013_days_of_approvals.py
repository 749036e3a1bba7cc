"""A decision that is asked for later keeps how many days are given for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0012_until_when_agreements_run")]
    operations = [
        migrations.AddField(
            "approval", "days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days for it")
        )
    ]
