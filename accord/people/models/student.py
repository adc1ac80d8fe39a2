"""A student of a school."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.people.models.login import Login
from accord.people.models.named import Named
from accord.schools.models import School


class Student(Named, Record):
    """A child at a school. A leaver keeps the record; `ends_on` is the last day."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="students")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.SET_NULL, related_name="students")
    born_on = models.DateField(null=True, blank=True)
    year_group = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "id"]
        indexes = [models.Index(fields=["school", "family_name", "given_name"], name="student_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "source_id"], condition=~Q(source_id=""), name="student_source_once"
            )
        ]
