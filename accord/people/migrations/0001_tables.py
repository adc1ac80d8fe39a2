"""Logins, guardians, students, staff, classes, invitations and rosters."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
from accord.core.table_making import CreateTables


class Migration(migrations.Migration):
    replaces = [("people", "0001_initial"), ("people", "0002_roster"), ("people", "0003_joining")]

    initial = True

    dependencies = [
        ("schools", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ColumnMatch",
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
                            "table",
                            models.CharField(
                                choices=[
                                    ("oneroster", "OneRoster bundle"),
                                    ("families", "Our own table of children and their adults"),
                                    ("staff", "Our own table of staff"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("signature", models.CharField(max_length=64)),
                        ("columns", models.JSONField()),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="column_matches",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "table", "signature"), name="one_match_per_header"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Login",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "ref",
                            models.CharField(
                                default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True
                            ),
                        ),
                        ("sign_in_name", models.CharField(default=accord.core.ids.new_ref, max_length=60, unique=True)),
                        ("email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                        ("name", models.CharField(max_length=160)),
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
                                default="en",
                                max_length=10,
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        ("created_at", models.DateTimeField(default=accord.core.clock.now, editable=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="login_email_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RosterImport",
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
                        ("started_by", models.CharField(max_length=80)),
                        ("started_by_name", models.CharField(max_length=160)),
                        (
                            "table",
                            models.CharField(
                                choices=[
                                    ("oneroster", "OneRoster bundle"),
                                    ("families", "Our own table of children and their adults"),
                                    ("staff", "Our own table of staff"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("matching", "Waiting for the columns to be confirmed"),
                                    ("reading", "Being read"),
                                    ("unreadable", "Could not be read"),
                                    ("ready", "Ready to look at"),
                                    ("applying", "Being taken over"),
                                    ("applied", "Taken over"),
                                    ("dropped", "Dropped"),
                                    ("expired", "Expired"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("file_name", models.CharField(max_length=120)),
                        ("options", models.JSONField(default=dict)),
                        ("counts", models.JSONField(default=dict)),
                        ("done", models.BigIntegerField(default=0)),
                        ("expected", models.BigIntegerField(default=0)),
                        ("ready_at", models.DateTimeField(blank=True, null=True)),
                        ("applied_at", models.DateTimeField(blank=True, null=True)),
                        ("applied_by", models.CharField(blank=True, max_length=80)),
                        ("without_bad_lines", models.BooleanField(default=False)),
                        ("refusal", models.CharField(blank=True, max_length=40)),
                        (
                            "planned_after",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.rosterimport",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster_imports",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at", "-id"],
                        "indexes": [models.Index(fields=["school", "-created_at"], name="roster_import_of_school")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "applying")),
                                fields=("school",),
                                name="one_roster_applied_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=10)),
                        ("source_id", models.CharField(max_length=520)),
                        ("record_id", models.BigIntegerField()),
                        ("imported", models.TextField()),
                        ("modified", models.CharField(blank=True, max_length=40)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roster_links",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "kind", "record_id"], name="roster_link_by_record")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "kind", "source_id"), name="source_names_one_record"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolClass",
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
                                choices=[("form", "Form class"), ("subject", "Subject class")],
                                default="form",
                                max_length=8,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("year_group", models.CharField(blank=True, max_length=20)),
                        ("subject", models.CharField(blank=True, max_length=80)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="schools.school"
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="classes",
                                to="schools.academicyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("school", "source_id"),
                                name="class_source_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Team",
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
                        ("name", models.CharField(max_length=80)),
                        ("purpose", models.CharField(blank=True, max_length=200)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="teams", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("school", "name"),
                                name="team_named_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConfidentialReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=80)),
                        ("what", models.CharField(max_length=60)),
                        ("at", models.DateTimeField(default=accord.core.clock.now)),
                        (
                            "login",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "subject", "at"], name="reading_by_subject")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DistrictPost",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chief_executive", "Chief executive"),
                                    ("district_administrator", "District administrator"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="schools.district"
                            ),
                        ),
                        (
                            "login",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="district_posts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("district", "login", "role"),
                                name="district_post_once",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Guardian",
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
                        ("given_name", models.CharField(max_length=80)),
                        ("family_name", models.CharField(blank=True, max_length=80)),
                        ("preferred_name", models.CharField(blank=True, max_length=120)),
                        ("pronunciation", models.CharField(blank=True, max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("address", models.TextField(blank=True, max_length=400)),
                        ("address_confidential", models.BooleanField(default=False)),
                        ("language", models.CharField(default="en", max_length=16)),
                        ("interpreter_needed", models.BooleanField(default=False)),
                        ("large_print", models.BooleanField(default=False)),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "login",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="guardians",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guardians",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["family_name", "given_name", "id"],
                        "indexes": [
                            models.Index(fields=["school", "family_name", "given_name"], name="guardian_by_name")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("school", "source_id"),
                                name="guardian_source_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("login__isnull", False)),
                                fields=("school", "login"),
                                name="guardian_login_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffMember",
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
                        ("given_name", models.CharField(max_length=80)),
                        ("family_name", models.CharField(blank=True, max_length=80)),
                        ("preferred_name", models.CharField(blank=True, max_length=120)),
                        ("pronunciation", models.CharField(blank=True, max_length=120)),
                        ("title", models.CharField(blank=True, max_length=20)),
                        ("job_title", models.CharField(blank=True, max_length=80)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "login",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="staff_posts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="staff", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["family_name", "given_name", "id"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("school", "source_id"),
                                name="staff_source_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("login__isnull", False)),
                                fields=("school", "login"),
                                name="staff_login_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Student",
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
                        ("given_name", models.CharField(max_length=80)),
                        ("family_name", models.CharField(blank=True, max_length=80)),
                        ("preferred_name", models.CharField(blank=True, max_length=120)),
                        ("pronunciation", models.CharField(blank=True, max_length=120)),
                        ("born_on", models.DateField(blank=True, null=True)),
                        ("year_group", models.CharField(blank=True, max_length=20)),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "login",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="students",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="students",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["family_name", "given_name", "id"],
                        "indexes": [
                            models.Index(fields=["school", "family_name", "given_name"], name="student_by_name")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("school", "source_id"),
                                name="student_source_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
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
                                    ("leave", "Leave"),
                                    ("illness", "Illness"),
                                    ("training", "Training"),
                                    ("other", "Other"),
                                ],
                                default="leave",
                                max_length=10,
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_at"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="absence_ends_later"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
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
                                    ("duty_person", "Duty person for urgent matters"),
                                    ("reception", "Reception"),
                                    ("gate", "Gate"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="schools.school"
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duties",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_at"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="duty_ends_later"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Enrolment",
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
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="enrolments",
                                to="people.schoolclass",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="enrolments",
                                to="people.student",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("school_class", "student"),
                                name="enrolled_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuardianJoined",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("why", models.CharField(max_length=200)),
                        ("same_child_why", models.CharField(blank=True, max_length=200)),
                        ("done", models.JSONField(default=dict)),
                        (
                            "away",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_into",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_here",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("away", models.F("into")), _negated=True),
                                name="guardianjoined_into_another",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "channel",
                            models.CharField(choices=[("email", "E-mail"), ("letter", "Printed letter")], max_length=8),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("code_hash", models.CharField(max_length=64, unique=True)),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="people.guardian"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="schools.school",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="people.student"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-created_at"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("guardian__isnull", False), ("staff__isnull", True), ("student__isnull", True)
                                    ),
                                    models.Q(
                                        ("guardian__isnull", True), ("staff__isnull", False), ("student__isnull", True)
                                    ),
                                    models.Q(
                                        ("guardian__isnull", True), ("staff__isnull", True), ("student__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_for_one_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleHolding",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("teacher", "Teacher"),
                                    ("form_teacher", "Form teacher"),
                                    ("office", "Office"),
                                    ("head_of_year", "Head of year"),
                                    ("special_needs", "Special needs coordinator"),
                                    ("safeguarding_lead", "Safeguarding lead"),
                                    ("leader", "Leader"),
                                    ("headteacher", "Headteacher"),
                                    ("governor", "Governor"),
                                    ("chair", "Chair of governors"),
                                    ("volunteer_coordinator", "Volunteer coordinator"),
                                    ("administrator", "Administrator"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("scope", models.CharField(blank=True, max_length=40)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["role", "starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="role_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("staff", "role", "scope"),
                                name="role_held_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffJoined",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("why", models.CharField(max_length=200)),
                        ("same_child_why", models.CharField(blank=True, max_length=200)),
                        ("done", models.JSONField(default=dict)),
                        (
                            "away",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_into",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_here",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("away", models.F("into")), _negated=True),
                                name="staffjoined_into_another",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="StudentContact",
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
                            "relationship",
                            models.CharField(
                                choices=[
                                    ("mother", "Mother"),
                                    ("father", "Father"),
                                    ("parent", "Parent"),
                                    ("step_parent", "Step-parent"),
                                    ("grandparent", "Grandparent"),
                                    ("aunt_or_uncle", "Aunt or uncle"),
                                    ("sibling", "Grown-up brother or sister"),
                                    ("foster_carer", "Foster carer"),
                                    ("carer", "Carer"),
                                    ("representative", "Representative of a guardian"),
                                    ("local_authority", "Local authority"),
                                    ("other", "Other"),
                                ],
                                default="parent",
                                max_length=16,
                            ),
                        ),
                        ("parental_responsibility", models.BooleanField(default=False)),
                        ("lives_with", models.BooleanField(default=False)),
                        ("may_be_contacted", models.BooleanField(default=True)),
                        ("may_collect", models.BooleanField(default=False)),
                        ("contact_order", models.PositiveSmallIntegerField(default=1)),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=512)),
                        (
                            "guardian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "represents",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="representations",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="schools.school",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="people.student",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["contact_order", "id"],
                        "indexes": [models.Index(fields=["guardian", "student"], name="tie_by_guardian")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("student", "guardian"), name="one_tie_per_child_and_guardian"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("relationship", "representative"), ("represents__isnull", True), _connector="OR"
                                ),
                                name="only_representatives_represent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StudentJoined",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("why", models.CharField(max_length=200)),
                        ("same_child_why", models.CharField(blank=True, max_length=200)),
                        ("done", models.JSONField(default=dict)),
                        (
                            "away",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_into",
                                to="people.student",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined_here",
                                to="people.student",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("away", models.F("into")), _negated=True),
                                name="studentjoined_into_another",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Teaching",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("form_teacher", "Form teacher"),
                                    ("teacher", "Teacher"),
                                    ("support", "Learning support"),
                                ],
                                default="teacher",
                                max_length=14,
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("source_id", models.CharField(blank=True, max_length=255)),
                        (
                            "school_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="teachings",
                                to="people.schoolclass",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="teachings",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("school_class", "staff", "part"),
                                name="teaches_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMembership",
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
                        ("leads", models.BooleanField(default=False)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="people.team",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("team", "staff"),
                                name="in_a_team_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TwoGuardians",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.guardian"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.guardian"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))), name="twoguardians_in_order"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at__isnull", True)),
                                fields=("one", "other"),
                                name="twoguardians_said_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TwoStaff",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))), name="twostaff_in_order"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at__isnull", True)),
                                fields=("one", "other"),
                                name="twostaff_said_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TwoStudents",
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
                        ("at", models.DateTimeField()),
                        ("by", models.CharField(max_length=80)),
                        ("by_name", models.CharField(max_length=160)),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.student"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.student"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))), name="twostudents_in_order"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at__isnull", True)),
                                fields=("one", "other"),
                                name="twostudents_said_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPattern",
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
                        ("starts_on", models.DateField()),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="work_patterns",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("staff", "starts_on"), name="one_pattern_per_start")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourtOrder",
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
                            "scope",
                            models.CharField(
                                choices=[
                                    ("information", "No information about the child"),
                                    ("contact", "No contact with the child"),
                                    ("collection", "May not collect the child"),
                                    ("all", "No information, no contact, no collection"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("issued_by", models.CharField(max_length=160)),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        ("note", models.TextField(blank=True, max_length=1000)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_orders",
                                to="schools.school",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_orders",
                                to="people.studentcontact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="order_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cover",
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
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "absence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="covers", to="people.absence"
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="covering",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_at"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="cover_ends_later"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PatternInterval",
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
                            "pattern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="intervals",
                                to="people.workpattern",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["weekday", "opens_minute"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("weekday__gte", 1), ("weekday__lte", 7)),
                                name="pattern_weekday_exists",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closes_minute__gt", models.F("opens_minute")), ("closes_minute__lte", 1440)
                                ),
                                name="pattern_closes_after_opening",
                            ),
                            models.UniqueConstraint(
                                fields=("pattern", "weekday", "opens_minute"), name="pattern_opens_once"
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
