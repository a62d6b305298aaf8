"""Packages from old sites, their rows, and where items came from; all behind row-level security."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import walled


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0003_log"),
        ("publishing", "0005_clocks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("site", models.CharField(max_length=200, verbose_name="old site")),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=32)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("checking", "being checked"),
                            ("checked", "to be confirmed"),
                            ("importing", "being imported"),
                            ("done", "imported"),
                            ("refused", "not read"),
                            ("given_up", "given up"),
                        ],
                        default="checking",
                        max_length=16,
                        verbose_name="stage",
                    ),
                ),
                ("refusal", models.TextField(blank=True)),
                ("columns", models.JSONField(default=list)),
                ("found", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=dict)),
                ("rows_read", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded at")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="by"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
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
                "verbose_name": "package of an old site",
                "verbose_name_plural": "packages of an old site",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="PackageRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("source_id", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("values", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("remarks", models.JSONField(default=list)),
                ("links", models.JSONField(default=list)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("faulty", "with faults, not imported"),
                            ("left_out", "left out"),
                            ("known", "imported before"),
                            ("public", "public"),
                            ("held", "with the reviewers: the scan found something"),
                            ("draft", "draft"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=16,
                        verbose_name="outcome",
                    ),
                ),
                ("item", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.item")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
                ("package", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="transfer.package")),
            ],
            options={
                "verbose_name": "row of a package",
                "verbose_name_plural": "rows of a package",
                "ordering": ("package", "number"),
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="origin",
                        serialize=False,
                        to="publishing.item",
                    ),
                ),
                ("site", models.CharField(max_length=200, verbose_name="old site")),
                ("source_id", models.CharField(max_length=200)),
                ("address", models.CharField(blank=True, max_length=500, verbose_name="address")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "origin of an item",
                "verbose_name_plural": "origins of items",
                "constraints": [models.UniqueConstraint(fields=("organ", "site", "source_id"), name="origin_once")],
            },
        ),
        migrations.AddIndex(
            model_name="package",
            index=models.Index(fields=["organ", "-id"], name="package_of_organ"),
        ),
        migrations.AddIndex(
            model_name="packagerow",
            index=models.Index(fields=["package", "outcome", "number"], name="package_row_by_outcome"),
        ),
        migrations.AddConstraint(
            model_name="packagerow",
            constraint=models.UniqueConstraint(fields=("package", "number"), name="package_row_once"),
        ),
        walled("transfer_package"),
        walled("transfer_packagerow"),
        walled("transfer_origin"),
    ]
