"""A child who may be at risk: what somebody wrote, and what the safeguarding lead did, which the writer never sees."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.schools.models import School


class Worry(Record):
    """Somebody is worried about a child. The safeguarding lead reads it, or who has it in the lead's place.

    Its author is a guardian, a student or a member of staff by sign-in, never nobody. `told_by` says from whom a member
    of staff has it, if somebody told them. `child` names the child in words where no record is tied to it.
    """

    class CameFrom(models.TextChoices):
        PAGE = "page", _("Written here")
        TOLD = "told", _("Somebody told a member of staff")
        CONCERN = "concern", _("Out of a concern")
        COMPLAINT = "complaint", _("Out of a complaint")
        INCIDENT = "incident", _("Out of an incident")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="worries")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author_student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    child = models.CharField(max_length=200, blank=True)
    came_from = models.CharField(max_length=10, choices=CameFrom.choices, default=CameFrom.PAGE)
    about_words = models.CharField(max_length=200, blank=True)
    told_by = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    raised_at = models.DateTimeField()
    held_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["school", "closed_at", "raised_at"], name="worries_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, author_student__isnull=True, staff__isnull=True)
                | Q(guardian__isnull=True, author_student__isnull=False, staff__isnull=True)
                | Q(guardian__isnull=True, author_student__isnull=True, staff__isnull=False),
                name="worry_has_one_author",
            )
        ]


class WorryAbout(models.Model):
    """Whom a worry is about, on the staff or by their login: they never get it, and never learn of it here."""

    worry = models.ForeignKey(Worry, on_delete=models.PROTECT, related_name="about")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worry", "staff"], name="worry_about_once"),
            models.UniqueConstraint(fields=["worry", "login"], name="worry_about_login_once"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, login__isnull=True) | Q(staff__isnull=True, login__isnull=False),
                name="worry_about_one_person",
            ),
        ]


class WorryNote(Record):
    """What the safeguarding lead thought, did, or referred outside the school; never shown to whoever was worried."""

    class Kind(models.TextChoices):
        NOTE = "note", _("A note")
        ACTION = "action", _("Something that was done")
        REFERRAL = "referral", _("Referred outside the school")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Opened again")

    worry = models.ForeignKey(Worry, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    referred_to = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="referral") | ~Q(referred_to=""), name="referral_says_to_whom")
        ]
