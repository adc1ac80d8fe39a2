"""What went wrong on the way to people: addresses that fail, and persons whom no channel reached."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.delivery.models.notice import Notice
from accord.delivery.models.recipient import ForOnePerson, one_person
from accord.people.models import StaffMember
from accord.rules.channels import Channel
from accord.schools.models import School


class DeadAddress(Record):
    """An address that takes no mail any more, until somebody mends it or has it tried again."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=[(channel.value, channel.value) for channel in Channel])
    address = models.CharField(max_length=254)
    code = models.CharField(max_length=20, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    found_at = models.DateTimeField()
    revived_at = models.DateTimeField(null=True, blank=True)
    revived_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "channel", "address"], condition=Q(revived_at__isnull=True), name="address_dead_once"
            )
        ]


class Unreached(ForOnePerson, Record):
    """Somebody whom a notice could not reach; on the office's list until they are told another way."""

    class Why(models.TextChoices):
        NO_WAY = "no_way"
        ADDRESS_FAILS = "address_fails"
        REFUSED = "refused"
        GAVE_UP = "gave_up"
        UNKNOWN = "unknown"

    class How(models.TextChoices):
        TELEPHONE = "telephone"
        PAPER = "paper"
        IN_PERSON = "in_person"
        READ = "read"
        NOT_NEEDED = "not_needed"
        NO_LONGER_ENTITLED = "no_longer_entitled"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, db_index=False, on_delete=models.CASCADE, related_name="unreached")
    why = models.CharField(max_length=16, choices=Why.choices)
    channel = models.CharField(max_length=10, blank=True)
    code = models.CharField(max_length=20, blank=True)
    since = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=20, choices=How.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    closed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["school", "closed_at", "since"], name="unreached_open")]
        constraints = [
            one_person("unreached_is_one_person"),
            models.UniqueConstraint(fields=["notice", "guardian"], name="guardian_listed_once"),
            models.UniqueConstraint(fields=["notice", "staff"], name="staff_listed_once"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, how="") | (Q(closed_at__isnull=False) & ~Q(how="")),
                name="unreached_closed_somehow",
            ),
        ]
