"""Classes, who is in them and who teaches them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.staff import StaffMember
from accord.people.models.student import Student
from accord.schools.models import AcademicYear, School


class SchoolClass(Record):
    """A class of one school year: a form that stays together, or a teaching group of a subject."""

    class Kind(models.TextChoices):
        FORM = "form", _("Form class")
        SUBJECT = "subject", _("Subject class")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="classes")
    year = models.ForeignKey(AcademicYear, null=True, blank=True, on_delete=models.PROTECT, related_name="classes")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FORM)
    name = models.CharField(max_length=120)
    year_group = models.CharField(max_length=20, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "source_id"], condition=~Q(source_id=""), name="class_source_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(Record):
    """A student in a class, from a date to a date."""

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="enrolments")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="enrolments")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class", "student"], condition=Q(ends_on__isnull=True), name="enrolled_once"
            )
        ]


class Teaching(Record):
    """A member of staff who teaches a class or leads it as its form teacher."""

    class Part(models.TextChoices):
        FORM_TEACHER = "form_teacher", _("Form teacher")
        TEACHER = "teacher", _("Teacher")
        SUPPORT = "support", _("Learning support")

    school_class = models.ForeignKey(SchoolClass, on_delete=models.CASCADE, related_name="teachings")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="teachings")
    part = models.CharField(max_length=14, choices=Part.choices, default=Part.TEACHER)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class", "staff", "part"], condition=Q(ends_on__isnull=True), name="teaches_once"
            )
        ]
