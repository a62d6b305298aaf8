"""Oversight reads how the organs below answer: cases and their ledgers, which name nobody. Not who asks, not notes, not files."""

from django.db import migrations

_TABLES = ("requests_case", "requests_caseentry")
SIGHT = "".join(
    f"CREATE POLICY follows ON {table} FOR SELECT USING (organ_id = ANY (ARRAY(SELECT unnest(gongkai_follows()))));\n" for table in _TABLES
)
NO_SIGHT = "".join(f"DROP POLICY follows ON {table};\n" for table in _TABLES)


class Migration(migrations.Migration):
    dependencies = (("requests", "0003_statements"), ("oversight", "0001_sight"))
    operations = (migrations.RunSQL(SIGHT, NO_SIGHT),)
