"""Whom reception is asked to watch for."""

from django.db import models
from django.db.models import Q

from accord.conduct.models import Restriction
from accord.core.models import Record
from accord.people.models import StaffMember


class Watch(Record):
    """Whoever decided a limit on contact asked reception to watch for the person, until this is ended."""

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="watches")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction"], condition=Q(ended_at__isnull=True), name="watched_for_once")
        ]
