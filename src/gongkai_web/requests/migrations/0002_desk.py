"""What the desk keeps of a case beside its ledger: notes, sealed; whose it is, marks of its words, and what lists and oversight ask for."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled

_OPEN = ["arrived", "correction_pending", "decided", "dispatched", "drafted", "fee_pending", "received", "registered"]


class Migration(migrations.Migration):
    dependencies = [
        ("organs", "0003_log"),
        ("requests", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("case", "answered_on", models.DateField(null=True, verbose_name="answered on")),
        migrations.AddField("case", "corrected", models.BooleanField(default=False)),
        migrations.AddField("case", "extended", models.BooleanField(default=False)),
        migrations.AddField(
            "case",
            "kind",
            models.CharField(
                choices=[
                    ("request", "request for information"),
                    ("rectification", "rectification of a record"),
                    ("complaint", "supervision complaint"),
                ],
                default="request",
                max_length=16,
                verbose_name="kind of case",
            ),
        ),
        migrations.AddField(
            "case",
            "officer",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="officer",
            ),
        ),
        migrations.AddField("case", "outcome", models.CharField(blank=True, max_length=32, verbose_name="outcome")),
        migrations.AddField("case", "unit", models.CharField(blank=True, max_length=200, verbose_name="unit")),
        migrations.AddField("case", "waits_until", models.DateField(null=True)),
        migrations.AddField(
            "case",
            "words",
            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
        ),
        migrations.AddIndex(
            "case",
            models.Index(condition=models.Q(("state__in", _OPEN)), fields=["organ", "due_on", "id"], name="case_open_by_due_day"),
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("entry", "about an entry"),
                            ("talk", "talk with the applicant"),
                            ("draft", "draft of the reply"),
                            ("draft_returned", "draft not approved"),
                            ("extension", "extension proposed"),
                            ("extension_returned", "extension not approved"),
                        ],
                        max_length=20,
                    ),
                ),
                ("entry", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "note on a case",
                "verbose_name_plural": "notes on a case",
                "ordering": ("case", "id"),
            },
        ),
        walled("requests_casenote"),
        insert_only("requests_casenote"),
    ]
