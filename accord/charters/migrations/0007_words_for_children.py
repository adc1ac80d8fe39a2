"""Words for children: a wording of their own, a text of their own that students sign, reminders to form teachers."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accord.core.clock
import accord.core.ids

immutable = import_module("accord.charters.migrations.0003_immutable")


def refusals():
    """Yield the triggers of the new table, as migration 0003 does for the old ones."""
    yield from immutable._guard("childrenwording", ("INSERT", "UPDATE", "DELETE"), immutable.CLAUSE_OF)


def guard_children(apps, schema_editor):
    """Make the triggers of the new table."""
    write = immutable.WRITTEN_FOR[schema_editor.connection.vendor]
    for refusal in refusals():
        schema_editor.execute(write(*refusal), params=None)


def unguard_children(apps, schema_editor):
    """Take the triggers of the new table away."""
    for name, table, *_ in refusals():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}; DROP FUNCTION charters_{name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):

    dependencies = [
        ("charters", "0006_answers_for_everybody"),
        ("people", "0002_roster"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildrenWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(choices=settings.LANGUAGES, max_length=10)),
                ("text", models.TextField()),
                ("translated_from", models.CharField(blank=True, max_length=64)),
                ("clause", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="children_wordings", to="charters.clause")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("clause", "language"), name="said_to_children_once_per_language")],
            },
        ),
        migrations.RunPython(guard_children, unguard_children),
        migrations.CreateModel(
            name="ClassReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True)),
                ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("edition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="class_reminders", to="charters.edition")),
                ("school_class", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.schoolclass")),
                ("staff", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("edition", "school_class", "staff", "number"), name="form_teacher_reminded_once")],
            },
        ),
        migrations.RunPython(immutable.unguard, immutable.guard),
        migrations.RemoveConstraint(model_name="editiontext", name="edition_text_once_per_language"),
        migrations.AddField(
            model_name="editiontext",
            name="for_children",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="editiontext",
            constraint=models.UniqueConstraint(fields=("edition", "language", "for_children"), name="edition_text_once_per_language"),
        ),
        migrations.RunPython(immutable.guard, immutable.unguard),
    ]
