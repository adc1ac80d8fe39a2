"""A delivery stands only in the indexes by which it is looked up; by its child nobody looks for a notice."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q, UniqueConstraint

from accord.core.column_indexes import WithoutOwnIndex


def let_go_of_logins(apps: Any, schema_editor: Any) -> None:
    """Take the constraint away; SQLite copies the table for that, and the next step does so without it, too."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.remove_constraint(apps.get_model("delivery", "Delivery"), _logins())


def hold_logins(apps: Any, schema_editor: Any) -> None:
    """Make the constraint again."""
    schema_editor.add_constraint(apps.get_model("delivery", "Delivery"), _logins())


def _logins() -> UniqueConstraint:
    return UniqueConstraint(fields=["notice", "login", "channel"], name="login_told_once")


class Migration(migrations.Migration):
    dependencies = [("delivery", "0004_lately_told"), ("people", "0004_district_safeguarding")]

    operations = [
        migrations.RemoveIndex("delivery", "delivery_by_provider"),
        migrations.RemoveIndex("delivery", "delivery_of_guardian"),
        migrations.RemoveIndex("delivery", "delivery_of_staff"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(let_go_of_logins, hold_logins)],
            state_operations=[migrations.RemoveConstraint("delivery", "login_told_once")],
        ),
        migrations.RemoveConstraint("delivery", "staff_told_once"),
        *(
            migrations.AddConstraint(
                "delivery",
                UniqueConstraint(
                    fields=["notice", person, "channel"],
                    name=f"{person}_told_once",
                    condition=Q((f"{person}__isnull", False)),
                ),
            )
            for person in ("staff", "login")
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
