"""When staff work, when they are away, who covers for them, and who is on duty."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.staff import StaffMember
from accord.schools.models import School


class WorkPattern(Record):
    """The weekly hours of one member of staff from a date on; without one, the school's hours hold."""

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="work_patterns")
    starts_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.UniqueConstraint(fields=["staff", "starts_on"], name="one_pattern_per_start")]


class PatternInterval(models.Model):
    """One stretch of one weekday (1 is Monday), in minutes after midnight by the wall clock (0 to 1440)."""

    pattern = models.ForeignKey(WorkPattern, on_delete=models.CASCADE, related_name="intervals")
    weekday = models.PositiveSmallIntegerField()
    opens_minute = models.PositiveSmallIntegerField()
    closes_minute = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "opens_minute"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="pattern_weekday_exists"),
            models.CheckConstraint(
                condition=Q(closes_minute__gt=F("opens_minute"), closes_minute__lte=1440),
                name="pattern_closes_after_opening",
            ),
            models.UniqueConstraint(fields=["pattern", "weekday", "opens_minute"], name="pattern_opens_once"),
        ]


class Absence(Record):
    """A time in which a member of staff is away. Families never see the kind."""

    class Kind(models.TextChoices):
        LEAVE = "leave", _("Leave")
        ILLNESS = "illness", _("Illness")
        TRAINING = "training", _("Training")
        OTHER = "other", _("Other")

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LEAVE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="absence_ends_later")]


class Cover(Record):
    """Who takes over for an absent colleague, and for how long; routing follows it by itself."""

    absence = models.ForeignKey(Absence, on_delete=models.CASCADE, related_name="covers")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="covering")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="cover_ends_later")]


class Duty(Record):
    """A watch that somebody keeps: the duty telephone, the gate, reception."""

    class Kind(models.TextChoices):
        DUTY_PERSON = "duty_person", _("Duty person for urgent matters")
        RECEPTION = "reception", _("Reception")
        GATE = "gate", _("Gate")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="duties")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    phone = models.CharField(max_length=30, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="duty_ends_later")]
