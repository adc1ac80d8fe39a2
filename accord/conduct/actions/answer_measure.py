"""The guardian answers to a measure."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.models import Decision, Representation
from accord.conduct.notices import measures as notices
from accord.conduct.promising import promise_asked_review
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember


@transaction.atomic
def answer_measure(
    *,
    decision: Decision,
    guardian: Guardian,
    text: str,
    language: str,
    asks_for_review: bool,
    by: str,
    at: datetime,
    recorded_by: StaffMember | None = None,
) -> Representation:
    """A guardian says what they think of a measure and may ask for a review; nothing ever closes this way.

    Raises DomainError when nothing is said and no review is asked for.
    """
    if guardian.pk != decision.incident.about_guardian_id:
        raise DomainError("not_about_you", _("Only the guardian whom a measure is about answers it."), status=404)
    if not text.strip() and not asks_for_review:
        sentence = _("Write your answer, or ask for a review.")
        raise DomainError("nothing_said", sentence, status=422, fields={"text": sentence})
    answer = Representation.objects.create(
        decision=decision,
        guardian=guardian,
        language=language,
        text=text.strip(),
        asks_for_review=asks_for_review,
        recorded_by=recorded_by,
        given_at=at,
        created_at=at,
    )
    audit.record(
        by=by,
        verb="answer_measure",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"decision": decision.ref, "asks_for_review": asks_for_review},
    )
    promise_asked_review(answer, at)
    notices.tell_of_answer(answer, by=by, at=at)
    return answer
