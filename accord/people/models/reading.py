"""Readings of confidential records: who looked at what, and when."""

from django.db import models

from accord.core import clock
from accord.people.models.login import Login
from accord.schools.models import School


class ConfidentialReading(models.Model):
    """One look at one confidential record, kept for the privacy lead."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=80)
    what = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["school", "subject", "at"], name="reading_by_subject")]
