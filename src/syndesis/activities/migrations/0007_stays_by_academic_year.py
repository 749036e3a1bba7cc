"""The academic year of a stay beside its first day, and indexes that hold all that stays are counted by."""

import django.db.models.deletion
from django.db import migrations, models

import syndesis.core.fields
import syndesis.core.indexes


class Migration(migrations.Migration):

    dependencies = [
        ("activities", "0006_publications_joined"),
        ("directory", "0010_objectives_in_other_languages"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="mobility", name="stays_of_partner"),
        migrations.RemoveIndex(model_name="mobility", name="stays_counted"),
        migrations.AddField(
            model_name="internshipoffer",
            name="owner_unit",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to="directory.organisation", verbose_name="unit of ours",
            ),
        ),
        migrations.AddField(
            model_name="mobility",
            name="year",
            field=syndesis.core.fields.AcademicYearField(
                blank=True, choices=syndesis.core.fields.academic_years, editable=False, null=True,
                source="starts_on", verbose_name="academic year",
            ),
        ),
        migrations.AlterField(
            model_name="mobility",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Only where it is needed: teachers, visiting professors. A student needs no name here.",
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="stays",
                to="directory.person", verbose_name="person",
            ),
        ),
        migrations.AlterField(
            model_name="mobilitycount",
            name="year",
            field=models.PositiveSmallIntegerField(
                choices=syndesis.core.fields.academic_years, verbose_name="academic year"
            ),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["year", "direction", "kind", "level", "money", "owner_unit", "visibility", "organisation"],
                name="stays_by_year",
            ),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                condition=models.Q(("archived_at", None)),
                fields=["organisation", "year", "direction", "kind", "level", "money", "owner_unit", "visibility"],
                name="stays_by_partner",
            ),
        ),
        migrations.AddIndex(
            model_name="mobilitycount",
            index=models.Index(fields=["organisation", "year", "direction", "kind"], name="counts_of_partner"),
        ),
        migrations.AddIndex(
            model_name="mobility",
            index=models.Index(
                syndesis.core.indexes.LatestFirst("starts_on_first"),
                models.F("id").desc(),
                condition=models.Q(("archived_at", None)),
                name="stays_latest",
            ),
        ),
    ]
