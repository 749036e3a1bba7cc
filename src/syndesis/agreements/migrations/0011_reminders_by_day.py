"""Reminders say on which day they were made, in days as all that is reckoned from it."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0010_reminders_put_off")]
    operations = [
        migrations.RemoveField("agreementreminder", "made_at"),
        migrations.AddField(
            "agreementreminder",
            "made_on",
            models.DateField(default=django.utils.timezone.localdate, verbose_name="made"),
        ),
    ]
