"""Charters, editions, clauses, reviews, signatures and promises."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
from accord.charters.migrations._immutable import guard, unguard
from accord.core.table_making import CreateTables


class Migration(migrations.Migration):
    replaces = [
        ("charters", "0001_charters"),
        ("charters", "0002_recall"),
        ("charters", "0003_immutable"),
        ("charters", "0004_drafting"),
        ("charters", "0005_signing"),
        ("charters", "0006_answers_for_everybody"),
        ("charters", "0007_words_for_children"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Charter",
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
                        ("starting_point", models.CharField(blank=True, max_length=60)),
                        (
                            "school",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="charter", to="schools.school"
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
                    name="SchoolPolicy",
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
                        ("library_key", models.SlugField(blank=True, max_length=60)),
                        ("address", models.URLField(blank=True, max_length=500)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="policies",
                                to="schools.school",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Edition",
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
                        ("languages", models.JSONField(default=list)),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successors",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "charter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="charters.charter",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolPolicyWording",
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
                        ("name", models.CharField(max_length=160)),
                        ("intent", models.TextField(blank=True)),
                        (
                            "policy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="charters.schoolpolicy",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("policy", "language"), name="policy_said_once_per_language")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
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
                        ("note", models.TextField(blank=True)),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="charters.edition",
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
                    name="ClassReminder",
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
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="class_reminders",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.schoolclass"
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
                            models.UniqueConstraint(
                                fields=("edition", "school_class", "staff", "number"), name="form_teacher_reminded_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
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
                        ("audiences", models.JSONField(default=list)),
                        ("opens_on", models.DateField()),
                        ("closes_on", models.DateField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consultations",
                                to="charters.edition",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["opens_on", "id"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="consultation_closes_after_opening",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Discard",
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
                        ("reason", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="discard",
                                to="charters.edition",
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
                    name="EditionText",
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
                        ("document", models.JSONField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="charters.edition"
                            ),
                        ),
                        ("for_children", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "language", "for_children"), name="edition_text_once_per_language"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EditionWording",
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
                        ("title", models.CharField(max_length=160)),
                        ("opening", models.TextField(blank=True)),
                        ("change_note", models.TextField(blank=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="charters.edition",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "language"), name="edition_said_once_per_language"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LaidAside",
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
                                choices=[("clause", "Clause"), ("language", "Language"), ("wording", "Wording")],
                                max_length=8,
                            ),
                        ),
                        ("name", models.CharField(max_length=64)),
                        ("content", models.JSONField(default=dict)),
                        ("put_back_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="laid_aside",
                                to="charters.edition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "id"],
                        "indexes": [models.Index(fields=["edition", "kind", "name"], name="laid_aside_by_name")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseOutcome",
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
                        ("measured", models.CharField(max_length=40)),
                        ("about", models.CharField(max_length=80)),
                        ("began_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        ("met_at", models.DateTimeField(blank=True, null=True)),
                        ("dropped_at", models.DateTimeField(blank=True, null=True)),
                        ("working_seconds", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promise_outcomes",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promise_outcomes",
                                to="schools.school",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "measured", "due_at"], name="promise_by_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("measured", "about"), name="promise_once_about")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewRequest",
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
                        ("note", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review_requests",
                                to="charters.edition",
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
                    name="Section",
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
                                    ("values", "What we value"),
                                    ("school", "What families can expect of the school"),
                                    ("families", "What the school asks of families"),
                                    ("children", "What children can expect of both"),
                                    ("conduct", "Conduct that is not accepted"),
                                    ("breach", "What happens when either side falls short"),
                                    ("concern", "How to raise a concern"),
                                    ("policies", "Other policies"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="charters.edition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "kind"), name="section_once_per_edition")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SigningReminder",
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
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="charters.edition",
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
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("guardian__isnull", False)),
                                fields=("edition", "guardian", "number"),
                                name="guardian_reminded_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("staff__isnull", False)),
                                fields=("edition", "staff", "number"),
                                name="staff_reminded_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Acknowledgement",
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
                            "outcome",
                            models.CharField(choices=[("signed", "Signed"), ("declined", "Declined")], max_length=8),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("portal", "On this page"),
                                    ("paper", "On paper"),
                                    ("meeting", "At a meeting"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("typed_name", models.CharField(blank=True, max_length=160)),
                        ("reason", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField()),
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
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
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
                        (
                            "student",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.student",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledgements",
                                to="charters.editiontext",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["answered_at", "id"],
                        "indexes": [models.Index(fields=["edition", "guardian"], name="acknowledged_by_guardian")],
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
                                name="acknowledged_by_one_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("recorded_by__isnull", True), ("way", "portal")),
                                    models.Q(
                                        models.Q(("way", "portal"), _negated=True), ("recorded_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="acknowledgement_on_paper_recorded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clause",
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
                        ("key", models.SlugField(max_length=60)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="charters.edition",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="charters.section",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["section__position", "position", "id"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "key"), name="clause_once_per_edition")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
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
                        ("starts_on", models.DateField()),
                        ("material", models.BooleanField(default=True)),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "approval",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="charters.approval"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "charter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="charters.charter",
                            ),
                        ),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication",
                                to="charters.edition",
                            ),
                        ),
                        ("weekly_hours", models.CharField(blank=True, max_length=16)),
                    ],
                    options={
                        "ordering": ["starts_on", "number"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("charter", "number"), name="edition_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChildrenWording",
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
                        ("text", models.TextField()),
                        ("translated_from", models.CharField(blank=True, max_length=64)),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children_wordings",
                                to="charters.clause",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("clause", "language"), name="said_to_children_once_per_language"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseRule",
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
                        ("name", models.SlugField(max_length=60)),
                        ("kind", models.CharField(max_length=40)),
                        ("values", models.JSONField(default=dict)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="charters.clause"
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="charters.edition"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["clause__section__position", "clause__position", "position", "id"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "name"), name="rule_named_once_per_edition")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClauseWording",
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
                        ("text", models.TextField()),
                        ("translated_from", models.CharField(blank=True, max_length=64)),
                        (
                            "clause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="charters.clause",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("clause", "language"), name="clause_said_once_per_language")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
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
                        ("clause_key", models.SlugField(blank=True, max_length=60)),
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
                        ("text", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="comments",
                                to="charters.clause",
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="charters.consultation",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="charters.edition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ConversationOffer",
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
                        ("due_at", models.DateTimeField()),
                        ("offered_at", models.DateTimeField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "acknowledgement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offer",
                                to="charters.acknowledgement",
                            ),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        ("held_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DisputedClause",
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
                        ("clause_key", models.SlugField(max_length=60)),
                        (
                            "acknowledgement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputed",
                                to="charters.acknowledgement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("acknowledgement", "clause_key"), name="clause_disputed_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Recall",
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
                        ("reason", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "publication",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recall",
                                to="charters.publication",
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
                    name="Withdrawal",
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
                        ("reason", models.TextField(blank=True)),
                        (
                            "acknowledgement",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="charters.acknowledgement",
                            ),
                        ),
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
                            "recorded_by",
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
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CommentAnswer",
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
                        ("taken_up", models.BooleanField()),
                        ("text", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "comment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answer",
                                to="charters.comment",
                            ),
                        ),
                        ("for_everybody", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ]
        ),
        migrations.RunPython(guard, unguard),
    ]
