"""What a person wishes: by which channel to hear from school, and when not to be disturbed."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.delivery.models.recipient import ForOnePerson, one_person
from accord.rules.channels import Channel, Urgency


class ChannelWish(ForOnePerson, Record):
    """From which urgency on a person wants one channel; empty: for emergencies alone."""

    channel = models.CharField(max_length=10, choices=[(channel.value, channel.value) for channel in Channel])
    least = models.CharField(max_length=10, blank=True, choices=[(each.value, each.value) for each in Urgency])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_person("wish_of_one_person"),
            models.UniqueConstraint(fields=["guardian", "channel"], name="guardian_wishes_once"),
            models.UniqueConstraint(fields=["staff", "channel"], name="staff_wishes_once"),
        ]


class QuietHours(ForOnePerson, Record):
    """A stretch of the week in which a person is not disturbed; an end not after the start is on the next day."""

    weekdays = models.JSONField()
    starts_minute = models.PositiveSmallIntegerField()
    ends_minute = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            one_person("quiet_for_one_person"),
            models.CheckConstraint(
                condition=Q(starts_minute__lt=1440, ends_minute__lte=1440), name="quiet_within_the_day"
            ),
        ]
