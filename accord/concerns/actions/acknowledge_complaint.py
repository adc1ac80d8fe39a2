"""Say that a complaint has arrived."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions.taking_a_step import take
from accord.concerns.models import Complaint, Stage
from accord.concerns.notices.handling import tell_family_of_acknowledgement
from accord.concerns.private_words import look_through
from accord.core import audit
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def acknowledge_complaint(
    *, complaint: Complaint, login: Login, words: str, by: str, at: datetime, why_details_stay: str = ""
) -> Stage:
    """The family is told that their complaint is there, who has it, and by when they have an answer.

    Raises DomainError, and DetailsFound where the words hold what belongs to another family.
    """
    stage = take(complaint, ComplaintStep.ACKNOWLEDGE, login, at).stage
    look_through(complaint, f"acknowledgement:{stage.number}", {"words": words}, why_details_stay, login=login, at=at)
    stage.acknowledged_at = at
    stage.acknowledged_with = words.strip()
    stage.save(update_fields=["acknowledged_at", "acknowledged_with"])
    audit.record(
        by=by, verb="acknowledge_complaint", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number},
    )  # fmt: skip
    tell_family_of_acknowledgement(stage, by=by, at=at)
    return stage
