"""Conversations, messages, clocks and group spaces."""

import django.db.models.deletion
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
import accord.messaging.models.findable
from accord.core.table_making import CreateTables
from accord.messaging.migrations._finding import index, unindex


class Migration(migrations.Migration):
    replaces = [
        ("messaging", "0001_begin"),
        ("messaging", "0002_wording"),
        ("messaging", "0003_group_spaces"),
        ("messaging", "0004_finding"),
        ("messaging", "0005_refused_files"),
    ]

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
                    name="Conversation",
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
                        ("subject", models.CharField(max_length=160)),
                        ("confidential", models.BooleanField(default=False)),
                        ("unknown_sender", models.EmailField(blank=True, max_length=254)),
                        (
                            "waiting_on",
                            models.CharField(
                                choices=[("school", "The school"), ("family", "The family"), ("nobody", "Nobody")],
                                default="school",
                                max_length=8,
                            ),
                        ),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        ("last_message_at", models.DateTimeField()),
                        ("visible_to_staff_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "assigned_staff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "assigned_team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.team",
                            ),
                        ),
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
                                related_name="conversations",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="schools.school",
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversations",
                                to="people.student",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["school", "closed_at", "due_at", "id"], name="inbox_by_due"),
                            models.Index(fields=["assigned_staff", "closed_at", "due_at", "id"], name="desk_by_due"),
                            models.Index(fields=["assigned_team", "closed_at", "due_at", "id"], name="team_by_due"),
                            models.Index(fields=["guardian", "last_message_at"], name="home_by_last_message"),
                            models.Index(fields=["student", "last_message_at"], name="student_by_last_message"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("guardian__isnull", False),
                                    models.Q(("unknown_sender", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="conversation_has_a_family_side",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("assigned_staff__isnull", True), ("assigned_team__isnull", True), _connector="OR"
                                ),
                                name="assigned_to_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeskChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("folds_strong_wording", models.BooleanField(default=True)),
                        (
                            "staff",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="desk_choice",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupSpace",
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
                        ("hours", models.JSONField(blank=True, default=dict)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_spaces",
                                to="schools.school",
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_spaces",
                                to="people.schoolclass",
                            ),
                        ),
                        ("own_rules", models.TextField(blank=True)),
                        ("rules_language", models.CharField(blank=True, max_length=10)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("school_class",),
                                name="one_group_space_a_class",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageTemplate",
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
                        ("wordings", models.JSONField(default=dict)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="message_templates",
                                to="schools.school",
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
                    name="WordingCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField()),
                        ("asked", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("sent_as_written", models.PositiveIntegerField(default=0)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("school", "month"), name="wording_counted_once_a_month")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Answering",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField()),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answering",
                                to="messaging.conversation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "staff"), name="answering_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                        ("because", models.CharField(max_length=30)),
                        ("rule", models.CharField(blank=True, max_length=20)),
                        ("note", models.CharField(blank=True, max_length=240)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            "instead_of",
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
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.team",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="messaging.conversation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "id"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("conversation",),
                                name="one_has_a_conversation",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Closing",
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
                        ("reopened_at", models.DateTimeField(blank=True, null=True)),
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
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="closings",
                                to="messaging.conversation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reopened_at__isnull", True)),
                                fields=("conversation",),
                                name="closed_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Concerned",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerned",
                                to="messaging.conversation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "staff"), name="concerned_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroundRulesAcceptance",
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
                        ("rules_sha256", models.CharField(max_length=64)),
                        (
                            "guardian",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.guardian"
                            ),
                        ),
                        (
                            "space",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acceptances",
                                to="messaging.groupspace",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "guardian", "rules_sha256"), name="ground_rules_accepted_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMember",
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
                        ("called", models.CharField(blank=True, max_length=40)),
                        ("wants_news", models.BooleanField(default=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
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
                            "space",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="messaging.groupspace",
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("guardian__isnull", False),
                                        ("staff__isnull", True),
                                        models.Q(("called", ""), _negated=True),
                                    ),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="member_is_one_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("guardian__isnull", False)),
                                fields=("space", "guardian"),
                                name="guardian_in_space_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("staff__isnull", False)),
                                fields=("space", "staff"),
                                name="staff_in_space_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupPost",
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
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("text", models.TextField()),
                        ("written_at", models.DateTimeField()),
                        ("visible_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answers",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered_by",
                                to="messaging.grouppost",
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
                        (
                            "space",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="messaging.groupspace",
                            ),
                        ),
                        ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                        ("waits_until", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["written_at", "id"],
                        "indexes": [
                            models.Index(fields=["space", "written_at", "id"], name="post_in_order"),
                            models.Index(
                                condition=models.Q(("taken_back_at__isnull", True), ("visible_at__isnull", True)),
                                fields=["space", "waits_until"],
                                name="post_that_waits",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guardian__isnull", False), ("staff__isnull", True)),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="post_has_one_writer",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InternalNote",
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
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="messaging.conversation",
                            ),
                        ),
                        (
                            "found_by",
                            accord.messaging.models.findable.FoundByField(blank=True, default="", editable=False),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LearnedRoute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("topic", models.CharField(max_length=60)),
                        ("vector", models.BinaryField()),
                        ("learned_at", models.DateTimeField()),
                        (
                            "conversation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="learned_route",
                                to="messaging.conversation",
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
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
                        ("from_unknown", models.BooleanField(default=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("words", "Message"),
                                    ("receipt", "Received, answer follows"),
                                    ("talk", "Note of a talk"),
                                    ("part", "Part of the answer"),
                                    ("question", "Question to the family"),
                                ],
                                default="words",
                                max_length=8,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("portal", "Here"),
                                    ("email", "By e-mail"),
                                    ("telephone", "By telephone"),
                                    ("gate", "In person"),
                                    ("paper", "On paper"),
                                    ("sms", "By text message"),
                                ],
                                default="portal",
                                max_length=10,
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("text", models.TextField()),
                        ("folded", models.TextField(blank=True)),
                        ("mail_message_id", models.CharField(blank=True, max_length=255)),
                        ("promised_rest", models.DateField(blank=True, null=True)),
                        ("rest_reason", models.CharField(blank=True, max_length=240)),
                        ("written_at", models.DateTimeField()),
                        ("visible_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="messaging.conversation",
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
                        (
                            "found_by",
                            accord.messaging.models.findable.FoundByField(blank=True, default="", editable=False),
                        ),
                    ],
                    options={
                        "ordering": ["written_at", "id"],
                        "indexes": [models.Index(fields=["conversation", "written_at", "id"], name="message_in_order")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("from_unknown", False), ("guardian__isnull", False), ("staff__isnull", True)
                                    ),
                                    models.Q(
                                        ("from_unknown", False), ("guardian__isnull", True), ("staff__isnull", False)
                                    ),
                                    models.Q(
                                        ("from_unknown", True), ("guardian__isnull", True), ("staff__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="message_has_one_writer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "part"), _negated=True),
                                    ("promised_rest__isnull", False),
                                    _connector="OR",
                                ),
                                name="part_promises_the_rest",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("mail_message_id", ""), _negated=True),
                                fields=("conversation", "mail_message_id"),
                                name="mail_becomes_one_message",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("read_at", models.DateTimeField()),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="read_marks",
                                to="messaging.conversation",
                            ),
                        ),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
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
                                fields=("conversation", "guardian"),
                                name="read_by_guardian_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("staff__isnull", False)),
                                fields=("conversation", "staff"),
                                name="read_by_staff_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
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
                        ("file", models.FileField(upload_to="messages/%Y/%m/")),
                        ("name", models.CharField(max_length=200)),
                        ("media_type", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="messaging.message",
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
                    name="Emergency",
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
                        ("kind", models.CharField(max_length=30)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "told",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emergency",
                                to="messaging.message",
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
                    name="Findable",
                    fields=[
                        (
                            "message",
                            models.OneToOneField(
                                db_column="rowid",
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="findable",
                                serialize=False,
                                to="messaging.message",
                            ),
                        ),
                        (
                            "found_by",
                            accord.messaging.models.findable.FoundByField(blank=True, default="", editable=False),
                        ),
                    ],
                    options={
                        "db_table": "messaging_findable",
                        "managed": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FindableNote",
                    fields=[
                        (
                            "note",
                            models.OneToOneField(
                                db_column="rowid",
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="findable",
                                serialize=False,
                                to="messaging.internalnote",
                            ),
                        ),
                        (
                            "found_by",
                            accord.messaging.models.findable.FoundByField(blank=True, default="", editable=False),
                        ),
                    ],
                    options={
                        "db_table": "messaging_findablenote",
                        "managed": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Hold",
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
                        ("until", models.DateTimeField()),
                        ("because", models.CharField(max_length=30)),
                        ("rule", models.CharField(max_length=20)),
                        ("clause_key", models.SlugField(blank=True, max_length=60)),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="hold", to="messaging.message"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["until"], name="hold_by_until")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PostPause",
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
                            models.CharField(choices=[("paused", "Paused"), ("removed", "Removed")], max_length=8),
                        ),
                        ("reason", models.TextField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="messaging.grouppost",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("post",),
                                name="one_pause_a_post",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostReport",
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
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
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
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="messaging.grouppost",
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
                            "settled_by",
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
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("guardian__isnull", False), ("settled_at__isnull", True)),
                                fields=("post", "guardian"),
                                name="post_reported_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RefusedFile",
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
                    options={
                        "abstract": False,
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ResponseClock",
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
                                choices=[("acknowledge", "Acknowledge"), ("answer", "Answer")], max_length=12
                            ),
                        ),
                        ("clause_key", models.SlugField(blank=True, max_length=60)),
                        ("within", models.CharField(max_length=40)),
                        ("counts", models.CharField(max_length=30)),
                        ("started_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        ("stopped_at", models.DateTimeField(blank=True, null=True)),
                        ("dropped_at", models.DateTimeField(blank=True, null=True)),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks",
                                to="messaging.conversation",
                            ),
                        ),
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
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks",
                                to="messaging.message",
                            ),
                        ),
                        (
                            "stopped_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="messaging.message",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stopped_at__isnull", True)),
                                fields=["due_at"],
                                name="running_clock_by_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_at__isnull", True), ("stopped_at__isnull", True)),
                                fields=("conversation", "kind"),
                                name="one_running_clock_of_a_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StrongWording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="strong_wording",
                                to="messaging.message",
                            ),
                        ),
                    ],
                    options={
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
                        ("at", models.DateTimeField()),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="messaging.message",
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
                    name="EmergencyReview",
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
                        ("was_one", models.BooleanField()),
                        ("note", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                            ),
                        ),
                        (
                            "emergency",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="messaging.emergency",
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
                    name="Escalation",
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
                        ("because", models.CharField(max_length=30)),
                        (
                            "to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                        (
                            "clock",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalation",
                                to="messaging.responseclock",
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
                    name="NewDate",
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
                        ("rest_on", models.DateField()),
                        ("reason", models.CharField(max_length=240)),
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="new_date",
                                to="messaging.message",
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="new_dates",
                                to="messaging.responseclock",
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
                    name="Pause",
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
                        ("begins_at", models.DateTimeField()),
                        ("until", models.DateTimeField(blank=True, null=True)),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="messaging.responseclock",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)), fields=("clock",), name="one_open_pause"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("begins_at")), _connector="OR"
                                ),
                                name="pause_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Release",
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
                        ("because", models.CharField(max_length=30)),
                        (
                            "hold",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="release", to="messaging.hold"
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
                    name="SecondLook",
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
                        ("words", models.TextField(blank=True)),
                        ("shown_again", models.BooleanField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True)),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
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
                            "pause",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="second_look",
                                to="messaging.postpause",
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
        migrations.RunPython(index, unindex),
    ]
