"""A school: its name, its place, its languages, its front door."""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.urls import reverse

from accord.core.models import Record
from accord.schools.models.district import District


def _crest_path(school: "School", filename: str) -> str:
    return f"crests/{school.ref}/{filename}"


class School(Record):
    """A school, alone or in a district. Empty time zone, country or languages mean: as the district says."""

    district = models.ForeignKey(District, null=True, blank=True, on_delete=models.PROTECT, related_name="schools")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(max_length=60, unique=True)
    crest = models.FileField(upload_to=_crest_path, blank=True)
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=6, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    languages = models.JSONField(default=list, blank=True)
    main_language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    address = models.TextField(max_length=400, blank=True)
    office_phone = models.CharField(max_length=30, blank=True)
    office_email = models.EmailField(blank=True)
    emergency_phone = models.CharField(max_length=30, blank=True)
    emergency_note = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["district", "name"], name="school_in_district")]

    def __str__(self) -> str:
        return self.name

    @property
    def crest_url(self) -> str:
        """Where the crest is served; its own name changes with each new crest, so browsers may keep it."""
        if not self.crest:
            return ""
        return reverse("crest", kwargs={"school": self.slug, "name": PurePosixPath(str(self.crest.name)).name})
