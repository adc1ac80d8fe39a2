"""Call a review before its day."""

from datetime import datetime

from django.db import transaction

from accord.conduct.facts.standing import standing_of
from accord.conduct.models import Decision
from accord.conduct.notices import measures as notices
from accord.core import audit


@transaction.atomic
def call_review(*, decision: Decision, by: str, at: datetime) -> int:
    """Those who may hear a review are told before its day, and again when it is late.

    Whoever decided is told when it is late, or when nobody is free to hear it. Returns how many may hear it.
    """
    standing = standing_of(decision, at)
    if standing.review_on is None:
        return 0
    state = "late" if standing.review_is_late else "called"
    once = f"{state}:{decision.ref}:{standing.review_on:%Y%m%d}"
    hearers = notices.tell_hearers(decision, by=by, at=at, once=once)
    if standing.review_is_late or not hearers:
        notices.tell_holder(decision, by=by, at=at, once=f"holder:{once}")
    audit.record(
        by=by,
        verb="call_review",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"decision": decision.ref, "hearers": hearers, "late": standing.review_is_late},
    )
    return hearers
