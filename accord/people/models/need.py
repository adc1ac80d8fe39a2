"""Support for additional needs: that a child has it, at which level, from when until when. Nothing of why."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.staff import StaffMember
from accord.people.models.student import Student
from accord.schools.models import School


class NeedSupport(Record):
    """A child's support for additional needs. It ends, it is never deleted; a mistake stays on record as one.

    There is no place for a diagnosis or a reason, and none is to be added.
    """

    class Level(models.TextChoices):
        SEN_SUPPORT = "sen_support", _("SEN support")
        EHC_PLAN = "ehc_plan", _("Education, health and care plan")
        ADDITIONAL = "additional", _("Additional support")
        FORMAL_PLAN = "formal_plan", _("Additional support with a formal plan")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="need_supports")
    level = models.CharField(max_length=12, choices=Level.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    mistaken = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["student", "starts_on"], name="need_by_student")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="need_ends_after_start"
            )
        ]
