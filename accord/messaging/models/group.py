"""Group spaces: a class channel with ground rules, moderated by staff."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models import Guardian, SchoolClass, StaffMember
from accord.schools.models import School


class GroupSpace(Record):
    """The shared space of one class: its families and its teachers. Contact details stay hidden.

    `hours` holds the opening hours of the week as a charter writes them; empty: open with the school.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="group_spaces")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="group_spaces")
    hours = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class"], condition=Q(ended_at__isnull=True), name="one_group_space_a_class"
            )
        ]


class GroundRulesAcceptance(Record):
    """A guardian accepted the ground rules of a space, in these words."""

    space = models.ForeignKey(GroupSpace, on_delete=models.PROTECT, related_name="acceptances")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+")
    rules_sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "guardian", "rules_sha256"], name="ground_rules_accepted_once")
        ]


class GroupPost(Record):
    """A post in a space, by a guardian or a member of staff. `visible_at` is empty while the space is closed."""

    space = models.ForeignKey(GroupSpace, on_delete=models.PROTECT, related_name="posts")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by")
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    written_at = models.DateTimeField()
    visible_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True) | Q(guardian__isnull=True, staff__isnull=False),
                name="post_has_one_writer",
            )
        ]


class PostReport(Record):
    """Somebody reported a post; who did, only the moderators learn."""

    post = models.ForeignKey(GroupPost, on_delete=models.PROTECT, related_name="reports")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)


class PostPause(Record):
    """A post is out of sight: paused while moderators look, or removed, with the reason its writer is told."""

    class Kind(models.TextChoices):
        PAUSED = "paused", _("Paused")
        REMOVED = "removed", _("Removed")

    post = models.ForeignKey(GroupPost, on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(ended_at__isnull=True), name="one_pause_a_post")
        ]
