"""How rules and normative documents came about, and when they were filed for the record."""

from django.db import migrations, models

_DAYS = {
    "consulted_from": "public consultation from",
    "consulted_until": "public consultation until",
    "competition_reviewed_on": "fair-competition review on",
    "legality_reviewed_on": "legality examination on",
    "decided_on": "collective decision on",
    "registered_on": "registered on",
}
_TEXTS = {
    "consultation_note": ("why a shorter consultation, or none", 300),
    "decided_by": ("decided by", 200),
    "registration_no": ("registration number", 60),
    "early_effect": ("ground of an early effect", 32),
}


class Migration(migrations.Migration):
    dependencies = (("publishing", "0008_changed"),)
    operations = (
        *(
            migrations.AddField(table, name, models.DateField(label, null=True, blank=True))
            for table in ("draft", "publication", "pastpublication")
            for name, label in _DAYS.items()
        ),
        *(
            migrations.AddField(table, name, models.CharField(label, max_length=most, blank=True, default=""), preserve_default=False)
            for table in ("draft", "publication", "pastpublication")
            for name, (label, most) in _TEXTS.items()
        ),
        migrations.AddField("publication", "filed_on", models.DateField("filed on", null=True, blank=True)),
        migrations.AddField(
            "publication", "filing_no", models.CharField("filing number", max_length=60, blank=True, default=""), preserve_default=False
        ),
    )
