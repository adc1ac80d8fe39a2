"""Schools, districts, years, terms, closures and hours."""

import django.db.models.deletion
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
import accord.schools.models.school
from accord.core.table_making import CreateTables


class Migration(migrations.Migration):
    replaces = [("schools", "0001_initial"), ("schools", "0002_office_between_terms")]

    initial = True

    dependencies = []

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="District",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("trust", "Trust"), ("district", "District"), ("ministry", "Ministry")],
                                default="trust",
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DistrictSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("time_zone", "Time zone"),
                                    ("languages", "Languages"),
                                    ("country", "Country"),
                                    ("weekly_hours", "Weekly hours"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("value", models.JSONField()),
                        (
                            "latitude",
                            models.CharField(
                                choices=[
                                    ("fixed", "The same at every school"),
                                    ("refine", "A school may be stricter"),
                                    ("free", "A school may choose its own"),
                                ],
                                default="refine",
                                max_length=8,
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="settings",
                                to="schools.district",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("district", "key"), name="one_district_setting_per_key")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="School",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        ("name", models.CharField(max_length=120)),
                        ("short_name", models.CharField(blank=True, max_length=40)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("crest", models.FileField(blank=True, upload_to=accord.schools.models.school._crest_path)),
                        ("country", models.CharField(blank=True, max_length=2)),
                        ("subdivision", models.CharField(blank=True, max_length=6)),
                        ("time_zone", models.CharField(blank=True, max_length=60)),
                        ("languages", models.JSONField(blank=True, default=list)),
                        (
                            "main_language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("zh-hans", "中文"),
                                    ("ms", "Bahasa Melayu"),
                                    ("ta", "தமிழ்"),
                                    ("pl", "Polski"),
                                    ("ro", "Română"),
                                    ("ur", "اردو"),
                                    ("ar", "العربية"),
                                    ("cy", "Cymraeg"),
                                    ("fr", "Français"),
                                    ("es", "Español"),
                                ],
                                default="en",
                                max_length=10,
                            ),
                        ),
                        ("address", models.TextField(blank=True, max_length=400)),
                        ("office_phone", models.CharField(blank=True, max_length=30)),
                        ("office_email", models.EmailField(blank=True, max_length=254)),
                        ("emergency_phone", models.CharField(blank=True, max_length=30)),
                        ("emergency_note", models.CharField(blank=True, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="schools",
                                to="schools.district",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["district", "name"], name="school_in_district")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="AcademicYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        ("name", models.CharField(max_length=40)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="years", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="year_ends_after_start"
                            ),
                            models.UniqueConstraint(fields=("school", "name"), name="year_named_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Closure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("public_holiday", "Public holiday"),
                                    ("school_holiday", "School holiday"),
                                    ("training_day", "Staff training day"),
                                    ("festival", "Festival or holy day"),
                                    ("emergency", "Emergency closure"),
                                    ("other", "Other closure"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("from_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("to_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "source",
                            models.CharField(
                                choices=[("typed", "Typed"), ("icalendar", "Icalendar"), ("holidays", "Holidays")],
                                default="typed",
                                max_length=10,
                            ),
                        ),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closures",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on", "ends_on"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="closure_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("from_minute__isnull", True), ("to_minute__isnull", True)),
                                    models.Q(
                                        ("starts_on", models.F("ends_on")),
                                        ("to_minute__gt", models.F("from_minute")),
                                        ("to_minute__lte", 1440),
                                    ),
                                    _connector="OR",
                                ),
                                name="part_closure_within_one_day",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("school", "source", "source_id"),
                                name="closure_imported_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoreValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="schools.district",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("district__isnull", False), ("school__isnull", True)),
                                    models.Q(("district__isnull", True), ("school__isnull", False)),
                                    _connector="OR",
                                ),
                                name="value_of_school_or_district",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        ("on", models.DateField()),
                        ("name", models.CharField(max_length=120)),
                        ("intervals", models.JSONField()),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="special_days",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "on"), name="one_special_day_per_date")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WeeklyHours",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("school", "School hours"), ("office", "Office hours")],
                                default="school",
                                max_length=8,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="weekly_hours",
                                to="schools.school",
                            ),
                        ),
                        ("between_terms", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["kind", "starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "kind", "starts_on"), name="one_week_per_kind_and_start"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoreValueWording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("en", "English"),
                                    ("zh-hans", "中文"),
                                    ("ms", "Bahasa Melayu"),
                                    ("ta", "தமிழ்"),
                                    ("pl", "Polski"),
                                    ("ro", "Română"),
                                    ("ur", "اردو"),
                                    ("ar", "العربية"),
                                    ("cy", "Cymraeg"),
                                    ("fr", "Français"),
                                    ("es", "Español"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("sentence", models.CharField(max_length=240)),
                        (
                            "value",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="schools.corevalue",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("value", "language"), name="value_said_once_per_language")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="HoursInterval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField()),
                        ("opens_minute", models.PositiveSmallIntegerField()),
                        ("closes_minute", models.PositiveSmallIntegerField()),
                        (
                            "hours",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="intervals",
                                to="schools.weeklyhours",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["weekday", "opens_minute"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("weekday__gte", 1), ("weekday__lte", 7)),
                                name="hours_weekday_exists",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes_minute__gt", models.F("opens_minute")), ("closes_minute__lte", 1440)
                                ),
                                name="hours_close_after_opening",
                            ),
                            models.UniqueConstraint(
                                fields=("hours", "weekday", "opens_minute"), name="hours_open_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                        ("name", models.CharField(max_length=60)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="schools.school"
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="schools.academicyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="term_ends_after_start",
                            )
                        ],
                    },
                ),
            ]
        ),
    ]
