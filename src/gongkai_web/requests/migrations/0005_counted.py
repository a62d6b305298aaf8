"""Lists know of a letter that it was split, also once it is archived, and of a case that its reply counts, also where it came back."""

from django.db import migrations, models

_STATES = [
    ("arrived", "arrived, receipt to be confirmed"),
    ("received", "received"),
    ("registered", "registered"),
    ("correction_pending", "waiting for the applicant to correct"),
    ("fee_pending", "waiting for the applicant to pay"),
    ("drafted", "reply being written"),
    ("decided", "decided"),
    ("dispatched", "reply on its way"),
    ("answered", "answered"),
    ("withdrawn", "withdrawn"),
    ("split", "handled as several requests"),
    ("merged", "handled together with another request"),
    ("archived", "archived"),
]


class Migration(migrations.Migration):
    dependencies = (("requests", "0004_sight"),)
    operations = (
        migrations.AddField("case", "split", models.BooleanField(default=False)),
        migrations.AddField("case", "awaited", models.BooleanField(default=True)),
        migrations.AlterField("case", "state", models.CharField(choices=_STATES, max_length=24, verbose_name="state")),
    )
