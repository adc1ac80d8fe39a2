"""One-time keys: a form sent twice has one effect and gives one answer."""

from django.db import models

from accord.core import clock


class OnceKey(models.Model):
    """The answer already given to one sending of one form."""

    key = models.CharField(max_length=64)
    owner = models.CharField(max_length=80)
    path_hash = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="form_sent_once")]
