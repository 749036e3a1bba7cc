"""Sustainable-development goals are chosen by name; the table stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_stays_by_academic_year")]
    operations = [
        migrations.AlterField(
            model_name="activitygoal",
            name="goal",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (1, "1. No poverty"),
                    (2, "2. Zero hunger"),
                    (3, "3. Good health and well-being"),
                    (4, "4. Quality education"),
                    (5, "5. Gender equality"),
                    (6, "6. Clean water and sanitation"),
                    (7, "7. Affordable and clean energy"),
                    (8, "8. Decent work and economic growth"),
                    (9, "9. Industry, innovation and infrastructure"),
                    (10, "10. Reduced inequalities"),
                    (11, "11. Sustainable cities and communities"),
                    (12, "12. Responsible consumption and production"),
                    (13, "13. Climate action"),
                    (14, "14. Life below water"),
                    (15, "15. Life on land"),
                    (16, "16. Peace, justice and strong institutions"),
                    (17, "17. Partnerships for the goals"),
                ],
                verbose_name="goal",
            ),
        )
    ]
