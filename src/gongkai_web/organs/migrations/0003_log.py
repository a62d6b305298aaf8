"""The log of administration, whose rows stay."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = (("organs", "0002_gates"), migrations.swappable_dependency(settings.AUTH_USER_MODEL))
    operations = (
        migrations.CreateModel(
            "LogEntry",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("organ_made", "organ entered"),
                            ("organ_changed", "organ changed"),
                            ("organs_imported", "organs imported"),
                            ("old_site_imported", "old site imported"),
                            ("everything_exported", "everything exported"),
                            ("succession", "succession recorded"),
                            ("site_made", "site entered"),
                            ("site_changed", "site changed"),
                            ("site_closed", "site closed"),
                            ("site_reopened", "closed site opened again"),
                            ("appointed", "person appointed"),
                            ("appointment_ended", "appointment ended"),
                            ("account_made", "account made"),
                            ("account_changed", "account changed"),
                            ("deactivated", "account deactivated"),
                            ("activated", "account activated again"),
                            ("password_reset", "password reset"),
                            ("factor_reset", "second factor reset"),
                            ("compilation_published", "compilation published"),
                            ("compilation_changed", "public compilation changed"),
                            ("compilation_released", "finding of the scan in a compilation released"),
                            ("applicant_read", "data of an applicant opened"),
                            ("case_packaged", "package of a case taken"),
                            ("mail_set_aside", "mail set aside"),
                            ("applicant_erased", "data of an applicant erased on schedule"),
                            ("both_reset", "password and second factor reset by one administrator"),
                            ("signed_in", "signed in"),
                            ("sign_in_failed", "sign-in failed"),
                            ("locked_out", "sign-in stopped after too many failures"),
                            ("password_changed", "password changed by its owner"),
                            ("factor_set", "second factor set up"),
                            ("factor_removed", "second factor taken away by its owner"),
                            ("codes_made", "recovery codes made"),
                        ],
                        max_length=32,
                        verbose_name="what",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("details", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField(verbose_name="at")),
                ("by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="by")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ", verbose_name="organ")),
                (
                    "person",
                    models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="person"),
                ),
            ],
            {
                "verbose_name": "log entry",
                "verbose_name_plural": "log entries",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["organ", "-id"], name="log_of_organ")],
            },
        ),
        insert_only("organs_logentry"),
    )
