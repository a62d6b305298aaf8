"""Exports, made by the worker; rows of an old site that were withdrawn there."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import walled


class Migration(migrations.Migration):
    dependencies = (
        ("organs", "0003_log"),
        ("transfer", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.AlterField(
            "packagerow",
            "outcome",
            models.CharField(
                choices=[
                    ("waiting", "waiting"),
                    ("faulty", "with faults, not imported"),
                    ("left_out", "left out"),
                    ("known", "imported before"),
                    ("public", "public"),
                    ("withdrawn", "withdrawn, as on the old site"),
                    ("held", "with the reviewers: the scan found something"),
                    ("draft", "draft"),
                    ("failed", "failed"),
                ],
                default="waiting",
                max_length=16,
                verbose_name="outcome",
            ),
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                (
                    "stage",
                    models.CharField(
                        choices=[("waiting", "being made"), ("ready", "ready"), ("failed", "failed"), ("removed", "cleared away")],
                        default="waiting",
                        max_length=16,
                        verbose_name="stage",
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                ("place", models.CharField(blank=True, max_length=32)),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="size")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="by"
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ", verbose_name="organ"
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "waiting")), fields=("organ", "by"), name="export_made_once_at_a_time"
                    )
                ],
            },
        ),
        walled("transfer_export"),
    )
