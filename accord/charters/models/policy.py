"""The school's other policies, to which a charter points."""

from django.conf import settings
from django.db import models

from accord.core.models import Record
from accord.schools.models import School


class SchoolPolicy(Record):
    """A policy of the school: where it stands, and why the school has it; until it is ended."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="policies")
    position = models.PositiveSmallIntegerField(default=0)
    library_key = models.SlugField(max_length=60, blank=True)
    address = models.URLField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]


class SchoolPolicyWording(models.Model):
    """The name and the intent of a policy in one language."""

    policy = models.ForeignKey(SchoolPolicy, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(max_length=160)
    intent = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["policy", "language"], name="policy_said_once_per_language")]
