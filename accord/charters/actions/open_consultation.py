"""Open a draft for comments."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters import notices
from accord.charters.drafting import hold_draft, tell
from accord.charters.facts.consulting import ConsultationState, state_of
from accord.charters.models import Consultation, Edition
from accord.core.errors import DomainError
from accord.people.viewer import Post
from accord.schools.spans import check_span, today_at

MOST_DAYS = 180


@transaction.atomic
def open_consultation(
    *, edition: Edition, by: Post, at: datetime, audiences: Sequence[str], opens_on: date, closes_on: date
) -> Consultation:
    """From a day to a day, guardians, staff or students read a draft and say what they think of it.

    Raises DomainError for days that are past, that run backwards or last too long, and beside another consultation
    of the same draft.
    """
    draft = hold_draft(edition)
    if not audiences:
        message = _("Say who is asked.")
        raise DomainError("nobody_asked", message, status=422, fields={"audiences": message})
    check_span(opens_on, closes_on, most_days=MOST_DAYS, first="opens_on", last="closes_on")
    if opens_on < today_at(draft.charter.school, at):
        message = _("This day is past. A consultation opens today or later.")
        raise DomainError("day_is_past", message, status=422, fields={"opens_on": message})
    if any(state_of(each, at) is not ConsultationState.OVER for each in draft.consultations.all()):
        message = _("This draft is open for comments already. End that consultation first.")
        raise DomainError("open_already", message, status=409)
    consultation = Consultation.objects.create(
        edition=draft, audiences=sorted(set(audiences)), opens_on=opens_on, closes_on=closes_on,
        by_id=by.staff_id, created_at=at,
    )  # fmt: skip
    tell(
        by=by.actor, verb="open_consultation", edition=draft, subject=f"consultation:{consultation.ref}",
        details={"audiences": consultation.audiences, "from": opens_on.isoformat(), "to": closes_on.isoformat()},
    )  # fmt: skip
    notices.consultation_opened(consultation, by=by.actor, at=at)
    return consultation
