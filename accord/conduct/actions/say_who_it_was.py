"""Say who a person was whom a report only describes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.who_holds import hand_to_holder, may_still_hold
from accord.conduct.models import Incident
from accord.conduct.notices.incidents import tell_holder
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember


@transaction.atomic
def say_who_it_was(
    *,
    incident: Incident,
    by: str,
    at: datetime,
    about_guardian: Guardian | None = None,
    about_staff: StaffMember | None = None,
) -> Incident:
    """The person whom a report described is known now; where the one who holds it has a part in it, it goes on.

    Raises DomainError where the person is known already, or nobody is named.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if incident.about_guardian_id or incident.about_staff_id:
        raise DomainError("known_already", _("It is known already who this was."))
    if not (about_guardian or about_staff):
        sentence = _("Choose who it was.")
        raise DomainError("nobody_chosen", sentence, status=422, fields={"whom": sentence})
    incident.about_guardian = about_guardian
    incident.about_staff = None if about_guardian else about_staff
    incident.save(update_fields=["about_guardian", "about_staff"])
    if not may_still_hold(incident, at):
        hand_to_holder(incident, at)
        tell_holder(incident, by=by, at=at, once=f"known:{incident.ref}")
    audit.record(
        by=by,
        verb="say_who_it_was",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"held_by": incident.holder_ref},
    )
    return incident
