"""Note that a measure has ended by itself."""

from datetime import datetime

from django.db import transaction

from accord.conduct.facts.deciding import next_review_of
from accord.conduct.facts.standing import Stand, standing_of
from accord.conduct.models import Decision
from accord.conduct.notices import measures as notices
from accord.conduct.promising import drop_review_promise
from accord.core import audit


@transaction.atomic
def note_end(*, decision: Decision, by: str, at: datetime) -> bool:
    """The guardian and whoever decided are told that a measure has ended by itself; what was promised falls away.

    The measure ended at its minute whether or not this is ever done. Returns whether it had ended by itself.
    """
    standing = standing_of(decision, at)
    if standing.stand not in (Stand.ENDED, Stand.LAPSED):
        return False
    drop_review_promise(decision, next_review_of(decision), at)
    notices.tell_guardian(decision, by=by, at=at, once=f"ended:{decision.ref}")
    if standing.stand is Stand.LAPSED:
        notices.tell_holder(decision, by=by, at=at, once=f"lapsed:{decision.ref}")
    audit.record(
        by=by,
        verb="note_end",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"decision": decision.ref, "stand": standing.stand.value},
    )
    return True
