"""Ask for the next stage of a complaint."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions.begin_stage import begin_stage
from accord.concerns.actions.family_step import hold_for
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, Stage
from accord.concerns.notices.complaints import tell_handler_of_stage
from accord.core import audit
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def ask_next_stage(*, complaint: Complaint, reason: str, by: str, at: datetime) -> Stage:
    """The family is not content with the answer, or it is late: somebody who had no hand in it looks at it anew."""
    held, _facts = hold_for(complaint, ComplaintStep.ASK_NEXT_STAGE, at)
    before = current_stage(held)
    before.next_asked_at, before.next_asked_because = at, reason.strip()
    before.save(update_fields=["next_asked_at", "next_asked_because"])
    audit.record(
        by=by, verb="ask_next_stage", subject=f"complaint:{held.ref}", school=held.school.ref,
        details={"stage": before.number + 1, "answered": before.answered_at is not None},
    )  # fmt: skip
    stage = begin_stage(complaint=held, number=before.number + 1, by=by, at=at)
    tell_handler_of_stage(stage, by=by, at=at, occasion="begun")
    return stage
