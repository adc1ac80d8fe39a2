"""Indexes go that another one begins with, or by which nobody looks: each of them was written with every row."""

import django.db.models.deletion
from django.db import migrations, models

from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_once_keeps_headers"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="auditentry",
            name="audit_by_actor",
        ),
        WithoutOwnIndex(
            model_name="auditentry",
            name="chain",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="core.auditchain",
            ),
        ),
    ]
