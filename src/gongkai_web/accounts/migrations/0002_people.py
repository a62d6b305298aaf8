"""Who a person is and whose account it is; a table for the limits that all web processes share."""

import django.db.models.deletion
from django.db import migrations, models

CACHE = """
CREATE TABLE accounts_limits (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX accounts_limits_expires ON accounts_limits (expires);
"""


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_initial"), ("organs", "0001_initial"))
    operations = (
        migrations.AlterModelOptions("user", {"verbose_name": "account", "verbose_name_plural": "accounts"}),
        migrations.RemoveField("user", "first_name"),
        migrations.RemoveField("user", "last_name"),
        migrations.AddField("user", "full_name", models.CharField("full name", max_length=60, blank=True)),
        migrations.AddField(
            "user",
            "organ",
            models.ForeignKey(
                "organs.Organ", django.db.models.deletion.PROTECT, null=True, blank=True, related_name="accounts", verbose_name="organ"
            ),
        ),
        migrations.AddField("user", "must_change_password", models.BooleanField("must choose a new password", default=False)),
        migrations.AddField("user", "sessions_from", models.PositiveIntegerField(default=0)),
        migrations.RunSQL(CACHE, "DROP TABLE accounts_limits"),
    )
