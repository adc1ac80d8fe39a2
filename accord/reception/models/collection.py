"""Children who left before the end of the day, and with whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models import Guardian, StaffMember, Student
from accord.schools.models import School


class Collection(Record):
    """A child was handed over at reception or at the gate: to a guardian, or to somebody by name.

    `agreed_with`: who in charge agreed where the board did not show the person as allowed.
    """

    class How(models.TextChoices):
        MAY_COLLECT = "may_collect", _("May collect")
        BY_ARRANGEMENT = "by_arrangement", _("By arrangement")
        CALL_FIRST = "call_first", _("After a call")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="collections")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="collections")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="collections")
    name = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=16, choices=How.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    agreed_with = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["school", "at"], name="collection_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(guardian__isnull=False) | ~Q(name=""), name="collected_by_somebody"),
            models.CheckConstraint(
                condition=~Q(how="call_first") | Q(agreed_with__isnull=False), name="collected_after_a_call"
            ),
        ]
