"""Deposits and their lines: an organ's own, and never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled

PROTECT = django.db.models.deletion.PROTECT
_KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    initial = True
    dependencies = (
        ("organs", "0003_log"),
        ("publishing", "0007_lists"),
        ("compilations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.CreateModel(
            "Deposit",
            [
                _KEY,
                ("handed_on", models.DateField(verbose_name="handed over on")),
                ("receiver", models.CharField(blank=True, max_length=100, verbose_name="received by")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="recorded by"
                    ),
                ),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ", verbose_name="organ")),
                (
                    "place",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to="compilations.readingplace", verbose_name="reading place"),
                ),
            ],
            {"verbose_name": "deposit", "verbose_name_plural": "deposits", "ordering": ("-handed_on", "-pk")},
        ),
        migrations.CreateModel(
            "DepositLine",
            [
                _KEY,
                ("position", models.PositiveSmallIntegerField()),
                ("index_no", models.CharField(max_length=80, verbose_name="index number")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("doc_no", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("deposit", models.ForeignKey(on_delete=PROTECT, related_name="lines", to="deposits.deposit")),
                ("item", models.ForeignKey(on_delete=PROTECT, related_name="+", to="publishing.item")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {
                "verbose_name": "line of a deposit",
                "verbose_name_plural": "lines of a deposit",
                "ordering": ("deposit", "position"),
                "constraints": [models.UniqueConstraint(fields=("deposit", "item"), name="deposited_once_a_batch")],
            },
        ),
        walled("deposits_deposit"),
        walled("deposits_depositline"),
        insert_only("deposits_deposit"),
        insert_only("deposits_depositline"),
    )
