"""Who has read and signed which edition, who declined, and what followed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models.charter import Edition
from accord.charters.models.review import EditionText
from accord.core.models import Record
from accord.people.models import Guardian, Login, SchoolClass, StaffMember, Student


class Acknowledgement(Record):
    """One person's answer to one edition: signed or declined, in which words, language and way.

    `text` is exactly what was shown. Exactly one of guardian, staff and student is set. A later answer of the same
    person to the same edition ends the earlier one by standing after it; a withdrawal ends it without another.
    """

    class Outcome(models.TextChoices):
        SIGNED = "signed", _("Signed")
        DECLINED = "declined", _("Declined")

    class Way(models.TextChoices):
        PORTAL = "portal", _("On this page")
        PAPER = "paper", _("On paper")
        MEETING = "meeting", _("At a meeting")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="acknowledgements")
    text = models.ForeignKey(EditionText, on_delete=models.PROTECT, related_name="acknowledgements")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    way = models.CharField(max_length=8, choices=Way.choices)
    typed_name = models.CharField(max_length=160, blank=True)
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["answered_at", "id"]
        indexes = [models.Index(fields=["edition", "guardian"], name="acknowledged_by_guardian")]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True, student__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=False, student__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=True, student__isnull=False),
                name="acknowledged_by_one_person",
            ),
            models.CheckConstraint(
                condition=Q(way="portal", recorded_by__isnull=True) | ~Q(way="portal") & Q(recorded_by__isnull=False),
                name="acknowledgement_on_paper_recorded",
            ),
        ]


class Withdrawal(Record):
    """A person takes their answer back."""

    acknowledgement = models.OneToOneField(Acknowledgement, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)


class ConversationOffer(Record):
    """After somebody declined: the school offers to talk, by a date; and what came of it.

    `held_on` is the day on which the talk was held, if there was one.
    """

    acknowledgement = models.OneToOneField(Acknowledgement, on_delete=models.PROTECT, related_name="offer")
    due_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)


class DisputedClause(Record):
    """A clause with which somebody who declined does not agree; `clause_key` names it through all editions."""

    acknowledgement = models.ForeignKey(Acknowledgement, on_delete=models.PROTECT, related_name="disputed")
    clause_key = models.SlugField(max_length=60)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["acknowledgement", "clause_key"], name="clause_disputed_once"),
        ]


class SigningReminder(Record):
    """A message that the charter waits, or a reminder of it; the charter says how many there may be.

    `number` counts all messages to one person about one edition, through the years.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reminders")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "guardian", "number"],
                condition=Q(guardian__isnull=False),
                name="guardian_reminded_once",
            ),
            models.UniqueConstraint(
                fields=["edition", "staff", "number"], condition=Q(staff__isnull=False), name="staff_reminded_once"
            ),
        ]


class ClassReminder(Record):
    """A form teacher was told that students of the class have not answered; the charter says how many there may be."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="class_reminders")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "school_class", "staff", "number"], name="form_teacher_reminded_once"
            )
        ]
