"""A site that was closed says where its content went."""

from django.core.validators import URLValidator
from django.db import migrations, models
from django.db.models import CheckConstraint, Q


class Migration(migrations.Migration):
    dependencies = (("organs", "0003_log"),)
    operations = (
        migrations.AddField("site", "closed_on", models.DateField("closed on", null=True, blank=True)),
        migrations.AddField(
            "site",
            "moved_to",
            models.CharField("where its content went", max_length=500, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "site",
            "moved_address",
            models.CharField(
                "address of what takes its place",
                max_length=300,
                blank=True,
                default="",
                validators=[URLValidator(schemes=["http", "https"])],
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "site",
            CheckConstraint(condition=Q(closed_on=None) | ~Q(moved_to=""), name="closed_site_says_where_its_content_went"),
        ),
    )
