"""A delivery: one notice to one person by one channel; and each try at it."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.delivery.models.notice import Notice
from accord.delivery.models.recipient import ForOnePerson
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.channels import Channel
from accord.rules.delivery_status import Status


class Delivery(ForOnePerson, Record):
    """Where one notice to one person by one channel stands.

    `login` is set, and neither guardian nor staff, for somebody of the district without a record at the school.
    `due_at` is when it should first go, `go_at` when it is next tried. `message_id` is the same on every try, and
    is what a provider knows it by; it holds the ref, by which it is found. While it is sent, `claim` names who sends
    it and `claimed_until` when that ends.
    """

    STATUSES = [(status.value, status.value) for status in Status]
    CHANNELS = [(channel.value, channel.value) for channel in Channel]

    notice = models.ForeignKey(Notice, db_index=False, on_delete=models.CASCADE, related_name="deliveries")
    guardian = models.ForeignKey(
        Guardian, null=True, blank=True, db_index=False, on_delete=models.CASCADE, related_name="+"
    )
    staff = models.ForeignKey(
        StaffMember, null=True, blank=True, db_index=False, on_delete=models.CASCADE, related_name="+"
    )
    login = models.ForeignKey(Login, null=True, blank=True, db_index=False, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=CHANNELS)
    status = models.CharField(max_length=32, choices=STATUSES, default=Status.WAITING.value)
    discreet = models.BooleanField(default=False)
    reply_to = models.CharField(max_length=254, blank=True)
    message_id = models.CharField(max_length=160)
    provider_reference = models.CharField(max_length=160, blank=True)
    due_at = models.DateTimeField()
    go_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "go_at"], name="delivery_due"),
            models.Index(
                fields=["guardian", "channel", "status", "-go_at"],
                name="delivery_of_guardian",
                condition=Q(guardian__isnull=False),
            ),
            models.Index(
                fields=["staff", "channel", "status", "-go_at"],
                name="delivery_of_staff",
                condition=Q(staff__isnull=False),
            ),
            models.Index(fields=["login"], name="delivery_of_login", condition=Q(login__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True, login__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=False, login__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=True, login__isnull=False),
                name="delivery_for_one_person",
            ),
            models.UniqueConstraint(fields=["notice", "guardian", "channel"], name="guardian_told_once"),
            models.UniqueConstraint(
                fields=["notice", "staff", "channel"], name="staff_told_once", condition=Q(staff__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["notice", "login", "channel"], name="login_told_once", condition=Q(login__isnull=False)
            ),
            models.CheckConstraint(condition=Q(status__in=[s.value for s in Status]), name="delivery_status_known"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in Channel]), name="delivery_channel_known"),
        ]


class Attempt(Record):
    """One try. It is written down before the wire is touched, so that a try without an end is seen."""

    class Outcome(models.TextChoices):
        STARTED = "started"
        ACCEPTED = "accepted"
        DELIVERED = "delivered"
        DELAYED = "delayed"
        REFUSED = "refused"
        UNKNOWN = "unknown"

    delivery = models.ForeignKey(Delivery, db_index=False, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=254, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.STARTED)
    code = models.CharField(max_length=20, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    provider_reference = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_numbered_once"),
            models.CheckConstraint(
                condition=Q(outcome="started", finished_at__isnull=True)
                | (~Q(outcome="started") & Q(finished_at__isnull=False)),
                name="attempt_ends_with_an_outcome",
            ),
        ]
