"""The page of a call has a name that the API does not give to the record itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0008_development_goals_by_name")]

    operations = [
        migrations.RenameField("call", "url", "website"),
        migrations.AlterField(
            "call", "website", models.URLField(blank=True, max_length=500, verbose_name="page of the call")
        ),
    ]
