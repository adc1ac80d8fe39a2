"""Indexes go that another one begins with, or by which nobody looks: each of them was written with every row."""

import django.db.models.deletion
from django.db import migrations, models

from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [
        ("charters", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        WithoutOwnIndex(
            model_name="promiseoutcome",
            name="school",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promise_outcomes",
                to="schools.school",
            ),
        ),
    ]
