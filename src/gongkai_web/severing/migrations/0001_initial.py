"""Documents that are severed, what is cut out of them, and what came out. Only marks can be taken back; the rest never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled

PROTECT = django.db.models.deletion.PROTECT
_KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
_GROUNDS = (
    *("refuse_state_secret", "refuse_law_forbids", "refuse_security", "refuse_third_party", "refuse_internal", "refuse_deliberative"),
    *("refuse_enforcement_file", "admin_query", "not_exist", "not_this_org", "needs_processing", "still_unclear", "petition_like"),
    *("repeated", "public_publication", "reconfirm", "other", "not_ogi"),
)


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("organs", "0003_log"),
        ("requests", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            "Document",
            [
                _KEY,
                ("name", models.BinaryField()),
                ("pages", models.PositiveIntegerField()),
                ("place", models.CharField(max_length=32, unique=True)),
                ("at", models.DateTimeField(verbose_name="added at")),
                (
                    "by",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="added by"),
                ),
                ("case", models.ForeignKey(on_delete=PROTECT, related_name="documents", to="requests.case")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {"verbose_name": "document to be severed", "verbose_name_plural": "documents to be severed", "ordering": ("case", "id")},
        ),
        migrations.CreateModel(
            "Cut",
            [
                _KEY,
                ("page", models.PositiveIntegerField()),
                ("left", models.FloatField()),
                ("top", models.FloatField()),
                ("right", models.FloatField()),
                ("bottom", models.FloatField()),
                ("ground", models.CharField(choices=[(one, one) for one in _GROUNDS], max_length=32)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("document", models.ForeignKey(on_delete=PROTECT, related_name="cuts", to="severing.document")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {
                "verbose_name": "cut passage",
                "verbose_name_plural": "cut passages",
                "ordering": ("document", "page", "top", "left", "id"),
            },
        ),
        migrations.CreateModel(
            "Severed",
            [
                _KEY,
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=32, unique=True)),
                ("cuts", models.JSONField()),
                ("elsewhere", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("document", models.ForeignKey(on_delete=PROTECT, related_name="severed", to="severing.document")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {"verbose_name": "severed document", "verbose_name_plural": "severed documents", "ordering": ("document", "id")},
        ),
        *(walled(f"severing_{table}") for table in ("document", "cut", "severed")),
        *(insert_only(f"severing_{table}") for table in ("document", "severed")),
    )
