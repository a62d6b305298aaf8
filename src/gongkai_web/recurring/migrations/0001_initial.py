"""Schedules of recurring publications and their periods: everyone may read the rows, their organ alone writes them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from gongkai_web.organs.walls import walled

PROTECT = django.db.models.deletion.PROTECT
_KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    initial = True
    dependencies = (("organs", "0003_log"), ("publishing", "0007_lists"))
    operations = (
        migrations.CreateModel(
            "RecurringDuty",
            [
                _KEY,
                (
                    "matter",
                    models.CharField(
                        choices=[("budget", "budget"), ("accounts", "final accounts"), ("other", "another publication")],
                        default="other",
                        max_length=16,
                        verbose_name="matter",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="what is published")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "information"),
                            ("rules", "rules"),
                            ("normative_document", "normative document"),
                            ("interpretation", "interpretation"),
                            ("institution", "institution of openness"),
                            ("annual_report", "annual report"),
                        ],
                        default="information",
                        max_length=32,
                        verbose_name="kind",
                    ),
                ),
                ("statutory_code", models.CharField(blank=True, max_length=8, verbose_name="statutory category")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("month", "monthly"), ("quarter", "quarterly"), ("half_year", "half-yearly"), ("year", "yearly")],
                        max_length=16,
                        verbose_name="how often",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days after the end of the period")),
                ("first_on", models.DateField(verbose_name="since")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="recurring", to="organs.organ", verbose_name="organ")),
            ],
            {
                "verbose_name": "recurring publication",
                "verbose_name_plural": "recurring publications",
                "ordering": ("organ", "matter", "title"),
                "constraints": [
                    models.UniqueConstraint(fields=("organ", "title"), name="recurring_named_once"),
                    models.UniqueConstraint(fields=("organ", "matter"), condition=~Q(matter="other"), name="recurring_by_law_once"),
                    models.CheckConstraint(
                        condition=Q(matter="other", days__isnull=False) | (~Q(matter="other") & Q(days=None, rhythm="year")),
                        name="recurring_by_law_is_yearly",
                    ),
                    models.CheckConstraint(
                        condition=Q(last_on=None) | Q(last_on__gte=F("first_on")), name="recurring_ends_after_it_begins"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "DuePeriod",
            [
                _KEY,
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be public by")),
                ("duty", models.ForeignKey(on_delete=PROTECT, related_name="periods", to="recurring.recurringduty")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=PROTECT, related_name="+", to="publishing.item", verbose_name="item"
                    ),
                ),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {
                "verbose_name": "period",
                "verbose_name_plural": "periods",
                "ordering": ("-begins_on", "duty"),
                "indexes": [models.Index(fields=["due_on"], name="period_due")],
                "constraints": [models.UniqueConstraint(fields=("duty", "begins_on"), name="period_once")],
            },
        ),
        walled("recurring_recurringduty", also_read="true"),
        walled("recurring_dueperiod", also_read="true"),
    )
