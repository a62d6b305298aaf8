"""Row-level security on every table of publishing, events that stay, and what of a publication never changes."""

from django.db import migrations

from gongkai_web.organs.walls import insert_only, walled

FIXED = """
CREATE FUNCTION publication_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.item_id, NEW.organ_id, NEW.index_no, NEW.published_at) IS DISTINCT FROM (OLD.item_id, OLD.organ_id, OLD.index_no, OLD.published_at) THEN
        RAISE EXCEPTION 'organ, index number and time of a publication never change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON publishing_publication FOR EACH ROW EXECUTE FUNCTION publication_stays();
REVOKE DELETE, TRUNCATE ON publishing_publication FROM gongkai_app;
"""
LOOSE = """
DROP TRIGGER stays ON publishing_publication;
DROP FUNCTION publication_stays();
GRANT DELETE ON publishing_publication TO gongkai_app;
"""


class Migration(migrations.Migration):
    dependencies = (("publishing", "0001_initial"), ("organs", "0002_gates"))
    operations = (
        walled("publishing_item"),
        walled("publishing_draft"),
        walled("publishing_itemevent"),
        walled("publishing_relation", also_read="published"),
        walled("publishing_attachment", also_read="published"),
        walled("publishing_publication", also_read="true"),
        walled("publishing_indexcounter"),
        insert_only("publishing_itemevent"),
        migrations.RunSQL(FIXED, LOOSE),
    )
