"""A step of the database that adds a column which the database itself tells of others of the same row.

Django's own step copies the whole table on SQLite, and with the table go its triggers. There the column is told at each
reading; PostgreSQL keeps it. An index keeps it in both.
"""

from typing import Any

from django.db import migrations


class AddToldColumn(migrations.AddField):
    """Add a `GeneratedField`; the rows stay as they lie on SQLite."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Add the column."""
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.name)
        told, _nothing = schema_editor.column_sql(model, field)
        at_each_reading = f"{told.removesuffix(' STORED')} VIRTUAL"
        schema_editor.execute(f'ALTER TABLE "{model._meta.db_table}" ADD COLUMN "{field.column}" {at_each_reading}')
