"""Reminders may be put off; a decision says of which term it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0009_lives_of_agreements")]
    operations = [
        migrations.AddField(
            "agreementreminder", "snoozed_until", models.DateField(null=True, verbose_name="not before")
        ),
        migrations.AddField(
            "renewalreview", "decide_by", models.DateField(null=True, verbose_name="for the decision due")
        ),
    ]
