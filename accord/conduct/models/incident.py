"""Incidents: what happened, who says so, what proves it, and who was affected."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.core.models import Record
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.schools.models import School


def one_holder(name: str) -> models.CheckConstraint:
    """The constraint by which an act is that of one holder: a member of staff, or a login of the district."""
    return models.CheckConstraint(
        condition=Q(by__isnull=False, by_login__isnull=True) | Q(by__isnull=True, by_login__isnull=False), name=name
    )


def name_of(staff: StaffMember | None, login: Login | None) -> str:
    """What a holder is called."""
    return staff.called if staff else login.name if login else ""


class Incident(Record):
    """Something happened that the charter does not accept: reported by one person, about an adult of either side.

    `category` is the charter's name of the conduct in `edition`, which is the one that held when it happened. Exactly
    one of the reporters is set. Held by staff, or by a login of the district where nobody at the school is free.
    `about_words` describes a person who is neither a known guardian nor staff.
    """

    class Place(models.TextChoices):
        GATE = "gate", _("At the gate")
        ON_SITE = "on_site", _("On the school site")
        OFFICE = "office", _("At reception or in the office")
        TELEPHONE = "telephone", _("On the telephone")
        IN_WRITING = "in_writing", _("In a message or letter")
        MEETING = "meeting", _("In a meeting")
        ONLINE = "online", _("On social media")
        ELSEWHERE = "elsewhere", _("Somewhere else")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="incidents")
    happened_at = models.DateTimeField()
    place = models.CharField(max_length=12, choices=Place.choices)
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.SlugField(max_length=60)
    language = models.CharField(max_length=10, blank=True)
    words = models.TextField()
    reported_by_staff = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reported_by_guardian = models.ForeignKey(
        Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about_guardian = models.ForeignKey(
        Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    about_staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about_words = models.CharField(max_length=200, blank=True)
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["school", "closed_at", "happened_at"], name="incident_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_by_staff__isnull=False, reported_by_guardian__isnull=True)
                | Q(reported_by_staff__isnull=True, reported_by_guardian__isnull=False),
                name="incident_has_one_reporter",
            ),
            models.CheckConstraint(
                condition=Q(about_guardian__isnull=True) | Q(about_staff__isnull=True), name="incident_about_one"
            ),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True) | Q(held_by_login__isnull=True), name="incident_held_by_one"
            ),
        ]

    @property
    def is_held(self) -> bool:
        """Whether somebody holds it."""
        return self.held_by_id is not None or self.held_by_login_id is not None

    @property
    def holder_ref(self) -> str:
        """How the audit log names whoever holds it; empty for nobody."""
        if self.held_by_login:
            return f"login:{self.held_by_login.ref}"
        return self.held_by.ref if self.held_by else ""


class Affected(Record):
    """A member of staff who was harmed by an incident; who they are, and their support, nobody else sees."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="affected")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "staff"], name="affected_once")]


class Support(Record):
    """What was offered to somebody who was harmed, by whom, and whether they took it."""

    affected = models.ForeignKey(Affected, on_delete=models.PROTECT, related_name="support")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    answered_at = models.DateTimeField(null=True, blank=True)
    taken = models.BooleanField(null=True, blank=True)


class Account(Record):
    """What somebody says of an incident, in their own words. It is never changed; a correction is another account."""

    class Side(models.TextChoices):
        GUARDIAN = "guardian", _("The guardian")
        AFFECTED = "affected", _("The person affected")
        WITNESS = "witness", _("A witness")
        STAFF = "staff", _("The member of staff concerned")

    class How(models.TextChoices):
        PORTAL = "portal", _("Written here")
        TALK = "talk", _("In a talk")
        TELEPHONE = "telephone", _("By telephone")
        PAPER = "paper", _("On paper")
        EMAIL = "email", _("By e-mail")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="accounts")
    side = models.CharField(max_length=10, choices=Side.choices)
    how = models.CharField(max_length=10, choices=How.choices)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "id"]


class AccountRequest(Record):
    """Somebody was asked for their account: from which side, until when, in which words of the school.

    `guardian` or `staff` is who was asked. `step` is the measure that may follow, where one is thought of.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="account_requests")
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Account.Side.choices, default=Account.Side.GUARDIAN)
    guardian = models.ForeignKey(
        Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_for_accounts"
    )
    staff = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_for_accounts"
    )
    step = models.CharField(max_length=24, blank=True)
    language = models.CharField(max_length=10, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    words = models.TextField(blank=True)
    why_details_stay = models.TextField(blank=True)

    class Meta:
        constraints = [one_holder("account_asked_by_one")]

    @property
    def asker(self) -> str:
        """The name of whoever asks."""
        return name_of(self.by, self.by_login)


class Evidence(Record):
    """Something that shows what happened, sealed when it came in: a file, or the snapshot of a message or a post.

    `sha256` is the hash of the file, or of `snapshot` in UTF-8; whoever opens it sees whether it is still the same.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence")
    file = models.FileField(upload_to="conduct/%Y/%m/", blank=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, blank=True)
    snapshot = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()
