"""Counts of visits, which everyone may read and the place's own organ writes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import walled

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    initial = True
    dependencies = (
        ("organs", "0003_log"),
        ("compilations", "0005_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.CreateModel(
            "VisitCount",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "help",
                    models.CharField(
                        choices=[
                            ("reading", "reading"),
                            ("consultation", "consultation"),
                            ("self_service", "self-service"),
                            ("request", "help with a request"),
                        ],
                        max_length=16,
                        verbose_name="kind of help",
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="people")),
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
            {
                "verbose_name": "count of visits",
                "verbose_name_plural": "counts of visits",
                "ordering": ("place", "-on", "help"),
                "constraints": [models.UniqueConstraint(fields=("place", "on", "help"), name="visits_counted_once")],
            },
        ),
        walled("visits_visitcount", also_read="true"),
    )
