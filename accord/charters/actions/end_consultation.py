"""End a consultation before its time."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters import notices
from accord.charters.drafting import tell
from accord.charters.facts.consulting import ConsultationState, state_of
from accord.charters.models import Consultation
from accord.core.errors import DomainError
from accord.people.viewer import Post


@transaction.atomic
def end_consultation(*, consultation: Consultation, by: Post, at: datetime) -> Consultation:
    """From now on nobody comments any more; one that has not begun is never shown to anybody."""
    held = Consultation.objects.select_for_update(of=("self",)).select_related("edition__charter__school")
    fresh = held.get(pk=consultation.pk)
    state = state_of(fresh, at)
    if state is ConsultationState.OVER:
        raise DomainError("consultation_over", _("This consultation is over already."), status=409)
    fresh.ended_at = at
    fresh.save(update_fields=["ended_at"])
    tell(by=by.actor, verb="end_consultation", edition=fresh.edition, subject=f"consultation:{fresh.ref}")
    if state is ConsultationState.TO_COME:
        notices.consultation_called_off(fresh, by=by.actor, at=at)
    return fresh
