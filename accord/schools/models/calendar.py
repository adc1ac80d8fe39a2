"""The school's year: terms, closures and days with hours of their own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.schools.models.school import School


class AcademicYear(Record):
    """One school year, from its first day to its last."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="years")
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="year_ends_after_start"),
            models.UniqueConstraint(fields=["school", "name"], name="year_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Term(Record):
    """A stretch of the year in which the school teaches."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="terms")
    year = models.ForeignKey(AcademicYear, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="term_ends_after_start")]


class Closure(Record):
    """Days, or part of one day, on which the school is closed although the week says open."""

    class Kind(models.TextChoices):
        PUBLIC_HOLIDAY = "public_holiday", _("Public holiday")
        SCHOOL_HOLIDAY = "school_holiday", _("School holiday")
        TRAINING_DAY = "training_day", _("Staff training day")
        FESTIVAL = "festival", _("Festival or holy day")
        EMERGENCY = "emergency", _("Emergency closure")
        OTHER = "other", _("Other closure")

    class Source(models.TextChoices):
        TYPED = "typed"
        ICALENDAR = "icalendar"
        HOLIDAYS = "holidays"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="closures")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    from_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    to_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.TYPED)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["starts_on", "ends_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="closure_ends_after_start"),
            models.CheckConstraint(
                condition=Q(from_minute__isnull=True, to_minute__isnull=True)
                | Q(to_minute__gt=F("from_minute"), to_minute__lte=1440, starts_on=F("ends_on")),
                name="part_closure_within_one_day",
            ),
            models.UniqueConstraint(
                fields=["school", "source", "source_id"],
                condition=~Q(source_id=""),
                name="closure_imported_once",
            ),
        ]


class SpecialDay(Record):
    """A day with hours of its own: a half day, an open Saturday.

    `intervals` is `[[opens, closes], …]` in minutes after midnight.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="special_days")
    on = models.DateField()
    name = models.CharField(max_length=120)
    intervals = models.JSONField()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["school", "on"], name="one_special_day_per_date")]
