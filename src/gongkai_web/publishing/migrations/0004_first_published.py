"""Since when the public could read what came from an old site, told apart from the time of its publication here."""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Coalesce

from gongkai_web.publishing.models.publications import BeginningOfDay

PUBLIC = Q(("withdrawn_at", None))
INDEXES = {
    "publication_of_organ": ("organ",),
    "publication_newest": (),
    "publication_of_category": ("statutory_code",),
    "publication_in_library": ("kind", "validity"),
}
"""Lists, each of what is public, the newest first."""
FIXED = """
CREATE OR REPLACE FUNCTION publication_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.item_id, NEW.organ_id, NEW.index_no, NEW.published_at{more_new}) IS DISTINCT FROM
       (OLD.item_id, OLD.organ_id, OLD.index_no, OLD.published_at{more_old}) THEN
        RAISE EXCEPTION 'organ, index number and time of a publication never change';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = (("publishing", "0003_history"),)
    operations = (
        *(migrations.RemoveIndex("publication", name) for name in INDEXES),
        migrations.AddField("publication", "first_published_on", models.DateField("first published on", null=True, blank=True)),
        migrations.AddField(
            "publication",
            "appeared_at",
            models.GeneratedField(
                expression=Coalesce(BeginningOfDay("first_published_on"), "published_at"),
                output_field=models.DateTimeField(),
                db_persist=True,
            ),
        ),
        *(
            migrations.AddIndex("publication", models.Index(fields=[*fields, "-appeared_at"], condition=PUBLIC, name=name))
            for name, fields in INDEXES.items()
        ),
        migrations.RunSQL(
            FIXED.format(more_new=", NEW.first_published_on", more_old=", OLD.first_published_on"), FIXED.format(more_new="", more_old="")
        ),
    )
