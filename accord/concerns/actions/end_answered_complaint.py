"""End a complaint whose last answer stands."""

from datetime import datetime

from django.db import transaction

from accord.concerns.facts.complaints import current_stage, facts_of
from accord.concerns.models import Complaint, Ending
from accord.core import audit


@transaction.atomic
def end_answered_complaint(*, complaint: Complaint, by: str, at: datetime) -> Ending | None:
    """The last stage is answered, or the time for the next one has passed: the answer stands, promises stay open.

    Returns None where the family can still ask for the next stage.
    """
    held = Complaint.objects.select_for_update(of=("self",)).select_related("school", "edition").get(pk=complaint.pk)
    facts = facts_of(held, at)
    waits = not facts.is_last and (facts.next_until is None or at <= facts.next_until)
    if facts.ended or not facts.answered or waits:
        return None
    ending = Ending.objects.create(complaint=held, kind=Ending.Kind.ANSWERED, at=at, created_at=at)
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    audit.record(
        by=by, verb="end_answered_complaint", subject=f"complaint:{held.ref}", school=held.school.ref,
        details={"stage": current_stage(held).number},
    )  # fmt: skip
    return ending
