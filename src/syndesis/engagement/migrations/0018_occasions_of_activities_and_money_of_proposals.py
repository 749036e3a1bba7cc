"""An occasion may belong to an activity; a proposal says of what money it would be paid."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0016_months_never_negative"),
        ("directory", "0010_objectives_in_other_languages"),
        ("engagement", "0017_in_the_order_of_their_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="engagement",
            name="activity",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The activity that it belongs to: the series of a lecture, the school that it opens.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="occasions",
                to="activities.activity",
                verbose_name="within",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="amount",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="call",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="activities.call",
                verbose_name="call",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="currency",
            field=models.CharField(blank=True, max_length=3, verbose_name="currency"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="funding",
            field=models.CharField(blank=True, max_length=200, verbose_name="source of funding"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(
                condition=models.Q(("activity__isnull", False)), fields=["activity"], name="occasion_of_activity"
            ),
        ),
    ]
