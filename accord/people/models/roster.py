"""Roster imports: each run, what a source calls our records, and how a school's table is read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.schools.models import School


class RosterImport(Record):
    """One import, from the file that was handed in to what it changed. The file itself is removed after."""

    class Table(models.TextChoices):
        ONEROSTER = "oneroster", _("OneRoster bundle")
        FAMILIES = "families", _("Our own table of children and their adults")
        STAFF = "staff", _("Our own table of staff")

    class State(models.TextChoices):
        MATCHING = "matching", _("Waiting for the columns to be confirmed")
        READING = "reading", _("Being read")
        UNREADABLE = "unreadable", _("Could not be read")
        READY = "ready", _("Ready to look at")
        APPLYING = "applying", _("Being taken over")
        APPLIED = "applied", _("Taken over")
        DROPPED = "dropped", _("Dropped")
        EXPIRED = "expired", _("Expired")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="roster_imports")
    started_by = models.CharField(max_length=80)
    started_by_name = models.CharField(max_length=160)
    table = models.CharField(max_length=10, choices=Table.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    file_name = models.CharField(max_length=120)
    options = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    done = models.BigIntegerField(default=0)
    expected = models.BigIntegerField(default=0)
    planned_after = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ready_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.CharField(max_length=80, blank=True)
    without_bad_lines = models.BooleanField(default=False)
    refusal = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["school", "-created_at"], name="roster_import_of_school")]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(state="applying"),
                name="one_roster_applied_at_a_time",
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.state in {self.State.MATCHING, self.State.READING, self.State.READY, self.State.APPLYING}

    @property
    def is_working(self) -> bool:
        """Whether the worker is at it."""
        return self.state in {self.State.READING, self.State.APPLYING}


class RosterLink(models.Model):
    """What a source calls one of our records, and what it said of it last (`imported`, JSON with sorted keys).

    A later import changes a field only where the source itself changed it, so what the school decided by
    hand stays.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="roster_links")
    kind = models.CharField(max_length=10)
    source_id = models.CharField(max_length=520)
    record_id = models.BigIntegerField()
    imported = models.TextField()
    modified = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "kind", "source_id"], name="source_names_one_record")]
        indexes = [models.Index(fields=["school", "kind", "record_id"], name="roster_link_by_record")]


class ColumnMatch(Record):
    """How a school reads a table of its own: which column means what, once a person has confirmed it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="column_matches")
    table = models.CharField(max_length=10, choices=RosterImport.Table.choices)
    signature = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "table", "signature"], name="one_match_per_header")]
