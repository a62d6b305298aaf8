"""Lists of powers, licences and services, in versions that stay."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import gongkai_web.compilations.kinds
from gongkai_web.organs.walls import walled

PROTECT = django.db.models.deletion.PROTECT
_PUBLIC = "SELECT 1 FROM compilations_register WHERE compilations_register.id = compilations_registerentry.register_id AND published_at IS NOT NULL"
_STAYS = """
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON compilations_register FOR EACH ROW EXECUTE FUNCTION compilation_stays();
CREATE FUNCTION compilations_registerentry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM compilations_register WHERE id IN (OLD.register_id, NEW.register_id) AND published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the lines of a published compilation never change';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON compilations_registerentry
    FOR EACH ROW EXECUTE FUNCTION compilations_registerentry_stays();
"""
_GO = """
DROP TRIGGER stays ON compilations_register;
DROP TRIGGER stays ON compilations_registerentry;
DROP FUNCTION compilations_registerentry_stays();
"""


class Migration(migrations.Migration):
    dependencies = (("compilations", "0003_four_eyes"), migrations.swappable_dependency(settings.AUTH_USER_MODEL))
    operations = (
        migrations.CreateModel(
            "Register",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published at")),
                ("edited_at", models.DateTimeField(editable=False, null=True)),
                ("kind", models.CharField(choices=gongkai_web.compilations.kinds.choices, max_length=20, verbose_name="kind of list")),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "edited_by",
                    models.ForeignKey(editable=False, null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="%(class)ss", to="organs.organ", verbose_name="organ")),
            ],
            {
                "verbose_name": "list",
                "verbose_name_plural": "lists",
                "ordering": ("organ", "kind", "-number"),
                "constraints": [models.UniqueConstraint(fields=("organ", "kind", "number"), name="register_numbered_once")],
            },
        ),
        migrations.CreateModel(
            "RegisterEntry",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(verbose_name="number")),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code of the matter")),
                ("name", models.CharField(max_length=300, verbose_name="name of the matter")),
                ("basis", models.TextField(blank=True, verbose_name="legal basis")),
                ("unit", models.CharField(blank=True, max_length=300, verbose_name="unit or scope")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ")),
                (
                    "register",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="compilations.register"),
                ),
            ],
            {
                "verbose_name": "entry of a list",
                "verbose_name_plural": "entries of a list",
                "ordering": ("register", "position"),
                "constraints": [models.UniqueConstraint(fields=("register", "position"), name="register_entry_numbered_once")],
            },
        ),
        walled("compilations_register", also_read="published_at IS NOT NULL"),
        walled("compilations_registerentry", also_read=f"EXISTS ({_PUBLIC})"),
        migrations.RunSQL(_STAYS, _GO),
    )
