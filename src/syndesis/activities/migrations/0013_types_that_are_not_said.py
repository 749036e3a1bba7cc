"""A type or stage that nobody said is not said."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0012_owners_of_property"),
    ]

    operations = [
        migrations.AlterField(
            model_name="centredetails",
            name="type",
            field=models.CharField(
                blank=True,
                choices=[
                    ("isec", "International scientific and educational centre"),
                    ("lab", "Joint laboratory"),
                    ("company_lab", "Laboratory with a company"),
                    ("competence", "Centre of competence"),
                    ("other", "Other centre"),
                ],
                max_length=11,
                verbose_name="type",
            ),
        ),
        migrations.AlterField(
            model_name="projectdetails",
            name="type",
            field=models.CharField(
                blank=True,
                choices=[
                    ("research", "Research project"),
                    ("industrial", "Project with industry"),
                    ("contract", "Contract research"),
                    ("transfer", "Technology transfer"),
                    ("student", "Student project"),
                    ("strategic", "Strategic project"),
                    ("other", "Other project"),
                ],
                max_length=10,
                verbose_name="type",
            ),
        ),
        migrations.AlterField(
            model_name="schooldetails",
            name="type",
            field=models.CharField(
                blank=True,
                choices=[
                    ("summer", "Summer school"),
                    ("winter", "Winter school"),
                    ("language", "School of language and culture"),
                    ("other", "Other school"),
                ],
                max_length=9,
                verbose_name="type",
            ),
        ),
        migrations.AlterField(
            model_name="startupdetails",
            name="stage",
            field=models.CharField(
                blank=True,
                choices=[
                    ("idea", "Idea"),
                    ("prototype", "Prototype"),
                    ("market", "On the market"),
                    ("growth", "Growing"),
                    ("sold", "Sold or merged"),
                    ("closed", "Closed"),
                ],
                max_length=9,
                verbose_name="stage",
            ),
        ),
    ]
