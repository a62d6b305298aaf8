"""Notices about periods of recurring publications."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("accounts", "0003_notices"),)
    operations = (
        migrations.AddField("notice", "period", models.BigIntegerField("period", null=True)),
        migrations.AddConstraint(
            "notice", models.UniqueConstraint(fields=["person", "what", "period", "on"], name="notice_of_period_once")
        ),
    )
