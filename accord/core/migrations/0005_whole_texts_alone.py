"""On PostgreSQL a unique text has no second index for how it begins: nobody looks for that."""

from django.db import migrations

SECOND = r"""
    SELECT i.relname FROM pg_index
    JOIN pg_class i ON i.oid = pg_index.indexrelid
    JOIN pg_class t ON t.oid = pg_index.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
    JOIN pg_opclass o ON o.oid = pg_index.indclass[0]
    WHERE i.relname LIKE '%\_like' AND o.opcname IN ('varchar_pattern_ops', 'text_pattern_ops')
      AND pg_index.indnatts = 1
"""


def drop_second_indexes(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(SECOND)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("core", "0004_quicker_answers")]

    operations = [migrations.RunPython(drop_second_indexes, migrations.RunPython.noop)]
