"""Whoever follows an organ reads what became of its items: the events of publishing, none of drafting, and none of their texts."""

from django.db import migrations

GATE = """
CREATE FUNCTION gongkai_follows() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(string_to_array(nullif(current_setting('gongkai.follows', true), ''), ',')::bigint[], '{}') $$;
CREATE POLICY follows ON publishing_itemevent FOR SELECT USING (
    kind IN ('published', 'channel_used', 'validity_changed', 'withdrawn', 'finding_released')
    AND organ_id = ANY (ARRAY(SELECT unnest(gongkai_follows())))
);
"""
NO_GATE = "DROP POLICY follows ON publishing_itemevent; DROP FUNCTION gongkai_follows();"
# For the figures of a year, and for the log, which is read from its end: neither reads the events of drafting, which are most.
INDEXES = """
CREATE INDEX event_of_channel ON publishing_itemevent (organ_id, happened_on, item_id) WHERE kind = 'channel_used';
CREATE INDEX event_of_log ON publishing_itemevent (recorded_at, id) INCLUDE (organ_id)
    WHERE kind IN ('published', 'withdrawn', 'finding_released');
CREATE INDEX log_by_time ON organs_logentry (recorded_at, id);
"""
NO_INDEXES = "DROP INDEX event_of_channel; DROP INDEX event_of_log; DROP INDEX log_by_time;"


class Migration(migrations.Migration):
    dependencies = (("publishing", "0002_walls"), ("organs", "0003_log"))
    operations = (migrations.RunSQL(GATE, NO_GATE), migrations.RunSQL(INDEXES, NO_INDEXES))
