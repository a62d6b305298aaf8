"""Notices about the hours of an emergency."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("accounts", "0004_periods"),)
    operations = (
        migrations.AddField("notice", "column", models.BigIntegerField("column about an emergency", null=True)),
        migrations.AddField("notice", "due_at", models.DateTimeField("by the hour", null=True)),
        migrations.AddConstraint(
            "notice", models.UniqueConstraint(fields=["person", "what", "column", "due_at"], name="notice_of_column_once")
        ),
    )
