import django.db.models.deletion
from django.db import migrations, models

import accord.core.clock
import accord.core.ids


class Migration(migrations.Migration):
    dependencies = [("messaging", "0004_finding")]

    operations = [
        migrations.CreateModel(
            name="RefusedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True),
                ),
                ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ("name", models.CharField(max_length=200)),
                ("refused", models.CharField(max_length=30)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refused_files",
                        to="messaging.message",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
