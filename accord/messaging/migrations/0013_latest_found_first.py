"""PostgreSQL finds words among the latest messages and notes first."""

from django.db import migrations

from accord.messaging.migrations._finding import find_all_at_once, find_latest_first


class Migration(migrations.Migration):
    dependencies = [("messaging", "0012_child_heard_by_the_office")]

    operations = [migrations.RunPython(find_latest_first, find_all_at_once)]
