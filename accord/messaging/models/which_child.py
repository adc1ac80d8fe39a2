"""About which child a conversation is: what the school asked, and what the family said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.messaging.models.conversation import Conversation
from accord.people.models import StaffMember, Student


class ChildQuestion(Record):
    """Somebody of the school asks the family which child a conversation is about; no child is named in it.

    `reaches_at`: from when the family sees it (SEND-3).
    """

    conversation = models.ForeignKey(
        Conversation, db_index=False, on_delete=models.PROTECT, related_name="child_questions"
    )
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reaches_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["conversation"], name="child_question_in")]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(answered_at__isnull=True), name="child_asked_once_at_a_time"
            )
        ]


class ChildNaming(Record):
    """The guardian said which child a conversation is about (None: no child in particular), and which stood there.

    Both are the same where the school asked and all was right. A guardian without a sign-in says it to the office:
    `heard_by` wrote it down, `heard_how` and `heard_on` it was said (CHILD-8).
    """

    class How(models.TextChoices):
        TELEPHONE = "telephone", _("By telephone")
        IN_PERSON = "gate", _("In person")
        EMAIL = "email", _("By e-mail")
        PAPER = "paper", _("On paper")

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="child_namings")
    was = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    now = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    heard_by = models.ForeignKey(
        StaffMember, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    heard_how = models.CharField(max_length=10, blank=True, choices=How.choices)
    heard_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(heard_by__isnull=True, heard_how="", heard_on__isnull=True)
                | (Q(heard_by__isnull=False, heard_on__isnull=False) & ~Q(heard_how="")),
                name="heard_by_somebody_in_some_way",
            )
        ]
