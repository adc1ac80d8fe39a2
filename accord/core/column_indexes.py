"""A step of the database that takes away the index which Django makes of a foreign key or a short name by itself.

Django's own step copies the whole table on SQLite, and with the table go its triggers, the index of words among them.
"""

from typing import Any

from django.db import migrations


class WithoutOwnIndex(migrations.AlterField):
    """Take away a column's own index, where another begins with it or nobody looks by it; the rows stay as they lie."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the index."""
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        table, column = self._place(app_label, from_state)
        schema_editor.execute(f'DROP INDEX IF EXISTS "{schema_editor._create_index_name(table, [column])}"')

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the index again."""
        if schema_editor.connection.vendor != "sqlite":
            super().database_backwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        schema_editor.execute(schema_editor._create_index_sql(model, fields=[model._meta.get_field(self.name)]))

    def _place(self, app_label: str, state: Any) -> tuple[str, str]:
        model = state.apps.get_model(app_label, self.model_name)
        return model._meta.db_table, model._meta.get_field(self.name).column
