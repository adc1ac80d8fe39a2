"""PostgreSQL counts which states of a conversation come together, and so sees how long the desk's lists are.

Taken one by one, few conversations are open, few have nobody and few have a date; that these are the same few it does
not suppose. It then fetched and sorted a whole list, where an index gives the first page. SQLite does not suppose so.
"""

from typing import Any

from django.db import migrations

TOGETHER = "school_id, closed_at, assigned_staff_id, assigned_team_id, waiting_on"


def count_together(apps: Any, schema_editor: Any) -> None:
    """Let PostgreSQL count the states together, and do so now."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE STATISTICS open_conversations (mcv) ON {TOGETHER} FROM messaging_conversation")
        schema_editor.execute("ANALYZE messaging_conversation")


def count_apart(apps: Any, schema_editor: Any) -> None:
    """Count each state for itself again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP STATISTICS open_conversations")


class Migration(migrations.Migration):
    dependencies = [("messaging", "0003_part_answers")]

    operations = [migrations.RunPython(count_together, count_apart)]
