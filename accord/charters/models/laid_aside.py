"""What was taken out of a draft, kept so that it can be put back."""

from django.db import models

from accord.charters.models.charter import Edition
from accord.core.models import Record


class LaidAside(Record):
    """A clause, a language or an earlier wording that a draft no longer holds.

    `name` is the key of the clause, the code of the language, or the SHA-256 of the wording; `content` is what it
    said. Put back, it stays here with the time at which that happened.
    """

    class Kind(models.TextChoices):
        CLAUSE = "clause"
        LANGUAGE = "language"
        WORDING = "wording"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="laid_aside")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=64)
    content = models.JSONField(default=dict)
    put_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["edition", "kind", "name"], name="laid_aside_by_name")]
