"""Row-level security on every table of compilations, and what of a published one never changes."""

from django.db import migrations

from gongkai_web.organs.walls import walled

_LINES = {
    "compilations_catalogueentry": ("compilations_catalogue", "catalogue_id"),
    "compilations_gazettearticle": ("compilations_gazetteissue", "issue_id"),
    "compilations_columnentry": ("compilations_topiccolumn", "column_id"),
    "compilations_cleanupverdict": ("compilations_cleanup", "cleanup_id"),
}
_FIXED = ("guide", "catalogue", "gazetteissue", "cleanup")
_STAYS = """
CREATE FUNCTION compilation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN RAISE EXCEPTION 'a published compilation never changes'; END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""


def _line(table: str, parent: str, key: str) -> migrations.RunSQL:
    public = f"SELECT 1 FROM {parent} WHERE {parent}.id = {table}.{key} AND published_at IS NOT NULL"  # noqa: S608 - names of our own tables
    return walled(table, also_read=f"EXISTS ({public})")


class Migration(migrations.Migration):
    dependencies = (("compilations", "0001_initial"), ("organs", "0002_gates"))
    operations = (
        *(walled(f"compilations_{name}", also_read="published_at IS NOT NULL") for name in (*_FIXED, "topiccolumn", "readingplace")),
        *(_line(table, parent, key) for table, (parent, key) in _LINES.items()),
        migrations.RunSQL(_STAYS, "DROP FUNCTION compilation_stays()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON compilations_{name} FOR EACH ROW EXECUTE FUNCTION compilation_stays()",
                f"DROP TRIGGER stays ON compilations_{name}",
            )
            for name in _FIXED
        ),
    )
