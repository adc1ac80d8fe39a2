"""Concerns: what happened, what each side says of it, the talk that was offered, and what was agreed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.core.models import Record
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.schools.models import School


class Concern(Record):
    """Something troubles a family. It belongs to one guardian and goes to the person nearest the matter.

    The four questions help to think; only `what_happened` is needed. `confidential` follows the topic and whom it is
    about. `reaches_at`: from then on staff see it, in the working time of whoever has it. `answered_at`: the school
    offered a talk, wrote its view, or wrote down what was agreed. `closed_at` repeats the agreement or the end that the
    family gave.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="concerns")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="concerns")
    student = models.ForeignKey(Student, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns")
    topic = models.CharField(max_length=60)
    language = models.CharField(max_length=10, blank=True)
    what_happened = models.TextField()
    child_says = models.TextField(blank=True)
    school_side = models.TextField(blank=True)
    put_right = models.TextField(blank=True)
    about_words = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    reaches_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    child_asked_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["school", "closed_at", "answer_by", "id"], name="concerns_by_due"),
            models.Index(fields=["guardian", "raised_at"], name="concerns_of_guardian"),
        ]


class ConcernAbout(models.Model):
    """Whom a concern is about: staff give their view and never handle it; somebody of the district by their login."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="about")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concern", "staff"], name="concern_about_once"),
            models.UniqueConstraint(fields=["concern", "login"], name="concern_about_login_once"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, login__isnull=True) | Q(staff__isnull=True, login__isnull=False),
                name="concern_about_one_person",
            ),
        ]


class Handing(Record):
    """Who got a concern when, and why. `also`: it was late, so this person looks as well; whoever has it keeps it."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="handings")
    to = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=16)
    also = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["created_at", "id"]


class AskedView(Record):
    """A member of staff is asked how they see a matter: they read the question, give their view, and see no more."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="asked_views")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    answered_at = models.DateTimeField(null=True, blank=True)


class View(Record):
    """How one side sees the matter: they stand side by side and nobody changes another's."""

    class Side(models.TextChoices):
        FAMILY = "family", _("The family")
        CHILD = "child", _("The child")
        SCHOOL = "school", _("The school")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="views")
    side = models.CharField(max_length=6, choices=Side.choices)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class TalkOffer(Record):
    """The school offers to talk: when and how; the family takes it or names another time."""

    class How(models.TextChoices):
        AT_SCHOOL = "at_school", _("At school")
        TELEPHONE = "telephone", _("By telephone")
        VIDEO = "video", _("By video")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="talks")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()
    words = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    taken = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)


class Agreement(Record):
    """What was agreed at the end of a concern: what the school does, what the family does, when it is looked at.

    The family says yes or not (`taken`); with a yes the concern is closed until it is looked at again (`looked_at`).
    """

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="agreements")
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    school_does = models.TextField(blank=True)
    family_does = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    settled = models.BooleanField(default=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    taken = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled=False) | ~Q(school_does="", family_does=""), name="agreement_says_something"
            )
        ]
