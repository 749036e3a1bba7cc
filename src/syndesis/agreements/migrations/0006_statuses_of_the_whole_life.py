"""The few statuses of before become those of the whole life; what ends is reckoned once."""

from django.db import migrations
from django.db.models import F

from syndesis.core.history import recording_migration

NEW = {"proposed": "draft", "planned": "draft", "signed": "active"}


def rename(apps, schema_editor):
    agreements = apps.get_model("agreements", "Agreement").objects
    if not agreements.exists():
        return
    with recording_migration("Statuses of agreements renamed"):
        for old, new in NEW.items():
            agreements.filter(status=old).update(status=new)
        agreements.filter(ends_on_last__isnull=False).update(runs_until=F("ends_on_last"), decide_by=F("ends_on_last"))


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_agreements_in_full")]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
