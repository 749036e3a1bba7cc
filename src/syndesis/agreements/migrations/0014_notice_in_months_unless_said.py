"""A period of notice is one of months, unless somebody says otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0013_days_of_approvals")]

    operations = [
        migrations.AlterField(
            model_name="agreement",
            name="notice_unit",
            field=models.CharField(
                blank=True,
                choices=[("days", "days"), ("months", "months")],
                help_text="Blank: months.",
                max_length=6,
                verbose_name="notice in",
            ),
        ),
    ]
