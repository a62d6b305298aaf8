"""What applicants tell the office after they had asked, behind row-level security, and never changed."""

import django.db.models.deletion
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled


class Migration(migrations.Migration):
    dependencies = [
        ("organs", "0003_log"),
        ("requests", "0002_desk"),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("correct", "Correct the request"),
                            ("reason", "Say why you ask so much"),
                            ("paid", "Say that the fee is paid"),
                            ("withdraw", "Withdraw the request"),
                            ("rate", "Rate the service"),
                            ("complain", "Complain to the oversight office"),
                        ],
                        max_length=16,
                        verbose_name="statement of the applicant",
                    ),
                ),
                ("seen", models.PositiveIntegerField()),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("5", "very satisfied"),
                            ("4", "satisfied"),
                            ("3", "by and large satisfied"),
                            ("2", "dissatisfied"),
                            ("1", "very dissatisfied"),
                        ],
                        max_length=1,
                        verbose_name="rating",
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "statement of an applicant",
                "verbose_name_plural": "statements of an applicant",
                "ordering": ("case", "id"),
                "constraints": [models.UniqueConstraint(fields=("case", "act", "seen"), name="statement_once")],
            },
        ),
        walled("requests_statement"),
        insert_only("requests_statement"),
    ]
