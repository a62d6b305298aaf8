"""Issues of the gazette that were printed on paper alone: their scan, and what their contents say."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import CheckConstraint, Q

_ITEM = models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.item")


class Migration(migrations.Migration):
    dependencies = (("compilations", "0005_changes"),)
    operations = (
        migrations.AddField("gazetteissue", "scan", models.JSONField(default=dict, editable=False)),
        migrations.AlterField("gazettearticle", "item", _ITEM),
        migrations.AddField("gazettearticle", "page", models.PositiveSmallIntegerField(null=True, verbose_name="page of the PDF")),
        migrations.AddField(
            "gazettearticle", "title", models.CharField(blank=True, default="", max_length=300, verbose_name="title"), False
        ),
        migrations.AddField(
            "gazettearticle", "doc_no", models.CharField(blank=True, default="", max_length=100, verbose_name="document number"), False
        ),
        migrations.AddConstraint(
            "gazettearticle",
            CheckConstraint(
                condition=Q(item__isnull=False, page=None, title="", doc_no="")
                | Q(item=None, page__isnull=False, page__gte=1) & ~Q(title=""),
                name="gazette_article_item_or_page",
            ),
        ),
    )
