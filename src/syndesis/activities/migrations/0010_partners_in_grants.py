"""The partners with which a grant was won."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0009_pages_of_calls"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantApplicant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="applicants", to="activities.grant"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grant_links",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner in a grant",
                "verbose_name_plural": "partners in grants",
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="grant",
            name="organisations",
            field=models.ManyToManyField(
                blank=True,
                related_name="grants_won",
                through="activities.GrantApplicant",
                to="directory.organisation",
                verbose_name="won with",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantapplicant",
            constraint=models.UniqueConstraint(fields=("grant", "organisation"), name="grant_applicant_once"),
        ),
    ]
