"""Notices, deliveries, attempts, and mail that comes in."""

import django.db.models.deletion
from django.db import migrations, models

import accord.core.clock
import accord.core.ids
from accord.core.table_making import CreateTables


class Migration(migrations.Migration):
    replaces = [("delivery", "0001_initial"), ("delivery", "0002_inbound")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ChannelWish",
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
                            models.CharField(
                                choices=[
                                    ("portal", "portal"),
                                    ("email", "email"),
                                    ("push", "push"),
                                    ("whatsapp", "whatsapp"),
                                    ("sms", "sms"),
                                    ("print", "print"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "least",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("routine", "routine"),
                                    ("important", "important"),
                                    ("emergency", "emergency"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
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
                        "ordering": ["position", "id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guardian__isnull", False), ("staff__isnull", True)),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="wish_of_one_person",
                            ),
                            models.UniqueConstraint(fields=("guardian", "channel"), name="guardian_wishes_once"),
                            models.UniqueConstraint(fields=("staff", "channel"), name="staff_wishes_once"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DeadAddress",
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
                            models.CharField(
                                choices=[
                                    ("portal", "portal"),
                                    ("email", "email"),
                                    ("push", "push"),
                                    ("whatsapp", "whatsapp"),
                                    ("sms", "sms"),
                                    ("print", "print"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("address", models.CharField(max_length=254)),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        ("found_at", models.DateTimeField()),
                        ("revived_at", models.DateTimeField(blank=True, null=True)),
                        ("revived_by", models.CharField(blank=True, max_length=80)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revived_at__isnull", True)),
                                fields=("school", "channel", "address"),
                                name="address_dead_once",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="InboundAddress",
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
                        ("address", models.CharField(max_length=254)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inbound_addresses",
                                to="schools.school",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.team",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["address"],
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("address",),
                                name="inbound_address_of_one_school",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                        ("kind", models.SlugField(max_length=40)),
                        (
                            "urgency",
                            models.CharField(
                                choices=[
                                    ("routine", "routine"),
                                    ("important", "important"),
                                    ("emergency", "emergency"),
                                ],
                                default="routine",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("subject", models.JSONField()),
                        ("text", models.JSONField(default=list)),
                        ("about_kind", models.CharField(blank=True, max_length=40)),
                        ("about_ref", models.CharField(blank=True, max_length=60)),
                        ("url", models.CharField(blank=True, max_length=300)),
                        ("confidential", models.BooleanField(default=False)),
                        ("from_name", models.CharField(blank=True, max_length=160)),
                        ("references", models.JSONField(default=list)),
                        ("valid_until", models.DateTimeField(blank=True, null=True)),
                        ("created_by", models.CharField(max_length=80)),
                        ("once", models.CharField(blank=True, max_length=120)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_by", models.CharField(blank=True, max_length=80)),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="schools.school"
                            ),
                        ),
                        (
                            "student",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="people.student",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["about_kind", "about_ref"], name="notice_about")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("urgency__in", ["routine", "important", "emergency"])),
                                name="notice_urgency_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("urgency", "emergency"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="notice_emergency_has_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("once", ""), _negated=True),
                                fields=("school", "once"),
                                name="notice_told_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuietHours",
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
                        ("weekdays", models.JSONField()),
                        ("starts_minute", models.PositiveSmallIntegerField()),
                        ("ends_minute", models.PositiveSmallIntegerField()),
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
                        "ordering": ["id"],
                        "indexes": [],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guardian__isnull", False), ("staff__isnull", True)),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="quiet_for_one_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_minute__lte", 1440), ("starts_minute__lt", 1440)),
                                name="quiet_within_the_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                            models.CharField(
                                choices=[
                                    ("portal", "portal"),
                                    ("email", "email"),
                                    ("push", "push"),
                                    ("whatsapp", "whatsapp"),
                                    ("sms", "sms"),
                                    ("print", "print"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("held", "held"),
                                    ("sending", "sending"),
                                    ("failed_temporarily", "failed_temporarily"),
                                    ("sent", "sent"),
                                    ("delivered", "delivered"),
                                    ("failed_permanently", "failed_permanently"),
                                    ("read", "read"),
                                    ("cancelled", "cancelled"),
                                    ("cancelled_no_longer_entitled", "cancelled_no_longer_entitled"),
                                ],
                                default="waiting",
                                max_length=32,
                            ),
                        ),
                        ("discreet", models.BooleanField(default=False)),
                        ("reply_to", models.CharField(blank=True, max_length=254)),
                        ("message_id", models.CharField(max_length=160, unique=True)),
                        ("provider_reference", models.CharField(blank=True, max_length=160)),
                        ("due_at", models.DateTimeField()),
                        ("go_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("claim", models.CharField(blank=True, max_length=32)),
                        ("claimed_until", models.DateTimeField(blank=True, null=True)),
                        ("why", models.CharField(blank=True, max_length=40)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
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
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="delivery.notice",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["status", "go_at"], name="delivery_due"),
                            models.Index(
                                fields=["guardian", "channel", "status", "-go_at"], name="delivery_of_guardian"
                            ),
                            models.Index(fields=["staff", "channel", "status", "-go_at"], name="delivery_of_staff"),
                            models.Index(fields=["provider_reference"], name="delivery_by_provider"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guardian__isnull", False), ("staff__isnull", True)),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="delivery_for_one_person",
                            ),
                            models.UniqueConstraint(
                                fields=("notice", "guardian", "channel"), name="guardian_told_once"
                            ),
                            models.UniqueConstraint(fields=("notice", "staff", "channel"), name="staff_told_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "waiting",
                                            "held",
                                            "sending",
                                            "failed_temporarily",
                                            "sent",
                                            "delivered",
                                            "failed_permanently",
                                            "read",
                                            "cancelled",
                                            "cancelled_no_longer_entitled",
                                        ],
                                    )
                                ),
                                name="delivery_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["portal", "email", "push", "whatsapp", "sms", "print"])
                                ),
                                name="delivery_channel_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InboundMail",
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
                        ("address", models.CharField(max_length=254)),
                        (
                            "via",
                            models.CharField(
                                choices=[("lmtp", "Lmtp"), ("smtp", "Smtp"), ("imap", "Imap")], max_length=4
                            ),
                        ),
                        ("envelope_sender", models.CharField(blank=True, max_length=320)),
                        ("message_id", models.CharField(blank=True, max_length=420)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("path", models.CharField(max_length=120)),
                        ("received_at", models.DateTimeField()),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("understood", models.BooleanField(default=True)),
                        ("why", models.CharField(blank=True, max_length=20)),
                        ("nature", models.CharField(blank=True, max_length=10)),
                        ("sender_address", models.CharField(blank=True, max_length=320)),
                        ("sender_name", models.CharField(blank=True, max_length=120)),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("reply_kind", models.CharField(blank=True, max_length=20)),
                        ("reply_ref", models.CharField(blank=True, max_length=16)),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "inbound_address",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="mail",
                                to="delivery.inboundaddress",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inbound_mail",
                                to="schools.school",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.staffmember",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["school", "-received_at"], name="inbound_mail_of_school"),
                            models.Index(fields=["sender_address", "received_at"], name="inbound_mail_of_sender"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("message_id", "fingerprint", "address"), name="inbound_mail_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailboxReading",
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
                        ("folder", models.CharField(default="INBOX", max_length=120)),
                        ("uid_validity", models.PositiveBigIntegerField()),
                        ("last_uid", models.PositiveBigIntegerField(default=0)),
                        (
                            "inbound_address",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="delivery.inboundaddress",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inbound_address", "folder"), name="mailbox_read_by_one_count"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unreached",
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
                            "why",
                            models.CharField(
                                choices=[
                                    ("no_way", "No Way"),
                                    ("address_fails", "Address Fails"),
                                    ("refused", "Refused"),
                                    ("gave_up", "Gave Up"),
                                    ("unknown", "Unknown"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("channel", models.CharField(blank=True, max_length=10)),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("since", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "Telephone"),
                                    ("paper", "Paper"),
                                    ("in_person", "In Person"),
                                    ("read", "Read"),
                                    ("not_needed", "Not Needed"),
                                    ("no_longer_entitled", "No Longer Entitled"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.staffmember",
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
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unreached",
                                to="delivery.notice",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.school"
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
                        "indexes": [models.Index(fields=["school", "closed_at", "since"], name="unreached_open")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guardian__isnull", False), ("staff__isnull", True)),
                                    models.Q(("guardian__isnull", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                                name="unreached_is_one_person",
                            ),
                            models.UniqueConstraint(fields=("notice", "guardian"), name="guardian_listed_once"),
                            models.UniqueConstraint(fields=("notice", "staff"), name="staff_listed_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("how", "")),
                                    models.Q(("closed_at__isnull", False), models.Q(("how", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="unreached_closed_somehow",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
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
                        ("address", models.CharField(blank=True, max_length=254)),
                        ("started_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("started", "Started"),
                                    ("accepted", "Accepted"),
                                    ("delivered", "Delivered"),
                                    ("delayed", "Delayed"),
                                    ("refused", "Refused"),
                                    ("unknown", "Unknown"),
                                ],
                                default="started",
                                max_length=10,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=20)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        ("provider_reference", models.CharField(blank=True, max_length=160)),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attempts",
                                to="delivery.delivery",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("delivery", "number"), name="attempt_numbered_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", True), ("outcome", "started")),
                                    models.Q(
                                        models.Q(("outcome", "started"), _negated=True), ("finished_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="attempt_ends_with_an_outcome",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="InboundPlacement",
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
                        ("subject", models.CharField(max_length=80)),
                        ("placed_at", models.DateTimeField()),
                        (
                            "mail",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placement",
                                to="delivery.inboundmail",
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
                    name="InboundSorting",
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
                            "decision",
                            models.CharField(choices=[("filed", "Filed"), ("not_for_us", "Not for us")], max_length=10),
                        ),
                        ("reason", models.CharField(max_length=200)),
                        ("sorted_at", models.DateTimeField()),
                        (
                            "guardian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.guardian",
                            ),
                        ),
                        (
                            "mail",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sorting",
                                to="delivery.inboundmail",
                            ),
                        ),
                        (
                            "sorted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
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
                    name="InboundStray",
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
                            "reason",
                            models.CharField(
                                choices=[
                                    ("general", "Written to the school's address"),
                                    ("unknown_sender", "Not sent from the address that we know of this person"),
                                    (
                                        "unproven",
                                        "The sender's mail system says that the sender's address is not genuine",
                                    ),
                                    ("expired", "The reply address is more than a year old"),
                                    ("left", "The person to whom this reply address was given has left"),
                                    ("no_receiver", "What it answers takes no replies by e-mail"),
                                    ("refused", "What it answers could not take it"),
                                    ("not_understood", "We could not read all of it"),
                                    ("bounce", "A mail of ours did not arrive, and we cannot tell which one"),
                                    ("automatic", "An automatic answer"),
                                    ("list", "From a mailing list"),
                                    ("loop", "A mail that goes round in a circle"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("from_machine", models.BooleanField(default=False)),
                        ("since", models.DateTimeField()),
                        (
                            "mail",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stray",
                                to="delivery.inboundmail",
                            ),
                        ),
                        (
                            "proposed",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="people.guardian",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["from_machine", "-since"], name="inbound_stray_newest")],
                        "constraints": [],
                    },
                ),
            ]
        ),
    ]
