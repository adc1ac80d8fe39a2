"""Weekly hours: any week, several intervals a day, from a date on."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.schools.models.school import School


class WeeklyHours(Record):
    """The hours of a week, from a date until the next set of the same kind begins.

    `between_terms` is for an office that also opens while the school is on holiday.
    """

    class Kind(models.TextChoices):
        SCHOOL = "school", _("School hours")
        OFFICE = "office", _("Office hours")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="weekly_hours")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SCHOOL)
    starts_on = models.DateField()
    between_terms = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["school", "kind", "starts_on"], name="one_week_per_kind_and_start")
        ]


class HoursInterval(models.Model):
    """One stretch of one weekday (1 is Monday), in minutes after midnight by the wall clock (0 to 1440)."""

    hours = models.ForeignKey(WeeklyHours, on_delete=models.CASCADE, related_name="intervals")
    weekday = models.PositiveSmallIntegerField()
    opens_minute = models.PositiveSmallIntegerField()
    closes_minute = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "opens_minute"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="hours_weekday_exists"),
            models.CheckConstraint(
                condition=Q(closes_minute__gt=F("opens_minute"), closes_minute__lte=1440),
                name="hours_close_after_opening",
            ),
            models.UniqueConstraint(fields=["hours", "weekday", "opens_minute"], name="hours_open_once"),
        ]
