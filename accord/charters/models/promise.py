"""What became of the school's promises, one by one."""

from django.db import models

from accord.charters.models.charter import Edition
from accord.core.models import Record
from accord.schools.models import School


class PromiseOutcome(Record):
    """One time that the school was bound by a promise: since when, by when, and when it was kept.

    `about` names what it concerned (`conversation:x7…`), never who. `met_at` is empty while the promise is open.
    `working_seconds` is the school's own time that it took.
    """

    school = models.ForeignKey(School, db_index=False, on_delete=models.PROTECT, related_name="promise_outcomes")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="promise_outcomes")
    measured = models.CharField(max_length=40)
    about = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    working_seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["school", "measured", "due_at"], name="promise_by_due")]
        constraints = [models.UniqueConstraint(fields=["measured", "about"], name="promise_once_about")]
