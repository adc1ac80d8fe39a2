"""How a member of staff wants the desk to be."""

from django.db.models import QuerySet

from accord.core.questions import question
from accord.messaging.models import DeskChoice


def folds_strong_wording(staff_id: int) -> bool:
    """Whether this member of staff sees strong wording folded at first; they do until they choose otherwise."""
    return _folds.first(staff_id=staff_id) is not False


@question
def _folds(*, staff_id: int) -> QuerySet[DeskChoice, bool]:
    return DeskChoice.objects.filter(staff_id=staff_id).values_list("folds_strong_wording", flat=True)
