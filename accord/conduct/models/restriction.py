"""A limit on contact: whose, of which kind, from when until when, and on which clause it rests."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.core.models import Record
from accord.people.models import Guardian, StaffMember
from accord.schools.models import School


class Restriction(Record):
    """A restriction on one adult at one school. It ends by itself at `ends_at`; a `Lifting` ends it earlier.

    What each kind changes stands in rules/restrictions.py. `said` is what the guardian is told, in their language.
    `decided_by` is whose measure it is, also where a review put it in the place of a graver one.
    """

    class Kind(models.TextChoices):
        SINGLE_CONTACT = "single_contact", _("One contact person")
        CONTACT_LIMIT = "contact_limit", _("Limited number of messages")
        WRITTEN_ONLY = "written_only", _("In writing only")
        IN_PERSON_LIMITED = "in_person_limited", _("Visits by arrangement only")
        SITE_BAR = "site_bar", _("Not on the school site")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="restrictions")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="restrictions")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clause_key = models.SlugField(max_length=60, blank=True)
    contact = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    most = models.PositiveSmallIntegerField(default=0)
    per_days = models.PositiveSmallIntegerField(default=7)
    said = models.TextField(blank=True)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["guardian", "ends_at"], name="restriction_by_guardian")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="restriction_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(kind="single_contact") | Q(contact__isnull=False), name="single_contact_named"
            ),
            models.CheckConstraint(condition=~Q(kind="contact_limit") | Q(most__gt=0), name="contact_limit_counts"),
        ]


class Lifting(Record):
    """A restriction ended before its time: by whom and why."""

    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="lifting")
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
