"""Concerns and complaints."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
from accord.core.table_making import CreateTables


class Migration(migrations.Migration):
    replaces = [("concerns", "0001_begin")]

    initial = True

    dependencies = [
        ("charters", "0001_tables"),
        ("people", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Concern",
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
                        ("topic", models.CharField(max_length=60)),
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("what_happened", models.TextField()),
                        ("child_says", models.TextField(blank=True)),
                        ("school_side", models.TextField(blank=True)),
                        ("put_right", models.TextField(blank=True)),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        ("raised_at", models.DateTimeField()),
                        ("answer_by", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "held_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="schools.school",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="people.student",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["school", "closed_at", "answer_by", "id"], name="concerns_by_due"),
                            models.Index(fields=["guardian", "raised_at"], name="concerns_of_guardian"),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SerialDecision",
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
                        ("matter", models.CharField(max_length=300)),
                        ("reasons", models.TextField()),
                        ("tried_before", models.TextField()),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("lifted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="serial_decisions",
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
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
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
                        ("school_does", models.TextField(blank=True)),
                        ("family_does", models.TextField(blank=True)),
                        ("look_again_on", models.DateField(blank=True, null=True)),
                        ("settled", models.BooleanField(default=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "concern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="concerns.concern",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled", False),
                                    models.Q(("family_does", ""), ("school_does", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agreement_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
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
                        ("number", models.CharField(max_length=12)),
                        ("complainant", models.CharField(blank=True, max_length=160)),
                        ("represented_by", models.CharField(blank=True, max_length=160)),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("portal", "Written here"),
                                    ("letter", "By letter"),
                                    ("email", "By e-mail"),
                                    ("telephone", "By telephone"),
                                    ("talk", "In a talk"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("letter", models.TextField()),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        ("accepted_late", models.TextField(blank=True)),
                        ("received_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="schools.school",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="people.student",
                            ),
                        ),
                        (
                            "taken_down_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "concern",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaint",
                                to="concerns.concern",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["school", "ended_at", "received_at"], name="complaint_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "number"), name="complaint_numbered_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("guardian__isnull", False),
                                    models.Q(("complainant", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="complaint_has_a_complainant",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConcernAbout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "concern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="about", to="concerns.concern"
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("concern", "staff"), name="concern_about_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TalkOffer",
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
                            "how",
                            models.CharField(
                                choices=[
                                    ("at_school", "At school"),
                                    ("telephone", "By telephone"),
                                    ("video", "By video"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("taken", models.BooleanField(blank=True, null=True)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "concern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="concerns.concern"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="View",
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
                            "side",
                            models.CharField(
                                choices=[("family", "The family"), ("child", "The child"), ("school", "The school")],
                                max_length=6,
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("text", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "concern",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="views", to="concerns.concern"
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintAbout",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="about",
                                to="concerns.complaint",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("complaint", "staff"), name="complaint_about_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintPaper",
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
                        ("file", models.FileField(blank=True, upload_to="complaints/%Y/%m/")),
                        ("text", models.TextField(blank=True)),
                        ("name", models.CharField(max_length=200)),
                        ("media_type", models.CharField(blank=True, max_length=100)),
                        ("sha256", models.CharField(max_length=64)),
                        ("pages", models.PositiveSmallIntegerField(default=1)),
                        ("by_family", models.BooleanField(default=False)),
                        ("for_family", models.BooleanField(default=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="concerns.complaint",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Ending",
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
                                    ("withdrawn", "Withdrawn by the family"),
                                    ("out_of_scope", "Not a matter for this way"),
                                    ("answered", "Answered"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
                        ("goes_to", models.CharField(blank=True, max_length=200)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="endings",
                                to="concerns.complaint",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("complaint",),
                                name="one_ending",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "out_of_scope"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="out_of_scope_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Point",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("wanted", models.TextField(blank=True)),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        ("dropped_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="concerns.complaint",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("complaint", "number"), name="point_numbered_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Remedy",
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
                        ("text", models.TextField()),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remedies",
                                to="concerns.complaint",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Stage",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("begun_at", models.DateTimeField()),
                        ("acknowledge_by", models.DateTimeField(blank=True, null=True)),
                        ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                        ("answer_by", models.DateTimeField()),
                        ("new_date_reason", models.CharField(blank=True, max_length=300)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True)),
                        ("next_until", models.DateTimeField(blank=True, null=True)),
                        ("handled_as", models.CharField(blank=True, max_length=24)),
                        ("hearing_at", models.DateTimeField(blank=True, null=True)),
                        ("papers_sent_at", models.DateTimeField(blank=True, null=True)),
                        ("heard_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="concerns.complaint",
                            ),
                        ),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "investigator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "indexes": [models.Index(fields=["answered_at", "answer_by"], name="stage_by_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("complaint", "number"), name="each_stage_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TookPart",
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
                        ("part", models.CharField(max_length=16)),
                        ("stage", models.PositiveSmallIntegerField()),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="took_part",
                                to="concerns.complaint",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("complaint", "person", "part", "stage"), name="took_part_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
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
                            "result",
                            models.CharField(
                                choices=[
                                    ("upheld", "Right in this point"),
                                    ("partly", "Right in part"),
                                    ("not_upheld", "Not found to be so"),
                                    ("open", "Cannot be settled"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reasons", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="concerns.point",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="concerns.stage",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [models.UniqueConstraint(fields=("point", "stage"), name="one_finding_a_stage")],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
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
                        ("name", models.CharField(blank=True, max_length=160)),
                        ("independent", models.BooleanField(default=False)),
                        ("chairs", models.BooleanField(default=False)),
                        ("left_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="concerns.stage"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ]
        ),
    ]
