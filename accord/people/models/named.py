"""How people are named and addressed."""

from django.db import models


class Named(models.Model):
    """A person's names: as written in the papers, as the person wishes to be called, and how that is said."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    preferred_name = models.CharField(max_length=120, blank=True)
    pronunciation = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def full_name(self) -> str:
        """The name as written in the papers."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def called(self) -> str:
        """The name that the person wishes to be called by."""
        return self.preferred_name or self.full_name

    def __str__(self) -> str:
        return self.called
