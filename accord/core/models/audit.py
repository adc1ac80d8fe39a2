"""The audit log: append only, chained by hashes, one chain for each school."""

from django.db import models

from accord.core import clock


class AuditChain(models.Model):
    """The end of one chain; locked while an entry is added."""

    key = models.CharField(max_length=40, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="0" * 64)


class AuditEntry(models.Model):
    """Who did what to which record, when and why. Never changed and never deleted."""

    chain = models.ForeignKey(AuditChain, db_index=False, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    purpose = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="audit_position_once")]
        indexes = [models.Index(fields=["chain", "subject", "at"], name="audit_by_subject")]
