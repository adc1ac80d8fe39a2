"""Court orders: what a court has laid down about one guardian and one child."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.staff import StaffMember
from accord.people.models.tie import StudentContact
from accord.schools.models import School


class CourtOrder(Record):
    """An order that narrows the tie within its scope, from its first day to its last."""

    class Scope(models.TextChoices):
        INFORMATION = "information", _("No information about the child")
        CONTACT = "contact", _("No contact with the child")
        COLLECTION = "collection", _("May not collect the child")
        ALL = "all", _("No information, no contact, no collection")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="court_orders")
    tie = models.ForeignKey(StudentContact, on_delete=models.PROTECT, related_name="court_orders")
    scope = models.CharField(max_length=12, choices=Scope.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    issued_by = models.CharField(max_length=160)
    reference = models.CharField(max_length=80, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="order_ends_after_start"
            )
        ]
