"""How many requests an hour brought, counted without a wait for the disk."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("requests", "0006_registers"),)
    operations = (
        migrations.CreateModel(
            "AskedHour",
            [
                ("hour", models.BigIntegerField(primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField(default=0)),
                ("full", models.BooleanField(default=False)),
            ],
            {"verbose_name": "requests of an hour", "verbose_name_plural": "requests of hours"},
        ),
        migrations.RunSQL("ALTER TABLE requests_askedhour SET UNLOGGED", "ALTER TABLE requests_askedhour SET LOGGED"),
    )
