"""Which request became which item."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("publishing", "0001_initial"),
        ("requests", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            "Conversion",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="drafted at")),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="drafted by")),
                ("case", models.OneToOneField(on_delete=PROTECT, related_name="conversion", to="requests.case")),
                ("item", models.OneToOneField(on_delete=PROTECT, related_name="+", to="publishing.item")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
            ],
            {"verbose_name": "request turned into a publication", "verbose_name_plural": "requests turned into publications"},
        ),
        walled("conversion_conversion"),
        insert_only("conversion_conversion"),
    )
