"""When a publication last changed in anything that is told of it, for those who ask for what is new to them."""

from django.db import migrations, models
from django.db.models.functions import Now

STAMPED = """
CREATE FUNCTION publication_stamped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER stamped BEFORE INSERT OR UPDATE ON publishing_publication FOR EACH ROW EXECUTE FUNCTION publication_stamped();
"""
BARE = "DROP TRIGGER stamped ON publishing_publication; DROP FUNCTION publication_stamped();"


class Migration(migrations.Migration):
    dependencies = (("publishing", "0007_lists"),)
    operations = (
        migrations.AddField("publication", "changed_at", models.DateTimeField("changed at", db_default=Now(), editable=False)),
        migrations.AddIndex("publication", models.Index(fields=["changed_at"], name="publication_changed")),
        migrations.RunSQL(STAMPED, BARE),
    )
