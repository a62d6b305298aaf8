"""Lists know when a case arrived, which numbers it bore by mistake, and whether the archive has the whole of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.expressions import CombinedExpression

_OPEN = ["arrived", "correction_pending", "decided", "dispatched", "drafted", "fee_pending", "received", "registered"]
_KEPT = Q(("packaged__gte", CombinedExpression(F("entries"), "-", Value(1))), ("state", "archived"))

_KNOWN = """
SELECT set_config('gongkai.reads', (SELECT coalesce(string_agg(id::text, ','), '') FROM organs_organ), true);
SELECT set_config('gongkai.writes', current_setting('gongkai.reads'), true);
UPDATE requests_case AS known SET arrived_on = (entry.line::jsonb ->> 'happened_on')::date
    FROM requests_caseentry AS entry WHERE entry.case_id = known.id AND entry.number = 1;
UPDATE requests_case AS known SET packaged = taken.entries
    FROM (
        SELECT details ->> 'case' AS id, max(coalesce((details ->> 'entries')::integer, 0)) AS entries
        FROM organs_logentry WHERE what = 'case_packaged' GROUP BY 1
    ) AS taken WHERE taken.id = known.id;
"""
"""Of what is there already. `project_cases` knows the rest: days that were corrected, and numbers that were struck."""


class Migration(migrations.Migration):
    dependencies = (("requests", "0005_counted"), ("organs", "0004_closed_sites"))
    operations = (
        migrations.AddField("case", "former_numbers", ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
        migrations.AddField("case", "arrived_on", models.DateField(null=True, verbose_name="arrived on")),
        migrations.AddField("case", "packaged", models.PositiveIntegerField(default=0)),
        migrations.AddIndex("case", models.Index(fields=["organ", "arrived_on", "id"], name="case_by_arrival")),
        migrations.AddIndex("case", models.Index(fields=["organ"], name="case_with_former_number", condition=~Q(former_numbers=[]))),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["organ", "answered_on", "received_on", "id"],
                name="case_for_the_archive",
                condition=~_KEPT & ~Q(state__in=_OPEN),
            ),
        ),
        migrations.RunSQL(_KNOWN, migrations.RunSQL.noop),  # last: PostgreSQL makes no index on rows that were changed right before
    )
