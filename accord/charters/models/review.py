"""From draft to publication: review, comments, consultation, approval, publication."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models.charter import Charter, Clause, Edition
from accord.core.ids import REF_LENGTH
from accord.core.models import Record
from accord.people.models import Login, StaffMember


class ReviewRequest(Record):
    """A draft handed to colleagues for review."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="review_requests")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)


class Consultation(Record):
    """A draft opened for comment to an audience, from a day to a day; `ended_at` when it was ended before its time."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="consultations")
    audiences = models.JSONField(default=list)
    opens_on = models.DateField()
    closes_on = models.DateField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opens_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="consultation_closes_after_opening")
        ]


class Comment(Record):
    """A remark on a draft, or on one clause of it: by a colleague in review, or by anyone in a consultation."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="comments")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments")
    clause_key = models.SlugField(max_length=60, blank=True)
    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    text = models.TextField()

    class Meta:
        ordering = ["created_at", "id"]


class CommentAnswer(Record):
    """What became of a comment: taken up or not, and why.

    `for_everybody` is what all who were asked read after the consultation; it names nobody.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="answer")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    taken_up = models.BooleanField()
    text = models.TextField(blank=True)
    for_everybody = models.TextField(blank=True)


class Approval(Record):
    """A named leader's approval of exactly these words and rules; any change of them makes it lapse."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="approvals")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)


class Discard(Record):
    """A draft that will not become an edition."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="discard")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)


class Publication(Record):
    """An edition published from a date, with its number. From here on the database refuses every change to it.

    `weekly_hours` is the ref of the school's hours that were planned with it, if its rule brought new ones. No two
    editions of a charter begin on one day, save for those called back: the database refuses it (migration 0003).
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="publication")
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    material = models.BooleanField(default=True)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    weekly_hours = models.CharField(max_length=REF_LENGTH, blank=True)

    class Meta:
        ordering = ["starts_on", "number"]
        constraints = [models.UniqueConstraint(fields=["charter", "number"], name="edition_number_once")]


class Recall(Record):
    """A published edition is called back before its first day: it never comes into force, and stays to be read."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="recall")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()


class EditionText(Record):
    """What people are shown of a published edition in one language, to the letter: the whole text and its SHA-256.

    `for_children` marks the one in words for children, which students read and sign.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    for_children = models.BooleanField(default=False)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language", "for_children"], name="edition_text_once_per_language"
            )
        ]


class Audiences(models.TextChoices):
    """Who is consulted, and who signs."""

    GUARDIANS = "guardians", _("Guardians")
    STAFF = "staff", _("Staff")
    STUDENTS = "students", _("Students")
