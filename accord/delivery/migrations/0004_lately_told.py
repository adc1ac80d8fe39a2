"""What a school told lately is found by when it told it: it is counted twice a day."""

import django.db.models.deletion
from django.db import migrations, models

from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_fewer_indexes"), ("schools", "0001_tables")]

    operations = [
        WithoutOwnIndex(
            model_name="notice",
            name="school",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="schools.school",
            ),
        ),
        migrations.AddIndex("notice", models.Index(fields=["school", "created_at"], name="notice_lately_told")),
    ]
