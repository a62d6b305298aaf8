"""What people are told, and where it is mailed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = (("accounts", "0002_people"),)
    operations = (
        migrations.AddField("user", "mail_address", models.EmailField("e-mail for notices", max_length=254, blank=True)),
        migrations.CreateModel(
            "Notice",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(max_length=16, verbose_name="what"),
                ),
                ("item", models.BigIntegerField(null=True, verbose_name="item")),
                ("on", models.DateField(null=True, verbose_name="by the day")),
                ("told_at", models.DateTimeField(verbose_name="at")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="put away at")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="mailed at")),
                ("by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="by")),
                (
                    "person",
                    models.ForeignKey(on_delete=PROTECT, related_name="notices", to=settings.AUTH_USER_MODEL, verbose_name="person"),
                ),
            ],
            {
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["person", "-id"], name="notice_of_person"),
                    models.Index(fields=["told_at"], condition=models.Q(mailed_at=None), name="notice_to_mail"),
                ],
                "constraints": [models.UniqueConstraint(fields=["person", "what", "item", "on"], name="notice_once")],
            },
        ),
    )
