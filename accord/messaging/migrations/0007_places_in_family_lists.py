"""A conversation says where it stands in its guardian's list, so that the first few are found without the others."""

from typing import Any

from django.db import migrations, models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Greatest

from accord.core.told_columns import AddToldColumn

NEWS = """
    UPDATE messaging_conversation SET family_news_at = (
        SELECT MAX(said.visible_at) FROM messaging_message said
        WHERE said.conversation_id = messaging_conversation.id AND said.staff_id IS NOT NULL AND said.kind <> 'receipt'
        AND NOT EXISTS (
            SELECT 1 FROM messaging_readmark seen
            WHERE seen.conversation_id = messaging_conversation.id
            AND seen.guardian_id = messaging_conversation.guardian_id AND seen.read_at >= said.visible_at
        )
    )
"""
WAITS = """
    FROM messaging_hold hold JOIN messaging_message said ON said.id = hold.message_id
    WHERE said.staff_id IS NULL AND said.visible_at IS NULL AND NOT hold.settled
    AND NOT EXISTS (SELECT 1 FROM messaging_withdrawal taken WHERE taken.message_id = said.id)
"""
HELD = f"""
    UPDATE messaging_conversation SET family_held_at = (
        SELECT MAX(said.written_at) {WAITS} AND said.conversation_id = messaging_conversation.id
    )
    WHERE id IN (SELECT said.conversation_id {WAITS})
"""  # noqa: S608


def fill(apps: Any, schema_editor: Any) -> None:
    """Say of every conversation what is new to its guardian and what they wrote that waits."""
    schema_editor.execute(NEWS, params=None)
    schema_editor.execute(HELD, params=None)


def count(apps: Any, schema_editor: Any) -> None:
    """Let PostgreSQL see what the new columns hold."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ANALYZE messaging_conversation")


class Migration(migrations.Migration):
    dependencies = [("messaging", "0006_fewer_indexes")]

    operations = [
        migrations.AddField("conversation", "family_news_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("conversation", "family_held_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        AddToldColumn(
            "conversation",
            "family_rank",
            models.GeneratedField(
                db_persist=True,
                expression=Case(
                    When(
                        Q(waiting_on="family")
                        & (Q(family_held_at__isnull=True) | Q(family_held_at__lt=F("last_message_at"))),
                        then=Value(0),
                    ),
                    When(family_news_at__isnull=False, then=Value(0)),
                    When(Q(waiting_on="school") | Q(family_held_at__isnull=False), then=Value(1)),
                    default=Value(2),
                ),
                output_field=models.PositiveSmallIntegerField(),
            ),
        ),
        AddToldColumn(
            "conversation",
            "family_moved_at",
            models.GeneratedField(
                db_persist=True,
                expression=Greatest(F("last_message_at"), Coalesce(F("family_held_at"), F("last_message_at"))),
                output_field=models.DateTimeField(),
            ),
        ),
        migrations.RemoveIndex("conversation", "home_by_last_message"),
        migrations.AddIndex(
            "conversation",
            models.Index(fields=["guardian", "family_rank", "-family_moved_at"], name="place_in_family_list"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
