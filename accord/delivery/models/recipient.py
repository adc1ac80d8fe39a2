"""For whom something is: a guardian or a member of staff of one school."""

from django.db import models
from django.db.models import Q

from accord.people.models import Guardian, StaffMember


class ForOnePerson(models.Model):
    """A record that concerns exactly one guardian or one member of staff."""

    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def recipient(self) -> Guardian | StaffMember:
        """The person."""
        person = self.guardian or self.staff
        if person is None:
            raise ValueError("The database keeps no record without a person.")
        return person


def one_person(name: str) -> models.CheckConstraint:
    """Return the constraint by which the database holds every row to exactly one person."""
    return models.CheckConstraint(
        condition=Q(guardian__isnull=False, staff__isnull=True) | Q(guardian__isnull=True, staff__isnull=False),
        name=name,
    )
