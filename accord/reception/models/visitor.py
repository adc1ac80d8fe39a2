"""Visitors: announced by staff, signed in and out at reception."""

from django.db import models
from django.db.models import F, Q

from accord.core.models import Record
from accord.people.models import Guardian, StaffMember
from accord.schools.models import School


class Visitor(Record):
    """One visit of one person. `guardian` is set where the visitor is a parent or carer of the school.

    `arrangement` is what reception reads beside the name. `agreed_with`: who in charge let in somebody whom reception
    does not let in alone.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="visitors")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="visits")
    visits = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="visitors")
    purpose = models.CharField(max_length=160, blank=True)
    arrangement = models.TextField(max_length=400, blank=True)
    expected_at = models.DateTimeField()
    announced_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)
    badge = models.CharField(max_length=20, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    let_in_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    let_out_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_with = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["expected_at", "id"]
        indexes = [
            models.Index(fields=["school", "expected_at"], name="visitor_by_day"),
            models.Index(fields=["school", "left_at", "came_at"], name="visitor_in_building"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(came_at__isnull=False, left_at__gte=F("came_at")),
                name="visitor_leaves_after_coming",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True) | Q(came_at__isnull=True), name="called_off_never_came"
            ),
        ]
