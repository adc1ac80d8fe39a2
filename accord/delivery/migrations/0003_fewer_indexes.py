"""Indexes go that another one begins with, or by which nobody looks: each of them was written with every row."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0002_telling_above"),
        ("people", "0004_district_safeguarding"),
        ("schools", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WithoutOwnIndex(
            model_name="attempt",
            name="delivery",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attempts",
                to="delivery.delivery",
            ),
        ),
        WithoutOwnIndex(
            model_name="delivery",
            name="guardian",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.guardian",
            ),
        ),
        WithoutOwnIndex(
            model_name="delivery",
            name="login",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        WithoutOwnIndex(
            model_name="delivery",
            name="notice",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="delivery.notice",
            ),
        ),
        WithoutOwnIndex(
            model_name="delivery",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        WithoutOwnIndex(
            model_name="inboundmail",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inbound_mail",
                to="schools.school",
            ),
        ),
        WithoutOwnIndex(
            model_name="notice",
            name="kind",
            field=models.SlugField(db_index=False, max_length=40),
        ),
        WithoutOwnIndex(
            model_name="unreached",
            name="notice",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="unreached",
                to="delivery.notice",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("login__isnull", False)), fields=["login"], name="delivery_of_login"
            ),
        ),
    ]
