"""A notice: one thing to tell, whoever is told and by whatever channel."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.people.models import Student
from accord.rules.channels import Urgency
from accord.schools.models import School


class Notice(Record):
    """One thing to tell. Its words are kept as they were when it was told; later edits change nothing.

    `subject` and `text` hold texts as `accord.delivery.wording` stores them. `about_kind` and `about_ref` name the
    record that it is about; `student` the child, whom each reader must still be entitled to hear of.
    """

    URGENCIES = [(urgency.value, urgency.value) for urgency in Urgency]

    school = models.ForeignKey(School, db_index=False, on_delete=models.PROTECT, related_name="notices")
    kind = models.SlugField(max_length=40, db_index=False)
    urgency = models.CharField(max_length=10, choices=URGENCIES, default=Urgency.ROUTINE.value)
    reason = models.CharField(max_length=300, blank=True)
    subject = models.JSONField()
    text = models.JSONField(default=list)
    about_kind = models.CharField(max_length=40, blank=True)
    about_ref = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=300, blank=True)
    student = models.ForeignKey(
        Student, null=True, blank=True, db_index=False, on_delete=models.CASCADE, related_name="+"
    )
    confidential = models.BooleanField(default=False)
    from_name = models.CharField(max_length=160, blank=True)
    references = models.JSONField(default=list)
    valid_until = models.DateTimeField(null=True, blank=True)
    created_by = models.CharField(max_length=80)
    once = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["about_kind", "about_ref"], name="notice_about"),
            models.Index(fields=["school", "created_at"], name="notice_lately_told"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(urgency__in=[u.value for u in Urgency]), name="notice_urgency_known"),
            models.CheckConstraint(
                condition=~Q(urgency=Urgency.EMERGENCY.value) | ~Q(reason=""), name="notice_emergency_has_reason"
            ),
            models.UniqueConstraint(fields=["school", "once"], condition=~Q(once=""), name="notice_told_once"),
        ]
