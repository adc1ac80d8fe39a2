"""A delivery stands only in the indexes by which it is looked up; by its child nobody looks for a notice."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q, UniqueConstraint

from accord.core.column_indexes import WithoutOwnIndex

PEOPLE = ("staff", "login")


def let_go(apps: Any, schema_editor: Any) -> None:
    """Take the constraints away; SQLite copies the table for that, and does so once: with the step after this one."""
    if schema_editor.connection.vendor != "sqlite":
        for person in PEOPLE:
            schema_editor.remove_constraint(apps.get_model("delivery", "Delivery"), _once(person))


def hold(apps: Any, schema_editor: Any) -> None:
    """Make the constraints again."""
    for person in PEOPLE:
        schema_editor.add_constraint(apps.get_model("delivery", "Delivery"), _once(person))


def _once(person: str) -> UniqueConstraint:
    return UniqueConstraint(fields=["notice", person, "channel"], name=f"{person}_told_once")


class Migration(migrations.Migration):
    dependencies = [("delivery", "0004_lately_told"), ("people", "0004_district_safeguarding")]

    operations = [
        migrations.RemoveIndex("delivery", "delivery_by_provider"),
        migrations.RemoveIndex("delivery", "delivery_of_guardian"),
        migrations.RemoveIndex("delivery", "delivery_of_staff"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(let_go, hold)],
            state_operations=[migrations.RemoveConstraint("delivery", f"{person}_told_once") for person in PEOPLE],
        ),
        migrations.AlterField("delivery", "message_id", models.CharField(max_length=160)),
        *(
            migrations.AddConstraint(
                "delivery",
                UniqueConstraint(
                    fields=["notice", person, "channel"],
                    name=f"{person}_told_once",
                    condition=Q((f"{person}__isnull", False)),
                ),
            )
            for person in PEOPLE
        ),
        *(
            migrations.AddIndex(
                "delivery",
                models.Index(
                    fields=[person, "channel", "status", "-go_at"],
                    name=f"delivery_of_{person}",
                    condition=Q((f"{person}__isnull", False)),
                ),
            )
            for person in ("guardian", "staff")
        ),
        WithoutOwnIndex(
            "notice",
            "student",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.student",
            ),
        ),
    ]
