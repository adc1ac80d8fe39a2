"""Hand on an incident that nobody holds any more."""

from datetime import datetime

from django.db import transaction

from accord.conduct.facts.who_holds import hand_to_holder, may_still_hold
from accord.conduct.models import Incident
from accord.conduct.notices.incidents import tell_holder
from accord.core import audit


@transaction.atomic
def hand_on(*, incident: Incident, by: str, at: datetime) -> Incident:
    """What waits for somebody who is free, or was held in the trust by somebody who has left, goes to whoever is free.

    Nothing changes while its holder may hold it, and while still nobody is free.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if incident.closed_at or may_still_hold(incident, at):
        return incident
    before = incident.holder_ref
    hand_to_holder(incident, at)
    if incident.holder_ref != before:
        tell_holder(incident, by=by, at=at, once=f"handed:{incident.ref}:{incident.holder_ref}:{at:%Y%m%d}")
        audit.record(
            by=by,
            verb="hand_on_incident",
            subject=f"incident:{incident.ref}",
            school=incident.school.ref,
            details={"held_by": incident.holder_ref},
        )
    return incident
