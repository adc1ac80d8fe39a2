"""The check by needs as it was counted: rough shares of a whole year, and nothing of any family."""

from django.db import models

from accord.core.models import Record
from accord.schools.models import School


class NeedsCheck(Record):
    """Whether families of children with support fare like all others, counted once and kept (PATTERN-5).

    `figures` holds by the least number shown (`"5"`, `"10"`) what may be told of incidents and of measures: shares in
    steps of five of 100 and the finding, or nothing. `counted` are the keys of the incidents that were looked at.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    quarter = models.DateField()
    figures = models.JSONField(default=dict)
    counted = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "first", "quarter"], name="one_needs_check_per_quarter")
        ]

    @property
    def tells(self) -> bool:
        """Whether anything at all may be told, to anybody."""
        return any(told for by_what in self.figures.values() for told in by_what.values())
