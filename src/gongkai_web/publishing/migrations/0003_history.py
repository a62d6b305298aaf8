"""What the scan found, what was public once, special periods of publication, files that an amendment takes out."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled


class Migration(migrations.Migration):
    dependencies = [
        ("organs", "0003_log"),
        ("publishing", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="PastPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("doc_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("abstract", models.CharField(blank=True, max_length=1000, verbose_name="abstract")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issuing organ")),
                (
                    "joint_issuers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="jointly issuing organs",
                    ),
                ),
                ("responsible_basis", models.CharField(default="made", max_length=32, verbose_name="why this organ discloses it")),
                ("statutory_code", models.CharField(blank=True, max_length=8, verbose_name="statutory category")),
                ("topic", models.CharField(blank=True, max_length=32, verbose_name="topic")),
                ("genre", models.CharField(blank=True, max_length=32, verbose_name="genre")),
                ("audience", models.CharField(blank=True, max_length=60, verbose_name="audience")),
                (
                    "keywords",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name="keywords"
                    ),
                ),
                ("report_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="report year")),
                ("made_on", models.DateField(blank=True, null=True, verbose_name="made on")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="takes effect on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="expires on")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("special_period", models.CharField(blank=True, max_length=32, verbose_name="special period of publication")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("began_at", models.DateTimeField(verbose_name="public from")),
                ("ended_at", models.DateTimeField(verbose_name="public until")),
                ("files", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "past publication",
                "verbose_name_plural": "past publications",
                "ordering": ("item", "ended_at"),
            },
        ),
        migrations.CreateModel(
            name="ScanFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("finding", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=64, verbose_name="kind")),
                ("where", models.TextField(verbose_name="place")),
                ("excerpt", models.TextField(verbose_name="excerpt")),
            ],
            options={
                "verbose_name": "finding of the scan",
                "verbose_name_plural": "findings of the scan",
                "ordering": ("pk",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="attachment",
            name="attachment_named_once",
        ),
        migrations.AddField(
            model_name="attachment",
            name="removed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="draft",
            name="special_period",
            field=models.CharField(blank=True, max_length=32, verbose_name="special period of publication"),
        ),
        migrations.AddField(
            model_name="publication",
            name="special_period",
            field=models.CharField(blank=True, max_length=32, verbose_name="special period of publication"),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed", False)), fields=("item", "name"), name="attachment_named_once"
            ),
        ),
        migrations.AddField(
            model_name="pastpublication",
            name="item",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="past_publications", to="publishing.item"),
        ),
        migrations.AddField(
            model_name="pastpublication",
            name="organ",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"),
        ),
        migrations.AddField(
            model_name="scanfinding",
            name="item",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="publishing.item"),
        ),
        migrations.AddField(
            model_name="scanfinding",
            name="organ",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"),
        ),
        migrations.AddConstraint(
            model_name="pastpublication",
            constraint=models.UniqueConstraint(fields=("item", "began_at"), name="past_publication_once"),
        ),
        migrations.AddConstraint(
            model_name="scanfinding",
            constraint=models.UniqueConstraint(fields=("item", "finding"), name="finding_once"),
        ),
        walled("publishing_scanfinding"),
        walled("publishing_pastpublication"),
        insert_only("publishing_pastpublication"),
    ]
