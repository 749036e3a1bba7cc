from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_taught_choices"),
    ]

    operations = [
        migrations.AddField(
            model_name="learntname",
            name="words",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
