"""The functions that row-level security asks."""

from django.db import migrations

from gongkai_web.organs.walls import DROP_GATES, GATES


class Migration(migrations.Migration):
    dependencies = (("organs", "0001_initial"),)
    operations = (migrations.RunSQL(GATES, DROP_GATES),)
