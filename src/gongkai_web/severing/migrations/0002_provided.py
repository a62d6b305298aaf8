"""Which files go out with the reply: chosen, and taken back, until it is decided."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import walled

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = (("severing", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL))

    operations = (
        migrations.CreateModel(
            "Provided",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("document", models.OneToOneField(on_delete=PROTECT, related_name="provided", to="severing.document")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
                ("severed", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="severing.severed")),
            ],
            {"verbose_name": "file that is provided", "verbose_name_plural": "files that are provided", "ordering": ("document",)},
        ),
        walled("severing_provided"),
    )
