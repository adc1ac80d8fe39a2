"""A part answer moves the clocks for what its writer had read, and no other; so two may run for one conversation."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def note_when_parted(apps: Any, schema_editor: Any) -> None:
    """Say of each clock when the first part answer was written that moved it."""
    moved = apps.get_model("messaging", "NewDate").objects.filter(clock=OuterRef("pk"))
    first = moved.order_by("message__written_at").values("message__written_at")[:1]
    clocks = apps.get_model("messaging", "ResponseClock").objects.filter(new_dates__isnull=False)
    apps.get_model("messaging", "ResponseClock").objects.filter(pk__in=clocks.values("pk")).update(
        parted_at=Subquery(first)
    )


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_dates_of_what_is_held")]

    operations = [
        migrations.AddField("responseclock", "parted_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(note_when_parted, migrations.RunPython.noop),
        migrations.RemoveConstraint("responseclock", "one_running_clock_of_a_kind"),
        migrations.AddConstraint(
            "responseclock",
            models.UniqueConstraint(
                fields=["conversation", "kind", "message"],
                condition=Q(stopped_at__isnull=True, dropped_at__isnull=True),
                name="one_running_clock_for_a_message",
            ),
        ),
        migrations.AlterField(
            "newdate",
            "message",
            models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="new_dates", to="messaging.message"),
        ),
        migrations.AddConstraint(
            "newdate",
            models.UniqueConstraint(fields=["clock", "message"], name="part_answer_moves_a_clock_once"),
        ),
    ]
