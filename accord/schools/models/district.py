"""A group of schools and what it lays down for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record


class District(Record):
    """A trust, a district or a ministry that holds many schools."""

    class Kind(models.TextChoices):
        TRUST = "trust", _("Trust")
        DISTRICT = "district", _("District")
        MINISTRY = "ministry", _("Ministry")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TRUST)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class DistrictSetting(models.Model):
    """A value that flows down to the schools, and how far a school may depart from it.

    `value` is JSON by `key`: `time_zone` a name, `languages` a list of codes, `country` a code,
    `weekly_hours` a list of `[weekday, opens_minute, closes_minute]`.
    """

    class Key(models.TextChoices):
        TIME_ZONE = "time_zone", _("Time zone")
        LANGUAGES = "languages", _("Languages")
        COUNTRY = "country", _("Country")
        WEEKLY_HOURS = "weekly_hours", _("Weekly hours")

    class Latitude(models.TextChoices):
        FIXED = "fixed", _("The same at every school")
        REFINE = "refine", _("A school may be stricter")
        FREE = "free", _("A school may choose its own")

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="settings")
    key = models.CharField(max_length=20, choices=Key.choices)
    value = models.JSONField()
    latitude = models.CharField(max_length=8, choices=Latitude.choices, default=Latitude.REFINE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["district", "key"], name="one_district_setting_per_key")]
