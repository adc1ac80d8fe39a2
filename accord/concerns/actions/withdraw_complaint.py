"""Withdraw a complaint."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions.family_step import hold_for
from accord.concerns.models import Complaint, Ending
from accord.concerns.notices.complaints import tell_handler_of_end
from accord.core import audit
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def withdraw_complaint(*, complaint: Complaint, login: Login | None, reason: str, by: str, at: datetime) -> Ending:
    """The family takes its complaint back, at any time and without giving a reason; the record of it stays."""
    held, _facts = hold_for(complaint, ComplaintStep.WITHDRAW, at)
    ending = Ending.objects.create(
        complaint=held, kind=Ending.Kind.WITHDRAWN, at=at, by=login, reason=reason.strip(), created_at=at
    )
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    audit.record(by=by, verb="withdraw_complaint", subject=f"complaint:{held.ref}", school=held.school.ref)
    tell_handler_of_end(ending, by=by, at=at)
    return ending
