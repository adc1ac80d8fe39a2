"""Work to be done later: the queue's one table, filled in the transaction that causes the work."""

from django.db import models

from accord.core import clock


class Job(models.Model):
    """One call of one task. Claimed by lease, so that a killed worker loses nothing."""

    class State(models.TextChoices):
        READY = "ready"
        LEASED = "leased"
        DONE = "done"
        DEAD = "dead"

    task = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    queue = models.CharField(max_length=20, default="default")
    state = models.CharField(max_length=8, choices=State.choices, default=State.READY)
    priority = models.SmallIntegerField(default=0)
    run_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=40, blank=True)
    dedupe_key = models.CharField(max_length=120, null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "queue", "-priority", "run_at", "id"], name="job_next"),
            models.Index(
                fields=["state", "finished_at"], name="job_swept", condition=models.Q(finished_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["ready", "leased", "done", "dead"]), name="job_state_known"
            ),
            models.UniqueConstraint(
                fields=["dedupe_key"], name="job_once", condition=models.Q(dedupe_key__isnull=False)
            ),
        ]
