"""Messages, how they came, why they waited, and when they reached their reader."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.messaging.models.conversation import Conversation
from accord.messaging.models.findable import FoundByField
from accord.people.models import Guardian, Login, StaffMember
from accord.schools.models import School


class Message(Record):
    """What one side said to the other. Exactly one of guardian, staff and `from_unknown` wrote it.

    `visible_at` repeats when it reached its reader (at once, or by a release); empty while it is held or withdrawn.
    """

    class Channel(models.TextChoices):
        PORTAL = "portal", _("Here")
        EMAIL = "email", _("By e-mail")
        TELEPHONE = "telephone", _("By telephone")
        GATE = "gate", _("In person")
        PAPER = "paper", _("On paper")
        SMS = "sms", _("By text message")

    class Kind(models.TextChoices):
        WORDS = "words", _("Message")
        RECEIPT = "receipt", _("Received, answer follows")
        TALK = "talk", _("Note of a talk")
        PART = "part", _("Part of the answer")
        QUESTION = "question", _("Question to the family")

    conversation = models.ForeignKey(Conversation, db_index=False, on_delete=models.PROTECT, related_name="messages")
    guardian = models.ForeignKey(
        Guardian, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    staff = models.ForeignKey(
        StaffMember, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    from_unknown = models.BooleanField(default=False)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.WORDS)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.PORTAL)
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    folded = models.TextField(blank=True)
    mail_message_id = models.CharField(max_length=255, blank=True)
    promised_rest = models.DateField(null=True, blank=True)
    rest_reason = models.CharField(max_length=240, blank=True)
    written_at = models.DateTimeField()
    visible_at = models.DateTimeField(null=True, blank=True)
    found_by = FoundByField()

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [
            models.Index(fields=["conversation", "written_at", "id"], name="message_in_order"),
            models.Index(fields=["guardian"], name="message_of_guardian", condition=Q(guardian__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True, from_unknown=False)
                | Q(guardian__isnull=True, staff__isnull=False, from_unknown=False)
                | Q(guardian__isnull=True, staff__isnull=True, from_unknown=True),
                name="message_has_one_writer",
            ),
            models.CheckConstraint(
                condition=~Q(kind="part") | Q(promised_rest__isnull=False), name="part_promises_the_rest"
            ),
            models.UniqueConstraint(
                fields=["conversation", "mail_message_id"],
                condition=~Q(mail_message_id=""),
                name="mail_becomes_one_message",
            ),
        ]

    def findable_texts(self) -> list[str]:
        """What a message is found by: its words, the subject, who wrote to the school and about which child."""
        return [] if self.kind == self.Kind.RECEIPT else [self.text, *self.conversation.findable_names()]


class Hold(Record):
    """A message waits for its reader, until when, and by which rule.

    `acknowledge_by` and `answer_by` repeat by when its family hears of the school, as things stand: its promise is
    counted from the writing and begins when it arrives. `settled`: the family settled the matter meanwhile, so the
    message opens nothing when it arrives.
    """

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="hold")
    until = models.DateTimeField()
    because = models.CharField(max_length=30)
    rule = models.CharField(max_length=20)
    clause_key = models.SlugField(max_length=60, blank=True, db_index=False)
    acknowledge_by = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    settled = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["until"], name="hold_by_until")]


class Release(Record):
    """The end of a hold: the message reached its reader, judged once more."""

    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="release")
    at = models.DateTimeField()
    because = models.CharField(max_length=30)


class Withdrawal(Record):
    """The writer took a message back before it was released; its reader never learns of it."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()


class Attachment(Record):
    """A file that came with a message, served only to those who may read the message."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(upload_to="messages/%Y/%m/")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)


class RefusedFile(Record):
    """A file that came by mail and was not handed on because it could do harm; only its name and the reason stay."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="refused_files")
    name = models.CharField(max_length=200)
    refused = models.CharField(max_length=30)


class Emergency(Record):
    """A message marked as an emergency by a guardian, or sent past quiet hours by staff, and why; reviewed later."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="emergency")
    kind = models.CharField(max_length=30)
    reason = models.TextField(blank=True)
    told = models.ForeignKey(
        StaffMember, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["told"], name="emergency_told", condition=Q(told__isnull=False))]


class EmergencyReview(Record):
    """A leader looked at the use of an emergency, without blame: whether it was one, and what would help next time."""

    emergency = models.OneToOneField(Emergency, on_delete=models.PROTECT, related_name="review")
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    was_one = models.BooleanField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, by_login__isnull=True) | Q(by__isnull=True, by_login__isnull=False),
                name="looked_back_at_by_one",
            )
        ]

    @property
    def by_name(self) -> str:
        """Who looked back: a colleague, or somebody of the district by their sign-in."""
        return self.by.called if self.by else self.by_login.name if self.by_login else ""


class MessageTemplate(Record):
    """A ready answer that staff can take, in several languages."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="message_templates")
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=80)
    wordings = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True, blank=True)
