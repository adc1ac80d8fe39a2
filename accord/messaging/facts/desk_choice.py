"""How a member of staff wants the desk to be."""

from accord.messaging.models import DeskChoice


def folds_strong_wording(staff_id: int) -> bool:
    """Whether this member of staff sees strong wording folded at first; they do until they choose otherwise."""
    chosen = DeskChoice.objects.filter(staff_id=staff_id).values_list("folds_strong_wording", flat=True).first()
    return chosen is not False
