"""Changes of public columns and places as rows of their own, findings that were released, and columns about emergencies."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from gongkai_web.organs.walls import walled

PROTECT = django.db.models.deletion.PROTECT
_KINDS = ("guide", "catalogue", "register", "gazetteissue", "cleanup", "topiccolumn", "readingplace")
_GROWING = ("topiccolumn", "readingplace")
_PUBLIC = """
SELECT 1 FROM publishing_publication one, compilations_topiccolumn its
WHERE one.item_id = compilations_emergencyitem.item_id AND one.withdrawn_at IS NULL
  AND its.id = compilations_emergencyitem.column_id AND its.published_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = (("compilations", "0004_registers"), ("publishing", "0004_first_published"))
    operations = (
        *(migrations.AddField(name, "released", models.JSONField(default=dict, editable=False)) for name in _KINDS),
        *(
            migrations.AddField(
                name,
                "replaces",
                models.ForeignKey(editable=False, null=True, on_delete=PROTECT, related_name="+", to=f"compilations.{name}"),
            )
            for name in _GROWING
        ),
        migrations.RemoveConstraint("topiccolumn", "column_addressed_once"),
        migrations.RemoveConstraint("readingplace", "reading_place_named_once"),
        *(migrations.AddConstraint(name, UniqueConstraint(fields=["replaces"], name=f"{name}_changed_once")) for name in _GROWING),
        *(
            migrations.AddConstraint(
                name,
                CheckConstraint(condition=Q(replaces=None) | Q(published_at=None), name=f"{name}_change_is_not_public"),
            )
            for name in _GROWING
        ),
        migrations.AddConstraint(
            "topiccolumn", UniqueConstraint(fields=["organ", "slug"], condition=Q(replaces=None), name="column_addressed_once")
        ),
        migrations.AddConstraint(
            "readingplace", UniqueConstraint(fields=["organ", "name"], condition=Q(replaces=None), name="reading_place_named_once")
        ),
        migrations.AddField(
            "topiccolumn",
            "emergency",
            models.CharField(
                "emergency",
                max_length=8,
                choices=[("major", "major emergency"), ("opinion", "other public opinion on government affairs")],
                blank=True,
                default="",
            ),
        ),
        migrations.AddField("topiccolumn", "event", models.CharField("what happened", max_length=200, blank=True, default="")),
        migrations.AddField("topiccolumn", "happened_at", models.DateTimeField("happened at", null=True, blank=True)),
        migrations.AddField("topiccolumn", "conference_at", models.DateTimeField("press conference held at", null=True, blank=True)),
        migrations.AddField("topiccolumn", "over_at", models.DateTimeField("over since", null=True, blank=True)),
        migrations.AddConstraint(
            "topiccolumn",
            CheckConstraint(condition=Q(emergency="") | (~Q(event="") & Q(happened_at__isnull=False)), name="column_knows_its_emergency"),
        ),
        migrations.CreateModel(
            "EmergencyItem",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "column",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="written", to="compilations.topiccolumn"),
                ),
                ("item", models.ForeignKey(on_delete=PROTECT, related_name="+", to="publishing.item")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {
                "verbose_name": "item about an emergency",
                "verbose_name_plural": "items about an emergency",
                "ordering": ("column", "pk"),
                "constraints": [UniqueConstraint(fields=("column", "item"), name="emergency_item_once")],
            },
        ),
        walled("compilations_emergencyitem", also_read=f"EXISTS ({_PUBLIC})"),
    )
