"""A promise may become an activity of each kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("engagement", "0015_promises_that_fulfil_obligations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="initiative",
            name="activity_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("double_degree", "Double degree"),
                    ("joint_master", "Joint master’s programme"),
                    ("joint_doctorate", "Joint doctorate"),
                    ("programme", "Teaching programme"),
                    ("training", "Advanced training"),
                    ("summer_school", "Summer school"),
                    ("winter_school", "Winter school"),
                    ("language_school", "Language school"),
                    ("project", "Project"),
                    ("marathon", "Marathon or competition"),
                    ("laboratory", "Laboratory"),
                    ("centre", "Centre"),
                    ("startup", "Startup"),
                    ("accelerator", "Accelerator"),
                    ("lecture_series", "Lecture series"),
                    ("internship", "Internships"),
                    ("mobility", "Mobility"),
                    ("publication", "Publications"),
                    ("event_series", "Series of events"),
                    ("strategic_programme", "Strategic programme"),
                    ("strategic_project", "Strategic project"),
                    ("support", "Support programme"),
                    ("office", "Office abroad"),
                    ("other", "Other undertaking"),
                ],
                max_length=20,
                verbose_name="would become",
            ),
        ),
    ]
