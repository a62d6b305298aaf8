"""Notices about an organ."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("accounts", "0005_hours"),)
    operations = (
        migrations.AddField("notice", "organ", models.BigIntegerField("organ", null=True)),
        migrations.AddConstraint("notice", models.UniqueConstraint(fields=["person", "what", "organ", "on"], name="notice_of_organ_once")),
    )
