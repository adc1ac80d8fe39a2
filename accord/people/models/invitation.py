"""Invitations: the way from a record of the school to a person's own login."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.guardian import Guardian
from accord.people.models.login import Login
from accord.people.models.staff import StaffMember
from accord.people.models.student import Student
from accord.schools.models import School


class Invitation(Record):
    """One code for one person, by e-mail or on paper. Only its hash is kept; it works once, until it expires."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Printed letter")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="invitations")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.CASCADE)
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.CASCADE)
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.CASCADE)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    email = models.EmailField(blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(StaffMember, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True, student__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=False, student__isnull=True)
                | Q(guardian__isnull=True, staff__isnull=True, student__isnull=False),
                name="invitation_for_one_person",
            )
        ]
