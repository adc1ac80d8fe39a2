"""Making tables on PostgreSQL: Django's way, without an index that nobody asks."""

from typing import Any

from django.db.backends.postgresql import schema
from django.db.models import Field, Model


class SchemaEditor(schema.DatabaseSchemaEditor):
    """Leaves out the second index that Django gives to each unique text, for looking up how it begins.

    References and names are looked up whole; what is looked for by its parts has an index of its own.
    """

    def _create_like_index_sql(self, model: type[Model], field: "Field[Any, Any]") -> None:
        return None
