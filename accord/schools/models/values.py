"""Core values: a name and one sentence each, in the school's languages."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.schools.models.district import District
from accord.schools.models.school import School


class CoreValue(Record):
    """One value that a school, or its district for all its schools, stands for."""

    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="values")
    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=True, district__isnull=False)
                | Q(school__isnull=False, district__isnull=True),
                name="value_of_school_or_district",
            )
        ]


class CoreValueWording(models.Model):
    """A core value in one language."""

    value = models.ForeignKey(CoreValue, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(max_length=60)
    sentence = models.CharField(max_length=240)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["value", "language"], name="value_said_once_per_language")]
