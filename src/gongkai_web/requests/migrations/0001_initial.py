"""Cases with their ledger, applicants, files and query codes; what tells of people is sealed, and behind row-level security."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0003_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("key", models.TextField()),
                ("content", models.BinaryField()),
                (
                    "form",
                    models.CharField(
                        choices=[("paper", "on paper"), ("electronic", "electronically")], max_length=16, verbose_name="form wanted"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("mail", "by post"),
                            ("email", "by e-mail"),
                            ("online", "on this platform"),
                            ("pickup", "collected at the office"),
                        ],
                        max_length=16,
                        verbose_name="way wanted",
                    ),
                ),
                ("entries", models.PositiveIntegerField(default=0)),
                ("head", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("arrived", "arrived, receipt to be confirmed"),
                            ("received", "received"),
                            ("registered", "registered"),
                            ("correction_pending", "waiting for your correction"),
                            ("fee_pending", "waiting for your payment"),
                            ("drafted", "reply being written"),
                            ("decided", "decided"),
                            ("dispatched", "reply on its way"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                            ("split", "handled as several requests"),
                            ("merged", "handled together with another request"),
                            ("archived", "archived"),
                        ],
                        max_length=24,
                        verbose_name="state",
                    ),
                ),
                ("register_number", models.CharField(blank=True, max_length=60, verbose_name="register number")),
                ("received_on", models.DateField(null=True, verbose_name="received on")),
                ("due_on", models.DateField(null=True, verbose_name="due on")),
                ("provisional", models.BooleanField(default=False, verbose_name="due day provisional")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="organs.organ", verbose_name="organ"
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
            },
        ),
        migrations.CreateModel(
            name="Applicant",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("natural_person", "natural person"),
                            ("business", "business"),
                            ("research", "research institution"),
                            ("public_welfare", "public-welfare organisation"),
                            ("legal_service", "legal-service office"),
                            ("other", "other organisation"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "id_type",
                    models.CharField(
                        choices=[
                            ("resident_id", "resident identity card"),
                            ("passport", "passport"),
                            ("uscc", "unified social credit code"),
                            ("other", "other proof of identity"),
                        ],
                        max_length=16,
                        verbose_name="kind of proof",
                    ),
                ),
                ("identity", models.CharField(max_length=64)),
                ("key", models.TextField(blank=True)),
                ("sealed", models.BinaryField()),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="applicant", to="requests.case")),
            ],
            options={
                "verbose_name": "applicant",
                "verbose_name_plural": "applicants",
            },
        ),
        migrations.CreateModel(
            name="CaseEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("line", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="ledger", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "ledger entry",
                "verbose_name_plural": "ledger entries",
                "ordering": ("case", "number"),
            },
        ),
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.BinaryField()),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("place", models.CharField(max_length=32, unique=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="files", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "file of a case",
                "verbose_name_plural": "files of a case",
            },
        ),
        migrations.CreateModel(
            name="QueryCode",
            fields=[
                ("mark", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("proofs", models.JSONField(default=list)),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="query_code", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "query code",
                "verbose_name_plural": "query codes",
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("mark", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("content", models.CharField(max_length=64)),
                ("key", models.TextField()),
                ("code", models.BinaryField()),
                ("case", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="requests.case")),
            ],
            options={
                "verbose_name": "submission",
                "verbose_name_plural": "submissions",
            },
        ),
        migrations.CreateModel(
            name="WrongTry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=80)),
                ("span", models.BigIntegerField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "wrong try",
                "verbose_name_plural": "wrong tries",
                "constraints": [models.UniqueConstraint(fields=("of", "span"), name="wrong_tries_counted_once")],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["organ", "due_on"], name="case_by_due_day"),
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(fields=["organ", "identity"], name="applicant_by_identity"),
        ),
        migrations.AddConstraint(
            model_name="caseentry",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="case_entry_numbered_once"),
        ),
        *(walled(f"requests_{table}") for table in ("case", "caseentry", "applicant", "casefile")),
        insert_only("requests_caseentry"),
    ]
