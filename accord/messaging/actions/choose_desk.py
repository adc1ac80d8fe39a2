"""Choose how one's desk works."""

from django.db import transaction

from accord.core import audit
from accord.messaging.models import DeskChoice
from accord.people.models import StaffMember


@transaction.atomic
def choose_desk(*, staff: StaffMember, folds_strong_wording: bool, by: str) -> DeskChoice:
    """A member of staff says whether strong wording is folded at first; it holds for their own desk alone."""
    choice, _made = DeskChoice.objects.update_or_create(
        staff=staff, defaults={"folds_strong_wording": folds_strong_wording}
    )
    audit.record(by=by, verb="choose_desk", subject=f"staff:{staff.ref}", school=staff.school.ref)
    return choice
