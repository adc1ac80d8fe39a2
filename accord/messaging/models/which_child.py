"""About which child a conversation is: what the school asked, and what the family said."""

from django.db import models
from django.db.models import Q

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

    Both are the same where the school asked and all was right.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="child_namings")
    was = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    now = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
