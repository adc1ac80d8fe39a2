"""Group spaces: a class channel with ground rules, moderated by staff."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models import Guardian, SchoolClass, StaffMember
from accord.schools.models import School


class GroupSpace(Record):
    """The shared space of one class: its families and its teachers. Contact details stay hidden.

    `hours` holds the opening hours of the week as a charter writes them; empty: open with the school. `own_rules`
    are ground rules that this class adds to those of the charter, in the words of whoever opened the space.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="group_spaces")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="group_spaces")
    hours = models.JSONField(default=dict, blank=True)
    own_rules = models.TextField(blank=True)
    rules_language = models.CharField(max_length=10, blank=True)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class"], condition=Q(ended_at__isnull=True), name="one_group_space_a_class"
            )
        ]


class GroupMember(Record):
    """A guardian or a member of staff who has come into a space: the name others read there, and up to when they read.

    It gives no access: whether somebody may still come in is asked anew each time.
    """

    space = models.ForeignKey(GroupSpace, on_delete=models.PROTECT, related_name="members")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=40, blank=True)
    wants_news = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, staff__isnull=True) & ~Q(called="")
                | Q(guardian__isnull=True, staff__isnull=False),
                name="member_is_one_person",
            ),
            models.UniqueConstraint(
                fields=["space", "guardian"], condition=Q(guardian__isnull=False), name="guardian_in_space_once"
            ),
            models.UniqueConstraint(
                fields=["space", "staff"], condition=Q(staff__isnull=False), name="staff_in_space_once"
            ),
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
    """A post in a space, by a guardian or a member of staff. `visible_at` is empty while it waits for the opening.

    What its writer took back nobody reads any more, but the moderators if it had been seen.
    """

    space = models.ForeignKey(GroupSpace, on_delete=models.PROTECT, related_name="posts")
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by")
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    written_at = models.DateTimeField()
    waits_until = models.DateTimeField(null=True, blank=True)
    visible_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [
            models.Index(fields=["space", "written_at", "id"], name="post_in_order"),
            models.Index(
                fields=["space", "waits_until"],
                name="post_that_waits",
                condition=Q(visible_at__isnull=True, taken_back_at__isnull=True),
            ),
        ]
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
    settled_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "guardian"],
                condition=Q(settled_at__isnull=True, guardian__isnull=False),
                name="post_reported_once_at_a_time",
            )
        ]


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


class SecondLook(Record):
    """The writer of a removed post asked that a leader looks again, and what came of it."""

    pause = models.OneToOneField(PostPause, on_delete=models.PROTECT, related_name="second_look")
    words = models.TextField(blank=True)
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    shown_again = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
