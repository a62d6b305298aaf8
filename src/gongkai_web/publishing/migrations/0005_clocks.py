"""By when an item has to be public or withdrawn, and validity that follows the days that a document sets itself."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = (("publishing", "0004_first_published"),)
    operations = (
        migrations.AddField("draft", "due_on", models.DateField("to be public by", null=True, blank=True)),
        migrations.AddField("item", "take_down_by", models.DateField("to be withdrawn by", null=True, blank=True)),
        migrations.AddIndex("item", models.Index(fields=["take_down_by"], condition=~Q(take_down_by=None), name="item_to_take_down")),
        migrations.AddIndex(
            "publication",
            models.Index(
                fields=["expires_on"],
                condition=Q(withdrawn_at=None, expires_on__isnull=False) & ~Q(validity__in=("expired", "repealed")),
                name="publication_to_expire",
            ),
        ),
        migrations.AddIndex(
            "publication",
            models.Index(
                fields=["effective_on"],
                condition=Q(withdrawn_at=None, validity="not_yet_in_force"),
                name="publication_to_begin",
            ),
        ),
        migrations.AlterField(
            "publication",
            "validity",
            models.CharField(
                blank=True,
                choices=[
                    ("not_yet_in_force", "not yet in force"),
                    ("in_force", "in force"),
                    ("amended", "amended"),
                    ("expired", "expired"),
                    ("repealed", "repealed"),
                ],
                max_length=16,
                verbose_name="validity",
            ),
        ),
    )
