"""Calls and grants have a unit in charge, as activities have."""

import django.db.models.deletion
from django.db import migrations, models

UNIT = {
    "blank": True,
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "directory.organisation",
    "verbose_name": "unit in charge",
}


class Migration(migrations.Migration):
    dependencies = [("activities", "0004_activities_in_full")]

    operations = [
        migrations.AddField("call", "owner_unit", models.ForeignKey(**UNIT)),
        migrations.AddField("grant", "owner_unit", models.ForeignKey(**UNIT)),
    ]
