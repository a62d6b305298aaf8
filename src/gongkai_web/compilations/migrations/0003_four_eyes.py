"""Who changed a compilation last, and lines that stay when it is public."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_KINDS = ("guide", "catalogue", "gazetteissue", "cleanup", "topiccolumn", "readingplace")
_LINES = {
    "compilations_catalogueentry": ("compilations_catalogue", "catalogue_id"),
    "compilations_gazettearticle": ("compilations_gazetteissue", "issue_id"),
    "compilations_cleanupverdict": ("compilations_cleanup", "cleanup_id"),
}


def _stays(table: str, parent: str, key: str) -> migrations.RunSQL:
    public = f"SELECT 1 FROM {parent} WHERE id IN (OLD.{key}, NEW.{key}) AND published_at IS NOT NULL"  # noqa: S608 - names of our own tables
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS ({public}) THEN RAISE EXCEPTION 'the lines of a published compilation never change'; END IF;
            RETURN coalesce(NEW, OLD);
        END $$;
        CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays();
        """,
        f"DROP TRIGGER stays ON {table}; DROP FUNCTION {table}_stays();",
    )


class Migration(migrations.Migration):
    dependencies = (("compilations", "0002_walls"), migrations.swappable_dependency(settings.AUTH_USER_MODEL))
    operations = (
        *(
            migrations.AddField(
                name,
                "edited_by",
                models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            )
            for name in _KINDS
        ),
        *(migrations.AddField(name, "edited_at", models.DateTimeField(editable=False, null=True)) for name in _KINDS),
        *(_stays(table, parent, key) for table, (parent, key) in _LINES.items()),
    )
