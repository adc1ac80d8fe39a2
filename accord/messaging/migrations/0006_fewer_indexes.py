"""Indexes go that another one begins with, or by which nobody looks: each of them was written with every row."""

import django.db.models.deletion
from django.db import migrations, models

from accord.core.column_indexes import WithoutOwnIndex


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0005_looked_back_at_above"),
        ("people", "0004_district_safeguarding"),
        ("schools", "0001_tables"),
    ]

    operations = [
        WithoutOwnIndex(
            model_name="answering",
            name="conversation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answering",
                to="messaging.conversation",
            ),
        ),
        WithoutOwnIndex(
            model_name="concerned",
            name="conversation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="concerned",
                to="messaging.conversation",
            ),
        ),
        WithoutOwnIndex(
            model_name="conversation",
            name="assigned_staff",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        WithoutOwnIndex(
            model_name="conversation",
            name="assigned_team",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.team",
            ),
        ),
        WithoutOwnIndex(
            model_name="conversation",
            name="guardian",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="people.guardian",
            ),
        ),
        WithoutOwnIndex(
            model_name="conversation",
            name="school",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="schools.school",
            ),
        ),
        WithoutOwnIndex(
            model_name="conversation",
            name="student",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="people.student",
            ),
        ),
        WithoutOwnIndex(
            model_name="emergency",
            name="told",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        WithoutOwnIndex(
            model_name="hold",
            name="clause_key",
            field=models.SlugField(blank=True, db_index=False, max_length=60),
        ),
        WithoutOwnIndex(
            model_name="message",
            name="conversation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="messages",
                to="messaging.conversation",
            ),
        ),
        WithoutOwnIndex(
            model_name="message",
            name="guardian",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.guardian",
            ),
        ),
        WithoutOwnIndex(
            model_name="message",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        WithoutOwnIndex(
            model_name="newdate",
            name="clock",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="new_dates",
                to="messaging.responseclock",
            ),
        ),
        WithoutOwnIndex(
            model_name="responseclock",
            name="clause_key",
            field=models.SlugField(blank=True, db_index=False, max_length=60),
        ),
        WithoutOwnIndex(
            model_name="responseclock",
            name="stopped_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="messaging.message",
            ),
        ),
        migrations.AddIndex(
            model_name="emergency",
            index=models.Index(condition=models.Q(("told__isnull", False)), fields=["told"], name="emergency_told"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("guardian__isnull", False)), fields=["guardian"], name="message_of_guardian"
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=models.Q(("staff__isnull", False)), fields=["staff"], name="message_of_staff"),
        ),
    ]
