"""A job and a one-time key stand only in the indexes by which somebody looks for them."""

from django.db import migrations, models
from django.db.models import Q

from accord.core import clock
from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [("core", "0003_fewer_indexes")]

    operations = [
        migrations.RemoveIndex("job", "job_next"),
        migrations.RemoveIndex("job", "job_swept"),
        migrations.AlterField("job", "dedupe_key", models.CharField(blank=True, max_length=120, null=True)),
        migrations.AddConstraint(
            "job",
            models.UniqueConstraint(fields=["dedupe_key"], name="job_once", condition=Q(dedupe_key__isnull=False)),
        ),
        migrations.AddIndex(
            "job", models.Index(fields=["state", "queue", "-priority", "run_at", "id"], name="job_next")
        ),
        migrations.AddIndex(
            "job",
            models.Index(fields=["state", "finished_at"], name="job_swept", condition=Q(finished_at__isnull=False)),
        ),
        WithoutOwnIndex("oncekey", "created_at", models.DateTimeField(default=clock.now)),
    ]
