"""What comes with handling a complaint: accounts asked for, the bundle, who comes to the hearing, what is covered."""

from django.db import models
from django.db.models import Q

from accord.concerns.models.complaint import Complaint, ComplaintPaper, SerialDecision, Stage
from accord.core.models import Record
from accord.people.models import Login, StaffMember


class AccountAsked(Record):
    """A member of staff is asked for an account; they read the question, not the complaint. Their answer is a paper."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="accounts_asked")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    paper = models.OneToOneField(
        ComplaintPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="account_asked"
    )

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "staff"], condition=Q(paper__isnull=True), name="asked_one_account_at_a_time"
            )
        ]


class Bundle(Record):
    """The papers of a hearing as one document with an index, as the panel and the family received it."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="bundles")
    file = models.FileField(upload_to="complaints/bundles/%Y/%m/")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    sent_at = models.DateTimeField()
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sent_at", "id"]


class Attendance(Record):
    """What the family says of a hearing: whether they come, with whom, and in which language they wish it."""

    stage = models.OneToOneField(Stage, on_delete=models.PROTECT, related_name="attendance")
    comes = models.BooleanField()
    with_whom = models.CharField(max_length=200, blank=True)
    interpreter = models.CharField(max_length=60, blank=True)
    needs = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()


class CoveredLook(Record):
    """Somebody looked whether a new complaint says anything new on a matter that a serial decision is about."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="covered_look")
    decision = models.ForeignKey(SerialDecision, on_delete=models.PROTECT, related_name="looks")
    anything_new = models.BooleanField()
    reasons = models.TextField()
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="covered_look_says_why")]


class TranslatedWords(Record):
    """What a person wrote in the school's language of the family's words: of the letter, a point, or why it went on.

    `of` is `letter`, `point:REF` or `stage:NUMBER`; `name` who brought it over, `by` who wrote it down. The latest
    counts; the words as they came stay beside it.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="translated")
    of = models.CharField(max_length=30)
    text = models.TextField()
    name = models.CharField(max_length=160)
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class DetailsStay(Record):
    """Somebody wrote why details of another family stay in words that the complainant reads; they never read this.

    `of` is `acknowledgement:NUMBER`, `date:NUMBER` or `answer:NUMBER` of a stage, `point:REF`, `remedy:REF`,
    `paper:REF` or `scope`.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="details_that_stay")
    of = models.CharField(max_length=30)
    why = models.TextField()
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="details_stay_for_a_reason")]
