"""Lists know of a letter that it was split, also once it is archived, and of a case that its reply counts, also where it came back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("requests", "0004_sight"),)
    operations = (
        migrations.AddField("case", "split", models.BooleanField(default=False)),
        migrations.AddField("case", "awaited", models.BooleanField(default=True)),
    )
