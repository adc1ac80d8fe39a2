"""Conversations: who speaks with the school about what, and who has it now."""

from enum import IntEnum

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.core.models import Record
from accord.messaging.models.findable import FoundByField
from accord.people.models import Guardian, StaffMember, Student, Team
from accord.schools.models import School


class Conversation(Record):
    """One matter between a family and the school, through every channel.

    It belongs to one guardian: another guardian of the same child does not see that it exists. `edition` is the
    charter under which it began. The columns below `edition` repeat what the records say, so that an inbox of
    thousands can be listed at once; actions keep them true.

    `family_news_at`: when the school last wrote what has reached the guardian and what they have not read; empty when
    all is read. `family_held_at`: when the guardian last wrote what waits to reach the school and is not settled. Of
    these the database itself tells the place in the guardian's list: `family_rank`, and there `family_moved_at`.
    """

    class WaitingOn(models.TextChoices):
        SCHOOL = "school", _("The school")
        FAMILY = "family", _("The family")
        NOBODY = "nobody", _("Nobody")

    class FamilyRank(IntEnum):
        """The order of a guardian's list: what waits on them or is new, what waits on the school, what is answered."""

        FOR_YOU = 0
        FOR_SCHOOL = 1
        DONE = 2

    school = models.ForeignKey(School, db_index=False, on_delete=models.PROTECT, related_name="conversations")
    guardian = models.ForeignKey(
        Guardian, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="conversations"
    )
    student = models.ForeignKey(
        Student, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="conversations"
    )
    topic = models.CharField(max_length=60)
    subject = models.CharField(max_length=160)
    edition = models.ForeignKey(
        Edition, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    confidential = models.BooleanField(default=False)
    unknown_sender = models.EmailField(blank=True)

    waiting_on = models.CharField(max_length=8, choices=WaitingOn.choices, default=WaitingOn.SCHOOL)
    due_at = models.DateTimeField(null=True, blank=True)
    last_message_at = models.DateTimeField()
    visible_to_staff_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    assigned_staff = models.ForeignKey(
        StaffMember, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    assigned_team = models.ForeignKey(
        Team, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    family_news_at = models.DateTimeField(null=True, blank=True)
    family_held_at = models.DateTimeField(null=True, blank=True)
    family_rank = models.GeneratedField(
        expression=Case(
            When(
                Q(waiting_on="family") & (Q(family_held_at__isnull=True) | Q(family_held_at__lt=F("last_message_at"))),
                then=Value(FamilyRank.FOR_YOU.value),
            ),
            When(family_news_at__isnull=False, then=Value(FamilyRank.FOR_YOU.value)),
            When(Q(waiting_on="school") | Q(family_held_at__isnull=False), then=Value(FamilyRank.FOR_SCHOOL.value)),
            default=Value(FamilyRank.DONE.value),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    family_moved_at = models.GeneratedField(
        expression=Greatest(F("last_message_at"), Coalesce(F("family_held_at"), F("last_message_at"))),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["school", "closed_at", "due_at", "id"], name="inbox_by_due"),
            models.Index(fields=["assigned_staff", "closed_at", "due_at", "id"], name="desk_by_due"),
            models.Index(
                fields=["assigned_team", "closed_at", "due_at", "id"],
                name="team_by_due",
                condition=Q(assigned_team__isnull=False),
            ),
            models.Index(fields=["guardian", "family_rank", "-family_moved_at"], name="place_in_family_list"),
            models.Index(fields=["student"], name="conversation_of_student"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False) | ~Q(unknown_sender=""), name="conversation_has_a_family_side"
            ),
            models.CheckConstraint(
                condition=Q(assigned_staff__isnull=True) | Q(assigned_team__isnull=True), name="assigned_to_one"
            ),
        ]

    def findable_names(self) -> list[str]:
        """What its messages are found by beside their words: the subject, the guardian and the child by name."""
        people = [person for person in (self.guardian, self.student) if person]
        names = [f"{person.given_name} {person.family_name} {person.preferred_name}" for person in people]
        return [self.subject, self.unknown_sender, *names]


class Assignment(Record):
    """Who has a conversation, since when, until when, and why it went there."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="assignments")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=30)
    rule = models.CharField(max_length=20, blank=True)
    instead_of = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=240, blank=True)
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(ended_at__isnull=True), name="one_has_a_conversation"
            )
        ]


class Concerned(models.Model):
    """A member of staff whom a conversation is about: it never goes to that person, who cannot read it."""

    conversation = models.ForeignKey(Conversation, db_index=False, on_delete=models.PROTECT, related_name="concerned")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "staff"], name="concerned_once")]


class Closing(Record):
    """A conversation came to its end, for now; a new message of the family opens it again."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="closings")
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(reopened_at__isnull=True), name="closed_once_at_a_time"
            )
        ]


class InternalNote(Record):
    """A note among staff. Families never see it: it is no message."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    found_by = FoundByField()

    class Meta:
        ordering = ["created_at", "id"]

    def findable_texts(self) -> list[str]:
        """What a note is found by: its words, the subject and the names of the family."""
        return [self.text, *self.conversation.findable_names()]


class ReadMark(models.Model):
    """Up to which moment one side's person has read a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="read_marks")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "guardian"], condition=Q(guardian__isnull=False), name="read_by_guardian_once"
            ),
            models.UniqueConstraint(
                fields=["conversation", "staff"], condition=Q(staff__isnull=False), name="read_by_staff_once"
            ),
        ]


class Answering(models.Model):
    """Somebody is writing an answer just now: a warning for colleagues, forgotten after some minutes."""

    conversation = models.ForeignKey(Conversation, db_index=False, on_delete=models.CASCADE, related_name="answering")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "staff"], name="answering_once")]
