"""A join remembers which sign-in of the person went and which stays."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _login():
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0002_needs")]

    operations = [
        migrations.AddField(model_name=model, name=name, field=_login())
        for model in ("guardianjoined", "studentjoined", "staffjoined")
        for name in ("login_gone", "login_stays")
    ]
