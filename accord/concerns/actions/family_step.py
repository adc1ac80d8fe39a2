"""What every step of the family in a complaint does first: hold the complaint, and ask the rulebook."""

from datetime import datetime

from accord.concerns.facts.complaints import facts_of
from accord.concerns.models import Complaint
from accord.concerns.step_words import WHY
from accord.core.errors import DomainError
from accord.rules.complaints import ComplaintFacts, ComplaintStep, why_not


def hold_for(complaint: Complaint, step: ComplaintStep, at: datetime) -> tuple[Complaint, ComplaintFacts]:
    """Hold the complaint until the transaction ends, for a step that may be taken now. Raises DomainError."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("school", "edition")
    held = rows.get(pk=complaint.pk)
    facts = facts_of(held, at)
    if why := why_not(step, facts):
        raise DomainError(f"complaint_{why.value}", str(WHY[why]))
    return held, facts
