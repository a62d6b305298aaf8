"""The tally of what is public, and the stamp of organs and sites, both kept by triggers."""

import django.db.models.deletion
from django.db import migrations, models

# Statement by statement, so that a load of a million rows adds up once; in one order of rows, so that two transactions do not wait for each other.
_COUNT = """
INSERT INTO portal_tally AS known (organ_id, kind, statutory_code, validity, items)
SELECT organ_id, kind, statutory_code, validity, sum(step) FROM ({steps}) AS steps
GROUP BY organ_id, kind, statutory_code, validity HAVING sum(step) <> 0 ORDER BY organ_id, kind, statutory_code, validity
ON CONFLICT (organ_id, kind, statutory_code, validity) DO UPDATE SET items = known.items + excluded.items;
"""
_MORE = "SELECT organ_id, kind, statutory_code, validity, 1 AS step FROM added WHERE withdrawn_at IS NULL"
_LESS = "SELECT organ_id, kind, statutory_code, validity, -1 FROM removed WHERE withdrawn_at IS NULL"

TALLY = f"""
CREATE FUNCTION portal_tally_adds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_COUNT.format(steps=_MORE)} RETURN NULL; END $$;
CREATE FUNCTION portal_tally_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {_COUNT.format(steps=f"{_MORE} UNION ALL {_LESS}")} RETURN NULL; END $$;
CREATE TRIGGER tally_adds AFTER INSERT ON publishing_publication REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION portal_tally_adds();
CREATE TRIGGER tally_changes AFTER UPDATE ON publishing_publication REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION portal_tally_changes();
"""
NO_TALLY = """
DROP TRIGGER tally_adds ON publishing_publication; DROP TRIGGER tally_changes ON publishing_publication;
DROP FUNCTION portal_tally_adds(); DROP FUNCTION portal_tally_changes();
"""
# A sequence gives no number twice, also not after a rollback; the row shows the number when the change is committed, not before.
STAMP = """
CREATE SEQUENCE portal_directory_numbers;
GRANT USAGE ON SEQUENCE portal_directory_numbers TO gongkai_app;
INSERT INTO portal_directorystamp (id, number) VALUES (1, nextval('portal_directory_numbers'));
CREATE FUNCTION portal_directory_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN UPDATE portal_directorystamp SET number = nextval('portal_directory_numbers'); RETURN NULL; END $$;
CREATE TRIGGER directory_changes AFTER INSERT OR UPDATE OR DELETE ON organs_organ FOR EACH STATEMENT EXECUTE FUNCTION portal_directory_changes();
CREATE TRIGGER directory_changes AFTER INSERT OR UPDATE OR DELETE ON organs_site FOR EACH STATEMENT EXECUTE FUNCTION portal_directory_changes();
CREATE TRIGGER directory_changes AFTER INSERT OR UPDATE OR DELETE ON organs_succession
    FOR EACH STATEMENT EXECUTE FUNCTION portal_directory_changes();
"""
NO_STAMP = """
DROP TRIGGER directory_changes ON organs_organ; DROP TRIGGER directory_changes ON organs_site;
DROP TRIGGER directory_changes ON organs_succession; DROP FUNCTION portal_directory_changes();
DROP SEQUENCE portal_directory_numbers;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = (("publishing", "0002_walls"),)
    operations = (
        migrations.CreateModel(
            name="DirectoryStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField()),
            ],
            options={"verbose_name": "directory stamp", "verbose_name_plural": "directory stamps"},
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=32)),
                ("statutory_code", models.CharField(max_length=8)),
                ("validity", models.CharField(max_length=16)),
                ("items", models.IntegerField()),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "tally",
                "verbose_name_plural": "tallies",
                "constraints": [models.UniqueConstraint(fields=("organ", "kind", "statutory_code", "validity"), name="tally_once")],
            },
        ),
        migrations.RunSQL(TALLY, NO_TALLY),
        migrations.RunSQL(STAMP, NO_STAMP),
    )
