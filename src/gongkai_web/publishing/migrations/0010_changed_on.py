"""From which day the time for publishing runs where something is opened or amended; when a draft was saved, the action says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("publishing", "0009_making"),)
    operations = (
        migrations.AddField("item", "changed_on", models.DateField("changed on", null=True, blank=True)),
        migrations.AlterField("draft", "saved_at", models.DateTimeField("saved at")),
    )
