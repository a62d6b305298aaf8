"""References belong to versions, and what they say about another organ's item is answered by that organ."""

import django.db.models.deletion
from django.db import migrations, models

from gongkai_web.organs.walls import walled

_TIES = [("interprets", "interprets"), ("amends", "amends"), ("repeals", "repeals"), ("rests_on", "rests on")]


class Migration(migrations.Migration):
    dependencies = (("publishing", "0005_clocks"),)
    operations = (
        *(migrations.AddField("relation", name, models.BooleanField(default=False)) for name in ("issued", "removed", "entitled")),
        migrations.AddField("pastpublication", "references", models.JSONField(default=list)),
        migrations.CreateModel(
            "Answer",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tie", models.CharField(max_length=16, choices=_TIES)),
                ("confirmed", models.BooleanField()),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.item")),
                ("target", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="publishing.item")),
            ],
            options={"verbose_name": "answer to a reference", "verbose_name_plural": "answers to references"},
        ),
        migrations.AddConstraint("answer", models.UniqueConstraint(fields=("target", "source", "tie"), name="answer_once")),
        walled("publishing_answer", also_read="confirmed"),
    )
