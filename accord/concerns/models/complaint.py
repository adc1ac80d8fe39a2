"""Complaints: the letter, its points and remedies, the stages, who took part, findings, and how it ended."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.concerns.models.concern import Concern
from accord.core.models import Record
from accord.messaging.models import Message
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.schools.models import School


class Complaint(Record):
    """A formal complaint, in writing or taken down for somebody, in any language.

    `number` is what people say on the telephone (2026/4807); it is drawn and counts nothing, so that no gap tells of
    a complaint that somebody may not see. `represented_by` names who speaks for the guardian, `reach` tells how
    somebody without a sign-in is answered. `ended_at` repeats that its last ending was not taken up again.
    """

    class How(models.TextChoices):
        PORTAL = "portal", _("Written here")
        LETTER = "letter", _("By letter")
        EMAIL = "email", _("By e-mail")
        TELEPHONE = "telephone", _("By telephone")
        TALK = "talk", _("In a talk")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="complaints")
    number = models.CharField(max_length=12)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints")
    complainant = models.CharField(max_length=160, blank=True)
    represented_by = models.CharField(max_length=160, blank=True)
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints")
    about_words = models.CharField(max_length=200, blank=True)
    reach = models.CharField(max_length=300, blank=True)
    from_message = models.OneToOneField(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    concern = models.OneToOneField(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="complaint")
    how = models.CharField(max_length=10, choices=How.choices)
    language = models.CharField(max_length=10, blank=True)
    letter = models.TextField()
    taken_down_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField(null=True, blank=True)
    accepted_late = models.TextField(blank=True)
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["school", "ended_at", "received_at"], name="complaint_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="complaint_numbered_once"),
            models.CheckConstraint(
                condition=Q(guardian__isnull=False) | ~Q(complainant=""), name="complaint_has_a_complainant"
            ),
        ]


class ComplaintAbout(models.Model):
    """Whom a complaint is about: a member of staff or a governor, or somebody of the district by their login."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="about")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint", "staff"], name="complaint_about_once"),
            models.UniqueConstraint(fields=["complaint", "login"], name="complaint_about_login_once"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, login__isnull=True) | Q(staff__isnull=True, login__isnull=False),
                name="complaint_about_one_person",
            ),
        ]


class TookPart(Record):
    """Somebody took a part in a complaint; see rules/taking_part.py for what they may not do afterwards."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="took_part")
    person = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=16)
    stage = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "person", "part", "stage"], name="took_part_once")]


class Stage(Record):
    """One stage of a complaint with its dates as promised and as they came; times are empty until they happen."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_with = models.TextField(blank=True)
    answer_by = models.DateTimeField()
    new_date_reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answer_in_their_language = models.TextField(blank=True)
    next_until = models.DateTimeField(null=True, blank=True)
    next_asked_at = models.DateTimeField(null=True, blank=True)
    next_asked_because = models.TextField(blank=True)
    handled_by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handled_as = models.CharField(max_length=24, blank=True)
    passed_because = models.CharField(max_length=300, blank=True)
    investigator = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hearing_at = models.DateTimeField(null=True, blank=True)
    papers_sent_at = models.DateTimeField(null=True, blank=True)
    hearing_place = models.CharField(max_length=200, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["answered_at", "answer_by"], name="stage_by_due")]
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="each_stage_once")]


class Seat(Record):
    """A member of the panel of a stage: a governor, or somebody from outside by name."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    independent = models.BooleanField(default=False)
    chairs = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True, blank=True)


class Point(Record):
    """One thing that is complained of, in words that the complainant confirmed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    wanted = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["complaint", "number"], name="point_numbered_once")]


class Finding(Record):
    """What a stage found on a point, and why."""

    class Result(models.TextChoices):
        UPHELD = "upheld", _("Right in this point")
        PARTLY = "partly", _("Right in part")
        NOT_UPHELD = "not_upheld", _("Not found to be so")
        OPEN = "open", _("Cannot be settled")

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="findings")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="findings")
    result = models.CharField(max_length=10, choices=Result.choices)
    reasons = models.TextField()
    in_their_language = models.TextField(blank=True)
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "stage"], name="one_finding_a_stage")]


class Remedy(Record):
    """What the school promised to put right, by when, and when it was done."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="remedies")
    text = models.TextField()
    in_their_language = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class ComplaintPaper(Record):
    """A paper of a complaint: what either side brought, or what the stage gathered; its pages count in the bundle.

    An `account` is what a member of staff wrote who was asked; an `outcome` is the letter that answered a stage.
    """

    class Kind(models.TextChoices):
        PAPER = "paper", _("Paper")
        ACCOUNT = "account", _("Account")
        OUTCOME = "outcome", _("Outcome letter")

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="papers")
    file = models.FileField(upload_to="complaints/%Y/%m/", blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PAPER)
    text = models.TextField(blank=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=1)
    by_family = models.BooleanField(default=False)
    by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    for_family = models.BooleanField(default=True)


class Ending(Record):
    """A complaint ended: the family withdrew it, it was out of scope, or its last answer stands."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Withdrawn by the family")
        OUT_OF_SCOPE = "out_of_scope", _("Not a matter for this way")
        ANSWERED = "answered", _("Answered")

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="endings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    goes_to = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(undone_at__isnull=True), name="one_ending"),
            models.CheckConstraint(condition=~Q(kind="out_of_scope") | ~Q(reason=""), name="out_of_scope_says_why"),
        ]


class SerialDecision(Record):
    """A leader's reasoned, time-limited decision that complaints of one guardian on one matter stay unanswered."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="serial_decisions")
    matter = models.CharField(max_length=300)
    reasons = models.TextField()
    tried_before = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    letter = models.FileField(upload_to="complaints/letters/%Y/%m/", blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.TextField(blank=True)
    why_details_stay = models.TextField(blank=True, default="")
